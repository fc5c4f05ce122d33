"""What the keeper tells the users of the servers, and the locks by which they meet."""

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from .locks import is_held
from .processes import is_alive


def keeper_lock(var: Path) -> Path:
    """Held by the one keeper of `var`."""
    return var / "run" / "keeper.lock"


def servers_lock(var: Path) -> Path:
    """Held by the keeper and inherited by the servers it started, so by the last of them."""
    return var / "run" / "servers.lock"


def users_lock(var: Path) -> Path:
    """Shared by all who use the servers of `var`."""
    return var / "run" / "users.lock"


def portal_lock(var: Path) -> Path:
    """Held by the supervisor of `var` and inherited by its children; the note is pid and port."""
    return var / "portal.lock"


def running_port(var: Path) -> str | None:
    """The port of the portal that runs on `var`; None when none does."""
    if not portal_lock(var).is_file() or not is_held(portal_lock(var)):
        return None
    note = portal_lock(var).read_text(encoding="ascii").split()
    return note[1] if len(note) > 1 else None


def _status_file(var: Path) -> Path:
    return var / "run" / "servers.json"


@dataclass(frozen=True)
class Status:
    """State of the servers: starting, ready, or failed with the reason."""

    pid: int
    state: str
    message: str = ""

    @classmethod
    def of_this_process(cls, state: str, message: str = "") -> Self:
        """A status whose author is this process."""
        return cls(pid=os.getpid(), state=state, message=message)


def read_status(var: Path) -> Status | None:
    """The keeper's last word, or None before its first and after its end."""
    try:
        return Status(**json.loads(_status_file(var).read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None


def write_status(var: Path, status: Status) -> None:
    """Replace the status in one step, so that no reader sees half of it."""
    fresh = _status_file(var).with_suffix(".new")
    fresh.write_text(json.dumps(vars(status)), encoding="utf-8")
    fresh.replace(_status_file(var))


def forget_status(var: Path) -> None:
    """Take the status away: no servers."""
    _status_file(var).unlink(missing_ok=True)


def servers_are_ready(var: Path) -> bool:
    """Whether a living keeper says that its servers answer."""
    status = read_status(var)
    return (
        status is not None
        and status.state == "ready"
        and is_alive(status.pid)
        and is_held(keeper_lock(var))
    )
