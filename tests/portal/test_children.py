"""A child that dies is started again, ever more patiently, and its last words are told."""

import subprocess

import pytest

from forkommune.portal import children
from forkommune.portal.children import Child
from forkommune.portal.errors import PortalError


class Clock:
    """Time that passes when told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr(children, "time", clock)
    return clock


@pytest.fixture
def said():
    return []


@pytest.fixture
def child(tmp_path, said, clock):
    """A child whose process ends at once with code 3 after one line in its log."""
    log = tmp_path / "child.log"

    def spawn():
        log.write_text("first\nno more memory\n")
        process = subprocess.Popen(["sh", "-c", "exit 3"])
        process.wait()
        return process

    made = Child(name="Webtjeneren", spawn=spawn, log=log, announce=said.append)
    made.start()
    return made


def _delays(child, clock, deaths):
    found = []
    for _death in range(deaths):
        child.tend()
        found.append(child.restart_at - clock.now)
        clock.now = child.restart_at
        child.tend()
    return found


def test_a_death_is_announced_with_code_delay_and_last_line(child, said):
    child.tend()
    child.tend()

    assert said == [
        "Webtjeneren stanset (kode 3); startes igjen om 0.5 s. Siste linje: no more memory"
    ]


def test_the_delay_doubles_up_to_half_a_minute(child, clock):
    assert _delays(child, clock, 8) == [0.5, 1, 2, 4, 8, 16, 30, 30]


def test_after_ten_seconds_of_life_a_death_counts_as_the_first(child, clock):
    _delays(child, clock, 3)
    clock.now += 10.1

    assert _delays(child, clock, 1) == [0.5]


def test_after_an_answer_a_death_counts_as_the_first(child, clock):
    _delays(child, clock, 3)
    child.has_answered()

    assert _delays(child, clock, 1) == [0.5]


def test_a_start_that_is_refused_is_told_and_tried_again_later(child, clock, said):
    def refuse():
        raise PortalError("Disken er full.")

    child.spawn = refuse
    child.tend()
    clock.now = child.restart_at
    child.tend()

    assert (said[-1], child.restart_at - clock.now) == ("Disken er full.", 1.0)
