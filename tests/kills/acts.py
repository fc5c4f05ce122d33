"""What may happen to a running portal at any moment, each as the machine or an operator does it."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.portal.on_machine import numbers_of, wait_until

from .small_disk import SmallDisk

WORKER, BEAT, WEB = "celery -A forkommune worker", "celery -A forkommune beat", "gunicorn"
REDIS, DATABASE = "redis-server", "postgres -D"
FULL_SECONDS = (2.0, 6.0)
STOPS = (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL)


@dataclass(frozen=True)
class Stage:
    """Where it happens. disk: what files are stored on, where it can be filled."""

    var: Path
    random: Random
    disk: SmallDisk | None = None


@dataclass(frozen=True)
class Done:
    """What was done, and when it is over: whether what was taken away is there again."""

    what: str
    is_mended: Callable[[], bool]


def _kill(
    stage: Stage, part: str, pids: list[int], number: signal.Signals = signal.SIGKILL
) -> Done:
    """Signal to some of the processes of a part, which is mended when others stand in their place."""
    count = len(numbers_of(stage.var, part))
    for pid in pids:
        os.kill(pid, number)

    def is_mended() -> bool:
        there = numbers_of(stage.var, part)
        return len(there) >= count and not set(pids) & set(there)

    return Done(f"{number.name} to {part} {pids}", is_mended)


def _parent(stage: Stage, part: str) -> int:
    """The process of a part that the supervisor or the keeper started, and that started the others."""
    wait_until(lambda: numbers_of(stage.var, part), 60, f"{part} runs")
    return numbers_of(stage.var, part)[0]


def worker_child(stage: Stage) -> Done:
    """The kernel ends one of the worker's processes, for want of memory say."""
    parent = _parent(stage, WORKER)
    children = [pid for pid in numbers_of(stage.var, WORKER) if _is_child(pid, parent)]
    return _kill(stage, WORKER, [stage.random.choice(children or [parent])])


def _is_child(pid: int, parent: int) -> bool:
    with suppress(FileNotFoundError, ProcessLookupError):
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
        return int(stat.rpartition(")")[2].split()[1]) == parent
    return False


def worker(stage: Stage) -> Done:
    """The worker's first process is ended; its children may end what they have in hand."""
    return _kill(stage, WORKER, [_parent(stage, WORKER)])


def beat(stage: Stage) -> Done:
    """The clock is ended."""
    return _kill(stage, BEAT, [_parent(stage, BEAT)])


def web(stage: Stage) -> Done:
    """The web server's first process is ended."""
    return _kill(stage, WEB, [_parent(stage, WEB)])


def redis(stage: Stage) -> Done:
    """Redis is ended, and comes back with what it had written."""
    return _kill(stage, REDIS, [_parent(stage, REDIS)])


def redis_without_its_file(stage: Stage) -> Done:
    """Redis is ended, and comes back empty."""
    done = redis(stage)
    # The keeper waits half a second before it starts another.
    for left in (stage.var / "redis").iterdir():
        shutil.rmtree(left) if left.is_dir() else left.unlink()
    return done


def database(stage: Stage) -> Done:
    """PostgreSQL is told to stop at once, told to stop without tidying up, or ended."""
    number = stage.random.choice(STOPS)
    return _kill(stage, DATABASE, [_parent(stage, DATABASE)], number)


def full_disk(stage: Stage) -> Done:
    """The disk that files are stored on is full for some seconds."""
    assert stage.disk, "no disk that may be filled"
    seconds = stage.random.uniform(*FULL_SECONDS)
    room = stage.disk.fill(seconds)
    return Done(f"disk full for {seconds:.1f} s", room.is_set)


ACTS: dict[str, Callable[[Stage], Done]] = {
    "worker child": worker_child,
    "worker": worker,
    "beat": beat,
    "web": web,
    "Redis": redis,
    "Redis without its file": redis_without_its_file,
    "database": database,
    "full disk": full_disk,
}
