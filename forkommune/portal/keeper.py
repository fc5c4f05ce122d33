"""The small process that owns both embedded servers while somebody uses them.

Users (the portal, commands, the tests) share one lock; the kernel gives a share back however its
holder dies. When the keeper can have the lock for itself, nobody is left and it stops the servers.
"""

import argparse
import json
import signal
import sys
import time
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

from . import postgres, redis_server
from .children import Child
from .errors import PortalError
from .folders import ensure_socket_folder, prepare_state_folder
from .language import gettext as _
from .locks import LockFile
from .processes import become_subreaper, stop_all

ANOTHER_KEEPER = 3  # exit code
OLD_SERVERS_SECONDS = 10.0
START_SECONDS = 60.0
POLL_SECONDS = 0.1


def keeper_lock(var: Path) -> Path:
    """Held by the one keeper of `var`."""
    return var / "run" / "keeper.lock"


def users_lock(var: Path) -> Path:
    """Shared by all who use the servers of `var`."""
    return var / "run" / "users.lock"


def status_file(var: Path) -> Path:
    """What the keeper of `var` says about the servers."""
    return var / "run" / "servers.json"


@dataclass(frozen=True)
class Status:
    """State of the servers: starting, ready, or failed with the reason."""

    pid: int
    state: str
    message: str = ""


def read_status(var: Path) -> Status | None:
    """The keeper's last word, or None before its first."""
    try:
        found: dict[str, Any] = json.loads(status_file(var).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    return Status(pid=found["pid"], state=found["state"], message=found["message"])


def write_status(var: Path, status: Status) -> None:
    """Replace the status in one step, so that no reader sees half of it."""
    fresh = status_file(var).with_suffix(".new")
    fresh.write_text(json.dumps(vars(status)), encoding="utf-8")
    fresh.replace(status_file(var))


class Keeper:
    """Both servers of one state folder, from the first user to the last."""

    def __init__(self, var: Path, *, durable: bool, inherited: int) -> None:
        self.var = var
        options: dict[str, Any] = {"durable": durable, "keep_open": (inherited,)}
        self.redis = Child(
            name="Redis",
            spawn=lambda: redis_server.start(var, **options),
            log=redis_server.log_file(var),
            announce=self.announce,
        )
        self.postgres = Child(
            name="PostgreSQL",
            spawn=lambda: postgres.start(var, **options),
            log=postgres.log_file(var),
            stop_signal=signal.SIGINT,
            announce=self.announce,
        )
        self.stopping = False

    def announce(self, message: str) -> None:
        """Tell the terminal or the log of whoever started the keeper."""
        print(message, flush=True)

    def start(self) -> None:
        """Start both servers and wait until they answer; PortalError with the server's words."""
        write_status(self.var, Status(_pid(), "starting"))
        ensure_socket_folder(self.var)
        self.redis.start()
        postgres.make_database_folder(self.var)
        self.postgres.start()
        deadline = time.monotonic() + START_SECONDS
        while not (redis_server.answers(self.var) and postgres.answers(self.var)):
            self._require_life(self.redis)
            self._require_postgres()
            if time.monotonic() > deadline:
                raise PortalError(
                    _(
                        "The servers did not answer within %(seconds)d s. See the logs in %(folder)s."
                    )
                    % {"seconds": START_SECONDS, "folder": self.var / "log"}
                )
            time.sleep(0.03)
        write_status(self.var, Status(_pid(), "ready"))

    def _require_life(self, child: Child) -> None:
        if not child.is_running:
            raise PortalError(postgres.did_not_start(child.name, child.log))

    def _require_postgres(self) -> None:
        if self.postgres.is_running:
            return
        waited = time.monotonic() - self._first_refusal()
        if not postgres.old_one_is_dying(self.var) or waited > OLD_SERVERS_SECONDS:
            raise PortalError(
                _("PostgreSQL did not start: %(reason)s The whole log is in %(log)s.")
                % {"reason": postgres.last_words(self.var), "log": self.postgres.log}
            )
        time.sleep(0.3)
        self.postgres.start()

    def _first_refusal(self) -> float:
        if not hasattr(self, "refused_at"):
            self.refused_at = time.monotonic()
        return self.refused_at

    def keep(self, users: LockFile) -> None:
        """Keep both servers alive until nobody uses them or a signal asks for the end."""
        while not self.stopping and not users.try_exclusive():
            was_ready = self._both_running()
            self.redis.tend()
            self.postgres.tend()
            if was_ready != self._both_running() or self._is_recovering():
                self._report_state()
            time.sleep(POLL_SECONDS)

    def _both_running(self) -> bool:
        return self.redis.is_running and self.postgres.is_running

    def _is_recovering(self) -> bool:
        status = read_status(self.var)
        return status is not None and status.state != "ready"

    def _report_state(self) -> None:
        up = self._both_running() and redis_server.answers(self.var) and postgres.answers(self.var)
        write_status(self.var, Status(_pid(), "ready" if up else "starting"))

    def stop(self) -> None:
        """Redis first, then PostgreSQL: the worker's last messages are in Redis by now."""
        stop_all(_processes(self.redis), seconds=5)
        stop_all(_processes(self.postgres), with_signal=signal.SIGINT, seconds=10)

    def ask_to_stop(self, number: int, frame: FrameType | None) -> None:
        """Signal handler: end at the next turn of the loop."""
        self.stopping = True


def _processes(child: Child) -> list[Any]:
    return [] if child.process is None else [child.process]


def _pid() -> int:
    import os

    return os.getpid()


def run(var: Path, *, durable: bool) -> int:
    """Own the servers of `var` until nobody uses them; returns the exit code of the process."""
    with ExitStack() as stack:
        lock = stack.enter_context(LockFile(keeper_lock(var)))
        if not lock.try_exclusive(seconds=0.5):
            return ANOTHER_KEEPER
        servers = stack.enter_context(LockFile(var / "run" / "servers.lock"))
        users = stack.enter_context(LockFile(users_lock(var)))
        become_subreaper()
        keeper = Keeper(var, durable=durable, inherited=servers.fd)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, keeper.ask_to_stop)
        try:
            _wait_for_old_servers(servers)
            prepare_state_folder(var)
            keeper.start()
            keeper.keep(users)
        except PortalError as error:
            write_status(var, Status(_pid(), "failed", str(error)))
            return 1
        finally:
            keeper.stop()
        status_file(var).unlink(missing_ok=True)
    return 0


def _wait_for_old_servers(servers: LockFile) -> None:
    # The servers inherit this lock, so it is free when the very last of them has ended.
    if not servers.try_exclusive(seconds=OLD_SERVERS_SECONDS):
        raise PortalError(
            _(
                "Servers of an earlier start still run on %(folder)s and do not end. "
                "End them (their numbers: “fuser %(lock)s”) and start again."
            )
            % {"folder": servers.path.parent.parent, "lock": servers.path}
        )


def main() -> int:
    """Entry point of `python -m forkommune.portal.keeper VAR`."""
    parser = argparse.ArgumentParser()
    parser.add_argument("var", type=Path)
    parser.add_argument("--not-durable", action="store_true")
    chosen = parser.parse_args()
    return run(chosen.var, durable=not chosen.not_durable)


if __name__ == "__main__":
    sys.exit(main())
