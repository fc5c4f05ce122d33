"""The portal's secret key: given from outside, or made once in the state folder."""

import errno
import os
import secrets
from pathlib import Path

from .errors import PortalError
from .folders import prepare_state_folder
from .given import given
from .language import gettext as _
from .locks import LockFile
from .paths import var_dir
from .reasons import reason_of

SHORTEST = 50  # characters, as Django's own check asks
# The last two are about the state folder, which has its own words for them.
NOT_YET_MADE = {errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG}


def secret_key() -> str:
    """`SECRET_KEY`, given as value or file, or one generated once into the state folder (mode 0600).

    Raises PortalError when the file cannot be made or read, or holds no key.
    """
    if from_outside := given("SECRET_KEY"):
        return from_outside
    path = var_dir() / "secret-key"
    try:
        text = _read_or_make(path)
    except OSError as error:
        raise PortalError(
            _(
                "The file %(file)s with the portal's secret key cannot be used (%(reason)s). "
                "Make it readable for you, or name another state folder with FORKOMMUNE_VAR."
            )
            % {"file": path, "reason": reason_of(error)}
        ) from error
    if not text.isascii() or len(text.strip()) < SHORTEST:
        raise PortalError(
            _(
                "The file %(file)s no longer holds the portal's secret key. Put back the copy you "
                "have of it. If there is none, delete it: a new one is made, everybody logs in "
                "anew, and encrypted contact details can no longer be read."
            )
            % {"file": path}
        )
    return text.decode("ascii")


def _read_or_make(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        if error.errno not in NOT_YET_MADE:
            raise
    prepare_state_folder(path.parent)
    _make(path)
    return path.read_bytes()


def _make(path: Path) -> None:
    with LockFile(path.parent / "run" / "secret-key.lock") as lock:
        lock.exclusive()
        if path.exists():
            return  # another process of the same start was first; its key is as good
        fresh = path.with_name("secret-key.new")
        fresh.unlink(missing_ok=True)
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(50))
        fresh.rename(path)
