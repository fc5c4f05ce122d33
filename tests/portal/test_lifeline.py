"""A process whose own way to end stands still is ended all the same, when its parent has gone."""

import os
import signal
import subprocess
import sys
import time

import pytest

from forkommune.portal.processes import is_alive

from .on_machine import ROOT, wait_until

pytestmark = pytest.mark.processes

# It hears no request to end, as a worker that waits for its own children.
DEAF = """
import signal, time
from forkommune.portal.lifeline import end_after_parent
signal.signal(signal.SIGTERM, signal.SIG_IGN)
end_after_parent(lambda: {at_work}, seconds=0.1, at_most={at_most})
print("ready", flush=True)
time.sleep(60)
"""
PARENT = """
import subprocess, sys, time
from pathlib import Path
from forkommune.portal.processes import start_child
child = start_child([sys.executable, "-c", sys.argv[1]], log=Path(sys.argv[2]))
while "ready" not in Path(sys.argv[2]).read_text():
    time.sleep(0.05)
print(child.pid, flush=True)
time.sleep(60)
"""


@pytest.fixture
def orphan(tmp_path):
    """Make a process that is deaf to SIGTERM, kill its parent, and give its number."""
    made = []

    def make(**how: object) -> int:
        script = DEAF.format(**{"at_work": False, "at_most": 5} | how)
        parent = subprocess.Popen(
            [sys.executable, "-c", PARENT, script, str(tmp_path / "child.log")],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        made.append(int(parent.stdout.readline()))
        parent.kill()
        parent.communicate()
        return made[-1]

    yield make
    for number in filter(is_alive, made):
        os.kill(number, signal.SIGKILL)


def test_a_deaf_process_ends_soon_after_its_parent(orphan):
    number = orphan()

    wait_until(lambda: not is_alive(number), 3, "the orphan ended")


def test_one_at_work_is_given_its_time_and_no_more(orphan):
    asked = time.monotonic()
    number = orphan(at_work=True, at_most=1.5)

    wait_until(lambda: not is_alive(number), 5, "the orphan ended")
    assert time.monotonic() - asked > 1.5
