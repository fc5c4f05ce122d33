"""Two hundred random kills during reports: does each report end, once and whole, and how soon does it go on.

`KILLS=30` kills fewer, `SEED=…` another way. Recovery is what `tests.kills.play` says it is. The disk that
files are stored on can be filled only by root, who may mount one; others do without that act.
"""

from __future__ import annotations

import os
import time
from pathlib import Path
from random import Random

from tests.kills.acts import ACTS
from tests.kills.desk import Desk
from tests.kills.play import Kill, Round, play
from tests.kills.small_disk import small_disk
from tests.portal.running import RunningPortal, free_port

from .figures import Figure, percentile

NUMBER, SEED = 200, 20_261_130
RECOVERY_S = 15
ROOTS = "full disk"


def measure_random_kills(var: Path) -> list[Figure]:
    """Each act about equally often, in an order and at moments that the seed gives."""
    number = int(os.environ.get("KILLS") or NUMBER)
    seed = int(os.environ.get("SEED") or SEED)
    print(f"{number} kills, seed {seed}", flush=True)
    random = Random(seed)
    with small_disk(var) as disk:
        names = [name for name in ACTS if disk or name != ROOTS]
        acts = [names[n % len(names)] for n in range(number)]
        random.shuffle(acts)
        portal = RunningPortal(var, free_port(), DEMO="1").wait_until_ready()
        try:
            with Desk(var, portal.port) as desk:
                rounds = list(_told(portal, desk, acts, random, disk))
                unfinished_files = desk.unfinished_files()
        finally:
            portal.interrupt()
    kills = [kill for one in rounds for kill in one.kills]
    return _figures(kills, unfinished_files, without="" if disk else ", without a full disk")


def _told(portal, desk, acts, random, disk):
    """The rounds, with a line about each kill and each complaint."""
    seen: set[str] = set()
    count = 0
    for one in play(portal, desk, acts, random, disk):
        print(f"{time.strftime('%H:%M:%S')} {', '.join(one.orders)}", flush=True)
        for kill in one.kills:
            count += 1
            taken = "never" if kill.recovery is None else f"{kill.recovery:.1f} s"
            print(f"  {count}/{len(acts)} {kill.act}: {kill.what}; {taken}", flush=True)
        # What is wrong stays wrong in later rounds, whose fault it is not.
        _only_new(one, seen)
        yield one


def _only_new(one: Round, seen: set[str]) -> None:
    fresh = [wrong for wrong in one.kills[0].complaints if wrong.words not in seen]
    seen |= {wrong.words for wrong in fresh}
    for kill in one.kills:
        kill.complaints = fresh
    for wrong in fresh:
        print(f"  ! {wrong.sort}: {wrong.words}", flush=True)


def _figures(kills: list[Kill], unfinished_files: int, *, without: str) -> list[Figure]:
    number = len(kills)
    recoveries = [kill.seconds for kill in kills]
    wrong = {(one.sort, one.words) for kill in kills for one in kill.complaints}

    def count(sort: str) -> int:
        return sum(one == sort for one, _words in wrong)

    ended = sum(kill.is_ended for kill in kills)
    return [
        Figure(f"kills: ended of {number}{without}", ended, "kills", number, ceiling=False),
        Figure("kills: ended twice", count("twice"), "jobs", 0),
        Figure("kills: half files", count("half"), "files", 0),
        Figure("kills: chapters left waiting", count("left"), "chapters", 0),
        Figure("kills: recovery, median", percentile(recoveries, 0.5), "s", RECOVERY_S),
        Figure("kills: recovery, p95", percentile(recoveries, 0.95), "s"),
        *_by_act(kills),
        Figure("kills: unfinished files for the night's tidying", unfinished_files, "files"),
    ]


def _by_act(kills: list[Kill]) -> list[Figure]:
    taken: dict[str, list[float]] = {}
    for kill in kills:
        taken.setdefault(kill.act, []).append(kill.seconds)
    return [
        Figure(f"kills: recovery of {act}, median", percentile(taken[act], 0.5), "s")
        for act in ACTS
        if act in taken
    ]
