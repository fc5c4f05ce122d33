"""Real portals: how long they take to come up, and how they bear sixteen visitors at once."""

from __future__ import annotations

import signal
import threading
import time
from pathlib import Path

from tests.portal.on_machine import alive_on, kill_at_once
from tests.portal.running import RunningPortal, free_port

from .figures import Figure, percentile

CLIENTS, SECONDS = 16, 30
FIRST_ANSWER_S, ALL_READY_S, NOTHING_LEFT_S = 3, 10, 3
PATHS = (
    "/", "/kommuner/", "/kommuner/0219/", "/eksempler/", "/eksempler/?q=varme", "/piloter/",
    "/api/v1/examples/?q=varme", "/rapporter/", "/nettverk/", "/prosjekt/",
)  # fmt: skip


def measure_starts(var: Path) -> list[Figure]:
    """Seconds of a first start on an empty folder, of the second, and of its first answer."""
    cold, _first = _start(var)
    ready, first = _start(var)
    return [
        Figure("first start, all ready", cold, "s"),
        Figure("second start, first answer", first, "s", FIRST_ANSWER_S),
        Figure("second start, all ready", ready, "s", ALL_READY_S),
    ]


def _start(var: Path) -> tuple[float, float]:
    begun = time.monotonic()
    portal = RunningPortal(var, free_port(), DEMO="1")
    try:
        while portal.get("/helse/live")[0] != 200:
            time.sleep(0.02)
            if portal.process.poll() is not None:
                raise RuntimeError(f"The portal on {var} ended: {portal.process.returncode}.")
        first = time.monotonic() - begun
        portal.wait_until_ready()
        return time.monotonic() - begun, first
    finally:
        portal.interrupt()


def measure_kills(var: Path) -> list[Figure]:
    """Seconds until pages answer again after the database was killed, and until nothing is left of a
    portal whose supervisor was."""
    portal = RunningPortal(var, free_port(), DEMO="1").wait_until_ready()
    kill_at_once(var, "postgres -D")
    begun = time.monotonic()
    while portal.get("/")[0] != 200:
        time.sleep(0.05)
    back = time.monotonic() - begun
    portal.end(signal.SIGKILL)
    begun = time.monotonic()
    while alive_on(var):
        time.sleep(0.05)
    return [
        Figure("database killed, pages answer again", back, "s"),
        Figure("supervisor killed, nothing left", time.monotonic() - begun, "s", NOTHING_LEFT_S),
    ]


def measure_load(var: Path) -> list[Figure]:
    """Thirty seconds of sixteen visitors on mixed pages: faults, answers a second, slow ones."""
    portal = RunningPortal(var, free_port(), DEMO="1").wait_until_ready()
    try:
        visits = _visit(portal)
    finally:
        portal.interrupt()
    faults = sum(status != 200 for status, _taken in visits)
    return [
        Figure("load: faults", faults, "answers", 0),
        Figure("load: answers", len(visits) / SECONDS, "per s"),
        Figure("load: p95", percentile([taken for _status, taken in visits], 0.95) * 1000, "ms"),
    ]


def _visit(portal: RunningPortal) -> list[tuple[int, float]]:
    ends = time.monotonic() + SECONDS
    visits: list[tuple[int, float]] = []

    def wander(start: int) -> None:
        turn = start
        while time.monotonic() < ends:
            begun = time.monotonic()
            status = portal.get(PATHS[turn % len(PATHS)])[0]
            visits.append((status, time.monotonic() - begun))
            turn += 1

    threads = [threading.Thread(target=wander, args=[n]) for n in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return visits
