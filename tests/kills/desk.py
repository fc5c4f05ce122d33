"""Orders reports of a running portal and looks at its rows, from a process that outlives what is killed."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from forkommune.portal.servers import embedded_url
from tests.portal.on_machine import ROOT, clean_environment, patience

AGAIN_SECONDS = 0.1
AWAY_SECONDS = 90.0  # a database that is killed often is started ever more patiently


@dataclass(frozen=True)
class JobSeen:
    """A job's row at one moment."""

    id: str
    state: str
    attempts: int
    step: int
    steps: int
    step_name: str
    message: str
    lease_written: float | None  # seconds since the epoch
    is_finished: bool

    def has_gone_on(self, before: JobSeen, since: float) -> bool:
        """Whether it is over, or a worker that lived after `since` took a step or an attempt."""
        if self.is_finished:
            return True
        moved = (self.attempts, self.step, self.step_name, self.state) != (
            before.attempts,
            before.step,
            before.step_name,
            before.state,
        )
        return moved and (self.lease_written or 0) > since


@dataclass(frozen=True)
class Complaint:
    """What is not as it should be. sort: "lost", "twice", "half" or "left"."""

    sort: str
    words: str


class Away(RuntimeError):
    """The database does not answer just now."""


class Desk:
    """The process, asked one thing after another."""

    def __init__(self, var: Path, port: int) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.kills.clerk"],
            cwd=ROOT,
            env=clean_environment(
                DJANGO_SETTINGS_MODULE="forkommune.settings",
                FORKOMMUNE_VAR=str(var),
                DATABASE_URL=embedded_url(var),
                PORT=str(port),
            ),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def order(self, code: str, audience: str = "internal") -> str:
        """The job of a report that is ordered; its chapters must be laid out anew."""
        return str(self._asked("order", code, audience))

    def look(self) -> list[JobSeen]:
        """All jobs of reports, as they are now. Raises Away."""
        return [JobSeen(**row) for row in self._ask("look")]

    def watch(self) -> list[JobSeen]:
        """The same, as soon as the database answers."""
        return [JobSeen(**row) for row in self._asked("look")]

    def complaints(self, since: float) -> list[Complaint]:
        """What is wrong with jobs, editions, mails and files now that all work has ended.

        since: when the round began (seconds since the epoch); older PDFs were checked before.
        """
        return [Complaint(*row) for row in self._asked("complaints", since)]

    def unfinished_files(self) -> int:
        """Files that killed writers left under names that nobody reads."""
        return int(self._asked("unfinished_files"))

    def _asked(self, name: str, *arguments: Any) -> Any:
        deadline = time.monotonic() + AWAY_SECONDS * patience()
        while True:
            try:
                return self._ask(name, *arguments)
            except Away:
                if time.monotonic() > deadline:
                    raise
                time.sleep(AGAIN_SECONDS)

    def _ask(self, name: str, *arguments: Any) -> Any:
        assert self._process.stdin
        assert self._process.stdout
        print(json.dumps([name, arguments]), file=self._process.stdin, flush=True)
        line = self._process.stdout.readline()
        assert line, f"the desk ended: {self._process.wait()}"
        answer = json.loads(line)
        if "away" in answer:
            raise Away(answer["away"])
        return answer["said"]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        self._process.wait(30)
        self._process.stdout.close()


def now() -> float:
    """Seconds since the epoch, as the rows of jobs tell them."""
    return datetime.now(UTC).timestamp()


def unfinished(jobs: Sequence[JobSeen]) -> list[JobSeen]:
    """Those that are not over."""
    return [job for job in jobs if not job.is_finished]
