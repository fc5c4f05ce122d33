"""State folders for tests of real processes."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from . import on_machine
from .running import RunningPortal, free_port

BUILT = Path(os.environ["FORKOMMUNE_VAR"]) / "frontend"


def _end(folder: Path) -> None:
    """Remove a state folder; the test fails when it leaves a process behind."""
    left = on_machine.alive_on(folder)
    for pid in left:
        on_machine.kill(pid)
    shutil.rmtree(folder, ignore_errors=True)
    assert left == {}


@pytest.fixture
def var() -> Iterator[Path]:
    """A fresh state folder with a short path."""
    folder = Path(tempfile.mkdtemp(prefix="fkp-"))
    yield folder
    _end(folder)


@pytest.fixture(scope="session")
def first_start() -> Iterator[RunningPortal]:
    """A portal's first start on an empty folder, ended with Ctrl-C: what it printed and left."""
    folder = Path(tempfile.mkdtemp(prefix="fkp-"))
    (folder / "frontend").symlink_to(BUILT.resolve())
    portal = RunningPortal(folder, free_port())
    try:
        portal.wait_until_ready()
        portal.first_health = portal.health()
    finally:
        portal.exit_code = portal.interrupt()
    portal.left = on_machine.alive_on(folder)
    yield portal
    _end(folder)


def _copy(state: Path) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="fkp-"))
    shutil.copytree(state, folder, dirs_exist_ok=True, symlinks=True)
    return folder


@pytest.fixture
def prepared(first_start: RunningPortal) -> Iterator[Path]:
    """A state folder as a first start leaves it: tables, data, account, static files."""
    folder = _copy(first_start.var)
    yield folder
    _end(folder)


@pytest.fixture(scope="module")
def portal(first_start: RunningPortal) -> Iterator[RunningPortal]:
    """A second start, shared by the tests that leave it as they found it."""
    folder = _copy(first_start.var)
    metrics = f"127.0.0.1:{free_port()}"
    running = RunningPortal(folder, free_port(), FORKOMMUNE_METRICS_ADDRESS=metrics)
    running.metrics_address = metrics
    try:
        yield running.wait_until_ready()
    finally:
        running.interrupt()
        _end(folder)
