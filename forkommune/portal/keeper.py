"""The small process that owns the embedded servers while somebody uses them.

Users (the portal, commands, the tests) share one lock; the kernel gives a share back however its
holder dies. When the keeper can have the lock for itself, nobody is left and it stops the servers.
"""

import argparse
import signal
import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from types import FrameType

from . import postgres, redis_server
from .children import Child
from .errors import PortalError
from .folders import ensure_socket_folder, prepare_state_folder
from .language import gettext as _
from .locks import LockFile
from .processes import become_subreaper, reap_adopted, stop_all
from .servers import ANOTHER_KEEPER
from .status import Status, forget_status, keeper_lock, servers_lock, users_lock, write_status

OLD_SERVERS_SECONDS = 10.0
START_SECONDS = 60.0
POLL_SECONDS = 0.1
SERVERS = ("redis", "postgres")  # in the order of their stop


class Keeper:
    """The servers of one state folder, from the first user to the last."""

    def __init__(self, var: Path, *, names: Sequence[str], durable: bool, inherited: int) -> None:
        self.var = var
        modules = {"redis": redis_server, "postgres": postgres}
        self.modules = [modules[name] for name in SERVERS if name in names]
        self.children = [
            Child(
                name=module.TITLE,
                spawn=lambda module=module: module.start(  # type: ignore[misc]
                    var, durable=durable, keep_open=(inherited,)
                ),
                log=module.log_file(var),
                stop_signal=module.STOP_SIGNAL,
                announce=lambda message: print(message, flush=True),
            )
            for module in self.modules
        ]
        self.state = "starting"
        self.stopping = False
        self.refused_at: float | None = None

    def start(self) -> None:
        """Start the servers and wait until they answer; PortalError with the server's words."""
        self._report("starting")
        ensure_socket_folder(self.var)
        for module, child in zip(self.modules, self.children, strict=True):
            module.make_folder(self.var)
            child.start()
        deadline = time.monotonic() + START_SECONDS
        while not self._all_answer():
            self._require_life()
            if time.monotonic() > deadline:
                raise PortalError(_no_answer(self.var))
            time.sleep(0.03)
        self._report("ready")

    def keep(self, users: LockFile) -> None:
        """Keep the servers alive until nobody uses them or a signal asks for the end."""
        while not self.stopping and not users.try_exclusive():
            for child in self.children:
                child.tend()
            reap_adopted({child.process.pid for child in self.children if child.process})
            if not all(child.is_running for child in self.children):
                self._report("starting")
            elif self.state != "ready" and self._all_answer():
                self._report("ready")
                for child in self.children:
                    child.has_answered()
            time.sleep(POLL_SECONDS)

    def stop(self) -> None:
        """Redis first, then PostgreSQL: the worker's last messages are in Redis by now."""
        for child in self.children:
            if child.process is not None:
                stop_all([child.process], with_signal=child.stop_signal, seconds=10)

    def ask_to_stop(self, number: int, frame: FrameType | None) -> None:
        """Signal handler: end at the next turn of the loop."""
        self.stopping = True

    def _all_answer(self) -> bool:
        return all(module.answers(self.var) for module in self.modules)

    def _report(self, state: str) -> None:
        if state != self.state or state == "starting":
            write_status(self.var, Status.of_this_process(state))
        self.state = state

    def _require_life(self) -> None:
        for module, child in zip(self.modules, self.children, strict=True):
            if child.is_running:
                continue
            now = time.monotonic()
            self.refused_at = self.refused_at or now
            if not module.may_try_again(self.var) or now - self.refused_at > OLD_SERVERS_SECONDS:
                raise PortalError(did_not_start(child.name, module.last_words(self.var), child.log))
            time.sleep(0.3)
            child.start()


def did_not_start(name: str, last_words: str, log: Path) -> str:
    """The message for a server that ended while it started, with its own words."""
    return _("%(name)s did not start: %(reason)s. The whole log is in %(log)s.") % {
        "name": name,
        "reason": last_words.rstrip(".") or _("it wrote nothing"),
        "log": log,
    }


def _no_answer(var: Path) -> str:
    return _("The servers did not answer within %(seconds)d s. See the logs in %(folder)s.") % {
        "seconds": START_SECONDS,
        "folder": var / "log",
    }


def run(var: Path, *, names: Sequence[str], durable: bool) -> int:
    """Own the servers of `var` until nobody uses them; returns the exit code of the process."""
    with ExitStack() as stack:
        lock = stack.enter_context(LockFile(keeper_lock(var)))
        if not lock.try_exclusive(seconds=0.5):
            return ANOTHER_KEEPER
        servers = stack.enter_context(LockFile(servers_lock(var)))
        users = stack.enter_context(LockFile(users_lock(var)))
        become_subreaper()
        keeper = Keeper(var, names=names, durable=durable, inherited=servers.fd)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, keeper.ask_to_stop)
        return _serve(var, keeper, servers, users)


def _serve(var: Path, keeper: Keeper, servers: LockFile, users: LockFile) -> int:
    try:
        _wait_for_old_servers(servers)
        prepare_state_folder(var)
        keeper.start()
        keeper.keep(users)
    except PortalError as error:
        write_status(var, Status.of_this_process("failed", str(error)))
        return 1
    finally:
        keeper.stop()
    forget_status(var)
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
    """Entry point of `python -m forkommune.portal.keeper VAR SERVER...`."""
    parser = argparse.ArgumentParser()
    parser.add_argument("var", type=Path)
    parser.add_argument("names", nargs="+", choices=SERVERS)
    parser.add_argument("--not-durable", action="store_true")
    chosen = parser.parse_args()
    return run(chosen.var, names=chosen.names, durable=not chosen.not_durable)


if __name__ == "__main__":
    sys.exit(main())
