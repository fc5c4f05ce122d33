"""Reports that are under way while a part of a real portal is ended: each is made, once and whole."""

import shutil
import tempfile
from pathlib import Path
from random import Random

import pytest

from tests.kills.acts import ACTS, Stage
from tests.kills.desk import Desk, now

from .on_machine import alive_on, kill, wait_until
from .running import RunningPortal, free_port

pytestmark = [pytest.mark.processes, pytest.mark.xdist_group("portal")]
SEED = 9


@pytest.fixture(scope="module")
def portal(first_start):
    """A portal of this file's own, which is left as nobody found it."""
    folder = Path(tempfile.mkdtemp(prefix="fkp-"))
    shutil.copytree(first_start.var, folder, dirs_exist_ok=True, symlinks=True)
    running = RunningPortal(folder, free_port())
    try:
        yield running.wait_until_ready()
    finally:
        running.interrupt()
        left = alive_on(folder)
        for pid in left:
            kill(pid)
        shutil.rmtree(folder, ignore_errors=True)
        assert left == {}


@pytest.fixture(scope="module")
def desk(portal):
    """Where reports of the portal are ordered."""
    with Desk(portal.var, portal.port) as desk:
        yield desk


def state(desk, job_id):
    return {job.id: job for job in desk.watch()}[job_id]


@pytest.mark.parametrize("act", ["worker child", "worker", "Redis without its file", "database"])
def test_a_report_is_made_once_although_a_part_is_ended_meanwhile(portal, desk, act):
    began = now()
    job = desk.order("D7")
    wait_until(lambda: state(desk, job).steps > 1, 30, "chapters are laid out")

    ACTS[act](Stage(portal.var, Random(SEED)))
    wait_until(lambda: state(desk, job).is_finished, 60, "the report is made")

    assert (state(desk, job).state, desk.complaints(began)) == ("done", [])
    wait_until(lambda: set(portal.health().values()) == {"ok"}, 30, "all parts are well")
