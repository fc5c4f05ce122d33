"""Two hundred interruptions of an interview form, of the note-taker's screen, and of one note that
several correct: what was lost, and how long each took."""

from __future__ import annotations

import random
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browsing import LAUNCH
from tests.interruptions.notes import NOTE_SCREEN, ONE_NOTE
from tests.interruptions.play import Scene, interrupt
from tests.interruptions.troubles import TROUBLES
from tests.portal.running import RunningPortal, free_port

from .figures import Figure, percentile

NUMBER, SEED = 200, 20_261_129


def measure_interruptions(var: Path, number: int = NUMBER) -> list[Figure]:
    """Each trouble about equally often, in an order and at moments that the seed gives."""
    portal = RunningPortal(var, free_port(), DEMO="1").wait_until_ready()
    try:
        with sync_playwright() as driver, driver.chromium.launch(**LAUNCH) as browser:
            return [
                *_measured("interruptions", portal, browser, number, None),
                *_measured("interruptions of notes", portal, browser, number, NOTE_SCREEN),
                *_measured("interruptions of one note", portal, browser, number, ONE_NOTE),
            ]
    finally:
        portal.interrupt()


def _measured(
    name: str, portal: RunningPortal, browser: Browser, number: int, scene: Scene | None
) -> list[Figure]:
    order = [TROUBLES[n % len(TROUBLES)] for n in range(number)]
    random.Random(SEED).shuffle(order)
    losses, taken, begun = [], [], time.monotonic()
    for trouble, lost in zip(order, interrupt(portal, browser, order, SEED, scene), strict=True):
        taken.append(time.monotonic() - begun)
        begun = time.monotonic()
        losses += lost
        for one in lost:
            print(one, flush=True)
        print(f"{name} {len(taken)}/{number} {trouble.name}, {taken[-1]:.1f} s", flush=True)
    return [
        Figure(f"{name}, losses in {number}", len(losses), "losses", 0),
        Figure(f"{name}, one from first letter to last text, p95", percentile(taken, 0.95), "s"),
    ]
