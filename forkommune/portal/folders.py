"""The state folder: whether it can be used, and where the sockets go."""

import os
import shutil
import stat
import tempfile
from pathlib import Path

from .errors import PortalError
from .language import gettext as _
from .paths import recorded_socket_folder, socket_folder
from .reasons import reason_of
from .unprivileged import NOBODY

SOCKET_PATH_LIMIT = 107  # bytes, the kernel's
LONGEST_SOCKET_NAME = ".s.PGSQL.5432"
NEEDED_BYTES = 200_000_000  # PostgreSQL's own WAL may take 80 MB; a full disk there is a PANIC
POSTGRES_VERSION = "18"


def database_folder(var: Path) -> Path:
    """Where the embedded PostgreSQL keeps its data."""
    return var / f"pg{POSTGRES_VERSION}"


def prepare_state_folder(var: Path) -> None:
    """Make `var` with its private folders; raises PortalError when it cannot be used."""
    try:
        for folder in (var, var / "run", var / "log"):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        (var / "run").chmod(0o700)
    except OSError as error:
        raise PortalError(
            _(
                "The state folder %(folder)s cannot be used (%(reason)s). "
                "Make it writable for you, or name another with FORKOMMUNE_VAR."
            )
            % {"folder": var, "reason": reason_of(error)}
        ) from error
    require_free_space(var)
    require_own_database(database_folder(var))


def require_free_space(var: Path) -> None:
    """Raises PortalError when the disk of `var` has less than 200 MB left."""
    free = shutil.disk_usage(var).free
    if free < NEEDED_BYTES:
        raise PortalError(
            _(
                "The disk of %(folder)s is full: %(free)d MB left, the portal needs %(needed)d MB. "
                "Make room, or name a folder on another disk with FORKOMMUNE_VAR."
            )
            % {"folder": var, "free": free // 1_000_000, "needed": NEEDED_BYTES // 1_000_000}
        )


def require_own_database(folder: Path) -> None:
    """Raises PortalError when `folder` exists and is no PostgreSQL 18 database of this user."""
    if not folder.exists():
        return
    version_file = folder / "PG_VERSION"
    if not folder.is_dir() or not os.access(folder, os.R_OK | os.X_OK):
        raise PortalError(_not_ours(folder, _("it cannot be read")))
    if not version_file.is_file():
        raise PortalError(_not_ours(folder, _("it holds no PostgreSQL database")))
    version = version_file.read_text(encoding="ascii", errors="replace").strip()
    if version != POSTGRES_VERSION:
        raise PortalError(_not_ours(folder, _("it is of PostgreSQL %s") % version))
    owner = folder.stat().st_uid
    if owner not in ({0, NOBODY} if os.geteuid() == 0 else {os.geteuid()}):
        raise PortalError(_not_ours(folder, _("it belongs to user number %d") % owner))


def _not_ours(folder: Path, reason: str) -> str:
    return _(
        "The folder %(folder)s is not this portal's database: %(reason)s. "
        "Move it away, name another state folder with FORKOMMUNE_VAR, or set DATABASE_URL."
    ) % {"folder": folder, "reason": reason}


def ensure_socket_folder(var: Path) -> Path:
    """The folder for the sockets, short enough for the kernel, private, and recorded in `var`.

    Raises PortalError when the temporary folders are too long as well.
    """
    if _fits(var / "run"):
        recorded_socket_folder(var).unlink(missing_ok=True)
        return var / "run"
    if _is_private(recorded := socket_folder(var)) and _fits(recorded):
        return recorded
    for parent in dict.fromkeys((tempfile.gettempdir(), "/tmp")):  # nosec B108
        if _fits(Path(parent) / "fk-12345678"):
            folder = Path(tempfile.mkdtemp(prefix="fk-", dir=parent))
            recorded_socket_folder(var).write_text(f"{folder}\n", encoding="utf-8")
            return folder
    raise PortalError(
        _(
            "The path %(folder)s is too long for a socket (%(limit)d bytes at most), and so is the "
            "temporary folder. Name a shorter one with FORKOMMUNE_VAR or TMPDIR."
        )
        % {"folder": var / "run", "limit": SOCKET_PATH_LIMIT}
    )


def _fits(folder: Path) -> bool:
    return len(os.fsencode(folder / LONGEST_SOCKET_NAME)) <= SOCKET_PATH_LIMIT


def _is_private(folder: Path) -> bool:
    try:
        found = folder.lstat()
    except OSError:
        return False
    return (
        stat.S_ISDIR(found.st_mode)
        and found.st_uid == os.geteuid()
        and stat.S_IMODE(found.st_mode) == 0o700
    )
