"""One process that is kept alive: started again after its death, ever more patiently."""

import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from .errors import PortalError
from .language import gettext as _
from .processes import last_complaint

FIRST_DELAY = 0.5
LONGEST_DELAY = 30.0
STEADY_AFTER = (
    10.0  # seconds of life after which it was no failing start, and a death counts as a first one
)


def say_nothing(message: str) -> None:
    """The announcement of a child whose fate is shown elsewhere."""


@dataclass
class Child:
    """A process by name, how to start it, and what is known about its present life."""

    name: str
    spawn: Callable[[], subprocess.Popen[bytes]]
    log: Path
    stop_signal: signal.Signals = signal.SIGTERM
    announce: Callable[[str], None] = say_nothing
    process: subprocess.Popen[bytes] | None = None
    delay: float = FIRST_DELAY
    started_at: float = 0.0
    restart_at: float | None = field(default=None)

    def start(self) -> None:
        """Start the process; PortalError when it cannot even be started."""
        self.process = self.spawn()
        self.started_at = time.monotonic()
        self.restart_at = None

    @property
    def is_running(self) -> bool:
        """Whether the process lives."""
        return self.process is not None and self.process.poll() is None

    def has_answered(self) -> None:
        """It works, so what may end it now is no failing start: it comes back at once."""
        self.delay = FIRST_DELAY

    def tend(self) -> None:
        """Notice a death, and start anew when its delay (0.5 s, doubling to 30 s) is over."""
        if self.is_running:
            return
        now = time.monotonic()
        if self.restart_at is None:
            self._plan_restart(now)
        elif now >= self.restart_at:
            self._try_again(now)

    def _plan_restart(self, now: float) -> None:
        if now - self.started_at > STEADY_AFTER:
            self.delay = FIRST_DELAY
        code = self.process.returncode if self.process else 0
        self.announce(
            _("%(name)s ended (code %(code)d); new start in %(delay).1f s. Last line: %(line)s")
            % {
                "name": self.name,
                "code": code,
                "delay": self.delay,
                "line": last_complaint(self.log),
            }
        )
        self._wait(now)

    def _try_again(self, now: float) -> None:
        try:
            self.start()
        except PortalError as error:
            self.announce(str(error))
            self._wait(now)

    def _wait(self, now: float) -> None:
        self.restart_at = now + self.delay
        self.delay = min(self.delay * 2, LONGEST_DELAY)
