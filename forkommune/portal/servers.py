"""Using the embedded servers: `with embedded_servers(var) as servers: ...`, without Django."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from .errors import PortalError
from .folders import prepare_state_folder
from .language import gettext as _
from .locks import LockFile, is_held
from .paths import BASE_DIR, DATABASE_NAME, DATABASE_USER, embedded_redis_url, socket_folder
from .processes import open_log
from .status import keeper_lock, read_status, servers_are_ready, users_lock

BOTH = ("postgres", "redis")
START_SECONDS = 90.0
STOP_SECONDS = 20.0
ANOTHER_KEEPER = 3  # exit code of a keeper that found one at work


@dataclass(frozen=True)
class Servers:
    """Where PostgreSQL and Redis of a state folder answer while the context lasts."""

    var: Path
    users_fd: int  # processes that inherit it keep the servers alive too

    @property
    def database_url(self) -> str:
        """Value for DATABASE_URL."""
        host = quote(str(socket_folder(self.var)), safe="")
        return f"postgres://{DATABASE_USER}@{host}/{DATABASE_NAME}"

    @property
    def redis_url(self) -> str:
        """Value for REDIS_URL."""
        return embedded_redis_url(self.var)


def missing_servers() -> list[str]:
    """The embedded servers that are needed because no address of another is set."""
    addresses = {"postgres": "DATABASE_URL", "redis": "REDIS_URL"}
    return [name for name, variable in addresses.items() if not os.environ.get(variable)]


@contextmanager
def embedded_servers(
    var: Path,
    *,
    names: Sequence[str] = BOTH,
    durable: bool = True,
    output: int | None = None,
) -> Iterator[Servers]:
    """PostgreSQL and Redis under `var`, shared with all who use them, stopped by the last one.

    names: "postgres", "redis" or both; without any nothing is started.
    durable: False gives up crash safety for speed (tests), if this call is what starts them.
    output: file descriptor for the keeper's messages; without one they go to `var/log/keeper.log`.
    Raises PortalError with the reason and the next step when they cannot run.
    """
    prepare_state_folder(var)
    with LockFile(users_lock(var)) as users:
        users.shared()
        keeper = _await_ready(var, _arguments(names, durable), output) if names else None
        try:
            yield Servers(var=var, users_fd=users.fd)
        finally:
            last = _leave(users)
            if last:
                _await_end(var, keeper)


def _arguments(names: Sequence[str], durable: bool) -> list[str]:
    return [*names, *([] if durable else ["--not-durable"])]


def _await_ready(
    var: Path, arguments: list[str], output: int | None
) -> subprocess.Popen[bytes] | None:
    deadline = time.monotonic() + START_SECONDS
    own: subprocess.Popen[bytes] | None = None
    while time.monotonic() < deadline:
        if servers_are_ready(var):
            return own
        if own is not None and own.poll() is not None:
            _raise_failure(var, own)
            own = None
        if own is None and not is_held(keeper_lock(var)):
            own = _spawn_keeper(var, arguments, output)
        time.sleep(0.02)
    raise PortalError(
        _("PostgreSQL and Redis did not answer within %(seconds)d s. See the logs in %(folder)s.")
        % {"seconds": START_SECONDS, "folder": var / "log"}
    )


def _raise_failure(var: Path, keeper: subprocess.Popen[bytes]) -> None:
    if keeper.returncode == ANOTHER_KEEPER:
        return
    status = read_status(var)
    if status is not None and status.pid == keeper.pid and status.message:
        raise PortalError(status.message)
    raise PortalError(
        _("The process that keeps the servers ended (code %(code)d). See %(log)s.")
        % {"code": keeper.returncode, "log": var / "log" / "keeper.log"}
    )


def _spawn_keeper(var: Path, arguments: list[str], output: int | None) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "forkommune.portal.keeper", str(var), *arguments]
    with open_log(var / "log" / "keeper.log") as log:
        # A session of its own: it must survive this terminal while others use the servers.
        return subprocess.Popen(
            command,
            cwd=BASE_DIR,
            stdin=subprocess.DEVNULL,
            stdout=log if output is None else output,
            stderr=log,
            start_new_session=True,
        )


def _leave(users: LockFile) -> bool:
    """Give the share back; whether nobody else held one."""
    alone = users.try_exclusive()
    users.unlock()
    return alone


def _await_end(var: Path, keeper: subprocess.Popen[bytes] | None) -> None:
    deadline = time.monotonic() + STOP_SECONDS
    while time.monotonic() < deadline:
        if keeper is not None:
            keeper.poll()
        if not is_held(keeper_lock(var)):
            break
        time.sleep(0.02)
    if keeper is not None:
        keeper.wait(STOP_SECONDS)
