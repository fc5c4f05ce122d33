"""Using the embedded servers: `with embedded_servers(var) as servers: ...`, without Django."""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from . import given
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


class Servers:
    """The servers of a state folder, for as long as the share that `users` holds."""

    def __init__(
        self, var: Path, users: LockFile, arguments: list[str], output: int | None
    ) -> None:
        self.var = var
        self.users = users
        self._arguments = arguments
        self._output = output
        self._keeper: subprocess.Popen[bytes] | None = None

    @property
    def users_fd(self) -> int:
        """Processes that inherit this file descriptor keep the servers alive as well."""
        return self.users.fd

    @property
    def own_processes(self) -> set[int]:
        """The number of the keeper that this process started, if it did."""
        return set() if self._keeper is None else {self._keeper.pid}

    @property
    def database_url(self) -> str:
        """Value for DATABASE_URL."""
        return embedded_url(self.var)

    @property
    def redis_url(self) -> str:
        """Value for REDIS_URL."""
        return embedded_redis_url(self.var)

    def await_ready(self) -> None:
        """Start a keeper where none is, and wait for its servers; PortalError when they fail."""
        deadline = time.monotonic() + START_SECONDS
        while not servers_are_ready(self.var):
            self.revive()
            if time.monotonic() > deadline:
                raise PortalError(_no_answer(self.var))
            time.sleep(0.02)

    def revive(self) -> None:
        """Start a keeper when there is none (somebody killed it); PortalError when one failed."""
        if self._keeper is not None:
            if self._keeper.poll() is None:
                return
            ended, self._keeper = self._keeper, None
            _raise_failure(self.var, ended)
        if self._arguments and not is_held(keeper_lock(self.var)):
            self._keeper = _spawn_keeper(self.var, self._arguments, self._output)

    def leave(self) -> None:
        """Give the share back, and wait for the servers' end if nobody else has one."""
        alone = self.users.try_exclusive()
        self.users.unlock()
        if not (alone and self._arguments):
            return
        deadline = time.monotonic() + STOP_SECONDS
        while is_held(keeper_lock(self.var)) and time.monotonic() < deadline:
            time.sleep(0.02)
        if self._keeper is not None:
            self._keeper.wait(STOP_SECONDS)


def embedded_url(var: Path) -> str:
    """Address of the embedded database of `var`, whether it runs or not."""
    host = quote(str(socket_folder(var)), safe="")
    return f"postgres://{DATABASE_USER}@{host}/{DATABASE_NAME}"


def database_url_in_use(var: Path) -> str:
    """Address of the database that the portal uses: the one named outside, or the embedded one."""
    return given.database_url() or embedded_url(var)


def missing_servers() -> list[str]:
    """The embedded servers that are needed because no address of another is set."""
    addresses = {"postgres": given.database_url(), "redis": given.redis_url()}
    return [name for name, address in addresses.items() if not address]


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
        servers = Servers(var, users, _arguments(names, durable), output)
        try:
            if names:
                servers.await_ready()
            yield servers
        finally:
            servers.leave()


def _arguments(names: Sequence[str], durable: bool) -> list[str]:
    return [*names, *([] if durable or not names else ["--not-durable"])]


def _no_answer(var: Path) -> str:
    return _(
        "PostgreSQL and Redis did not answer within %(seconds)d s. See the logs in %(folder)s."
    ) % {"seconds": START_SECONDS, "folder": var / "log"}


def _raise_failure(var: Path, keeper: subprocess.Popen[bytes]) -> None:
    if keeper.returncode in (0, ANOTHER_KEEPER, -signal.SIGKILL):
        return  # another one works, or this one was ended from outside: try again
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
