"""Two hundred interruptions of an interview form: what was lost, and how long each took."""

from __future__ import annotations

import random
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browsing import LAUNCH
from tests.interruptions.play import interrupt
from tests.interruptions.troubles import TROUBLES
from tests.portal.running import RunningPortal, free_port

from .figures import Figure, percentile

NUMBER, SEED = 200, 20_261_129


def measure_interruptions(var: Path, number: int = NUMBER) -> list[Figure]:
    """Each trouble about equally often, in an order and at moments that the seed gives."""
    order = [TROUBLES[n % len(TROUBLES)] for n in range(number)]
    random.Random(SEED).shuffle(order)
    portal = RunningPortal(var, free_port(), DEMO="1").wait_until_ready()
    losses, taken, begun = [], [], time.monotonic()
    try:
        with sync_playwright() as driver, driver.chromium.launch(**LAUNCH) as browser:
            for trouble, lost in zip(order, interrupt(portal, browser, order, SEED), strict=True):
                taken.append(time.monotonic() - begun)
                begun = time.monotonic()
                losses += lost
                for one in lost:
                    print(one, flush=True)
                print(f"{len(taken)}/{number} {trouble.name}, {taken[-1]:.1f} s", flush=True)
    finally:
        portal.interrupt()
    return [
        Figure(f"interruptions, losses in {number}", len(losses), "losses", 0),
        Figure(
            "interruptions, one from first letter to last text, p95", percentile(taken, 0.95), "s"
        ),
    ]
