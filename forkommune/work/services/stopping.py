"""Ends work in the middle of a step, when it has said that it may be ended there.

The heartbeat of a job notices the wish to stop in its own thread and sends this process a signal;
the main thread, where the work is, then raises JobCancelled. Outside a stretch that was declared
stoppable the signal does nothing, and the next step of the job notices the wish as ever.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from .jobs import JobCancelled

SIGNAL = signal.SIGUSR2  # Celery's own limit uses the other one


class Stopper:
    """Whether the work of one attempt may be ended just now, and the way to do it."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._may_stop = False

    @contextmanager
    def stoppable(self) -> Iterator[None]:
        """A stretch that JobCancelled may end at any moment. Only the main thread hears of it."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before: Any = signal.signal(SIGNAL, self._raise)
        self._may_stop = True
        try:
            yield
        finally:
            self._may_stop = False
            # Not to what was there: a late signal would end the process.
            signal.signal(SIGNAL, signal.SIG_IGN if before is signal.SIG_DFL else before)

    @contextmanager
    def unstoppable(self) -> Iterator[None]:
        """A stretch inside the other that must be finished, such as a change of the job's row."""
        before, self._may_stop = self._may_stop, False
        try:
            yield
        finally:
            self._may_stop = before

    def stop(self) -> None:
        """From any thread: end the stoppable stretch; nothing happens outside one."""
        if self._may_stop:
            signal.pthread_kill(threading.main_thread().ident or 0, SIGNAL)

    def _raise(self, number: int, frame: FrameType | None) -> None:
        if self._may_stop:
            raise JobCancelled(f"{self._name} was cancelled in the middle of a step.")
