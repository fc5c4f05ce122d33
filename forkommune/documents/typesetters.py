"""Lays chapters out in several processes: this one and helpers of its own.

A worker of the task queue may not have children of the multiprocessing kind, and a fork would
take open database connections along. So helpers are plain Python processes that read jobs from a
pipe and end with it.
"""

import os
import selectors
import subprocess
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, Protocol, Self

from .cache import ChapterCache
from .errors import DocumentError
from .frames import receive_answer, receive_job, send_answer, send_job
from .layout import LayoutJob, lay_out
from .parentage import die_with_parent

ROOT = Path(__file__).resolve().parents[2]
COMMAND = (sys.executable, "-m", "forkommune.documents.typesetters")
BESIDE = min(2, os.cpu_count() or 1)
WORTH = 60_000  # characters of HTML that keep one process busy longer than a helper takes to start


class Typesetting(Protocol):
    """Who lays out chapters, as a context manager that leaves nobody at work for nothing."""

    def __enter__(self) -> Self:
        """Ready to lay out."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Whether all is done or not: nothing more is begun."""

    def announce(self, jobs: Sequence[LayoutJob], cache: ChapterCache) -> frozenset[str]:
        """Let whoever is free begin with those of `jobs` that the cache lacks, which `run` will be asked
        for soon; the keys of those that somebody may have begun."""

    def run(
        self, jobs: Sequence[LayoutJob], cache: ChapterCache
    ) -> Iterator[tuple[LayoutJob, bytes]]:
        """Lay out all jobs, keep each in `cache`, and give each as soon as it is known here, in any
        order. Raises what `lay_out` raises."""


class Typesetters:
    """Up to `workers` processes at work, this one included; a context manager that leaves none."""

    def __init__(self, workers: int = BESIDE) -> None:
        self._helpers_wanted = workers - 1
        self._helpers: list[subprocess.Popen[bytes]] = []
        self._selector = selectors.DefaultSelector()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._selector.close()
        for helper in self._helpers:
            helper.kill()
        for helper in self._helpers:
            helper.communicate()

    def announce(self, jobs: Sequence[LayoutJob], cache: ChapterCache) -> frozenset[str]:
        """Nobody begins: helpers are started when it is known that they are worth it."""
        return frozenset()

    def run(
        self, jobs: Sequence[LayoutJob], cache: ChapterCache
    ) -> Iterator[tuple[LayoutJob, bytes]]:
        """As `Typesetting` says; raises DocumentError too, when a helper dies."""
        for job, data in self._laid_out(jobs):
            cache.put(job.key(), data)
            yield job, data

    def _laid_out(self, jobs: Sequence[LayoutJob]) -> Iterator[tuple[LayoutJob, bytes]]:
        waiting = deque(jobs)
        at_work: dict[int, LayoutJob] = {}
        worth = sum(len(job.html) for job in jobs) // WORTH
        # This process takes one itself.
        for _ in range(min(self._helpers_wanted, len(jobs) - 1, worth)):
            self._hand_out(self._start(), waiting, at_work)
        while waiting or at_work:
            if waiting:
                job = waiting.popleft()
                yield job, lay_out(job)
            if not at_work:
                continue  # an empty selector would wait for ever
            for key, _ in self._selector.select(timeout=0 if waiting else None):
                helper: subprocess.Popen[bytes] = key.data
                job = at_work.pop(helper.pid)
                yield job, self._collect(helper, job)
                self._hand_out(helper, waiting, at_work)

    def _start(self) -> subprocess.Popen[bytes]:
        helper = subprocess.Popen(
            COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, bufsize=-1
        )
        self._helpers.append(helper)
        self._selector.register(_pipe(helper.stdout), selectors.EVENT_READ, helper)
        return helper

    def _hand_out(
        self,
        helper: subprocess.Popen[bytes],
        waiting: deque[LayoutJob],
        at_work: dict[int, LayoutJob],
    ) -> None:
        if waiting:
            # From the far end: this process takes from the near one, where the user looks first.
            job = waiting.pop()
            at_work[helper.pid] = job
            try:
                send_job(_pipe(helper.stdin), job)
            except BrokenPipeError as error:
                raise _ended(helper, job) from error

    def _collect(self, helper: subprocess.Popen[bytes], job: LayoutJob) -> bytes:
        try:
            return receive_answer(_pipe(helper.stdout))
        except EOFError as error:
            raise _ended(helper, job) from error


def serve(jobs: IO[bytes], answers: IO[bytes]) -> None:
    """Answer jobs until the pipe ends: with the PDF, or with the reason for none."""
    while True:
        try:
            job = receive_job(jobs)
        except EOFError:
            return
        try:
            answer: bytes | DocumentError = lay_out(job)
        except DocumentError as error:
            answer = error
        send_answer(answers, answer)


def _ended(helper: subprocess.Popen[bytes], job: LayoutJob) -> DocumentError:
    return DocumentError(
        f"The process that laid out {job.name!r} ended with code {helper.wait()}; "
        "order the document again."
    )


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise DocumentError("A typesetter was started without its pipe.")
    return pipe


if __name__ == "__main__":
    die_with_parent()
    serve(sys.stdin.buffer, sys.stdout.buffer)
