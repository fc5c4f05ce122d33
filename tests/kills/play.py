"""Rounds of reports during which something is ended, and how soon the portal and the reports go on.

Recovery is counted from the act until all of this is so: what was taken away is there again, the portal's
readiness (`/helse/klar`) answers 200, and each job that was unfinished at the act is over or has taken a
step or an attempt under a lease that was written after the act. For a full disk it is counted from the
moment at which there is room again.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

from tests.portal.on_machine import patience
from tests.portal.running import RunningPortal

from .acts import ACTS, Done, Stage
from .desk import Away, Complaint, Desk, JobSeen, now, unfinished
from .small_disk import SmallDisk

LOOK_SECONDS = 0.1
LIMIT_SECONDS = 240.0
SMALL, LARGE = ("D4", "D7", "D3"), "D2"
LARGE_SHARE = 0.08
AUDIENCES = ("internal", "public")
MOMENTS = (0.3, 7.0)  # seconds from an order or the last act to the next


@dataclass
class Kill:
    """One act. recovery: seconds, None when it never came; open_jobs: what was unfinished at it."""

    act: str
    what: str
    at: float
    open_jobs: dict[str, JobSeen]
    done: Done
    recovery: float | None = None
    complaints: list[Complaint] = field(default_factory=list)

    @property
    def seconds(self) -> float:
        """How long the recovery took; one that never came, as long as it was waited for at least."""
        return LIMIT_SECONDS if self.recovery is None else self.recovery

    @property
    def is_ended(self) -> bool:
        """Whether all that was under way is over, and nothing is wrong."""
        return self.recovery is not None and not self.complaints


class Round:
    """Reports under way, and what happens to them."""

    def __init__(self, portal: RunningPortal, desk: Desk, random: Random, disk: SmallDisk | None):
        self._portal, self._desk, self._random = portal, desk, random
        self._stage = Stage(portal.var, random, disk)
        self._began = now()
        self.kills: list[Kill] = []
        self.orders: list[str] = []

    def play(self, acts: Sequence[str]) -> list[Kill]:
        """Order, act at random moments, and wait until all is over."""
        self._order()
        if self._random.random() < 0.5:
            self._order()
        for act in acts:
            self._watch(self._random.uniform(*MOMENTS))
            self._act(act)
        self._watch(LIMIT_SECONDS * patience(), until_over=True)
        complaints = self._desk.complaints(self._began)
        for kill in self.kills:
            kill.complaints = complaints
        return self.kills

    def _order(self) -> None:
        code = LARGE if self._random.random() < LARGE_SHARE else self._random.choice(SMALL)
        audience = self._random.choice(AUDIENCES)
        self._desk.order(code, audience)
        self.orders.append(f"{code} {audience}")

    def _act(self, act: str) -> None:
        jobs = unfinished(self._desk.watch())
        if not jobs:  # it shall happen during a report
            self._order()
            self._watch(self._random.uniform(0.3, 2.0))
            jobs = unfinished(self._desk.watch())
        at = now()
        done = ACTS[act](self._stage)
        self.kills.append(Kill(act, done.what, at, {job.id: job for job in jobs}, done))

    def _watch(self, seconds: float, *, until_over: bool = False) -> None:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if self._look() and until_over:
                return
            time.sleep(LOOK_SECONDS)

    def _look(self) -> bool:
        """Note which acts are got over by now; whether all are, and no report is under way."""
        pending = [kill for kill in self.kills if kill.recovery is None]
        try:
            jobs = self._desk.look()
        except Away:
            return False
        mended = [kill for kill in pending if self._is_mended(kill)]
        if mended and self._portal.get("/helse/klar")[0] == 200:
            for kill in mended:
                if all(
                    job.has_gone_on(kill.open_jobs[job.id], kill.at)
                    for job in jobs
                    if job.id in kill.open_jobs
                ):
                    kill.recovery = now() - kill.at
        return not unfinished(jobs) and all(kill.recovery is not None for kill in self.kills)

    def _is_mended(self, kill: Kill) -> bool:
        if not kill.done.is_mended():
            kill.at = now() if kill.act == "full disk" else kill.at
            return False
        return True


def play(
    portal: RunningPortal,
    desk: Desk,
    acts: Sequence[str],
    random: Random,
    disk: SmallDisk | None,
) -> Iterator[Round]:
    """The acts in rounds of two to four; each round as it ends."""
    left = list(acts)
    while left:
        number = random.randint(2, 4)
        now_played, left = left[:number], left[number:]
        one = Round(portal, desk, random, disk)
        one.play(now_played)
        yield one
