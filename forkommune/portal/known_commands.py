"""Which management commands there are, without Django, which would need a state folder to load."""

import difflib
import importlib.util
from collections.abc import Iterable
from pathlib import Path

from .errors import PortalError
from .language import gettext as _
from .paths import BASE_DIR

ALWAYS = {"help", "--help", "-h", "version", "--version", ""}
# Installed libraries that bring commands; a test compares with what Django itself finds.
LIBRARIES = ("django", "allauth")
FOLDER = "management/commands"


def require_known(name: str) -> None:
    """PortalError when no command is called so, naming the one that was probably meant."""
    if name in ALWAYS or name in own_commands() or name in (known := known_commands()):
        return
    words = {"name": name}
    if close := difflib.get_close_matches(name, known, n=1):
        raise PortalError(
            _(
                "There is no command “%(name)s”. Did you mean “%(close)s”? "
                "“manage.py help” lists them all."
            )
            % {**words, "close": close[0]}
        )
    raise PortalError(_("There is no command “%(name)s”. “manage.py help” lists them all.") % words)


def own_commands() -> set[str]:
    """The names of the project's own commands."""
    return _named_in([*BASE_DIR.glob(f"*/{FOLDER}"), *BASE_DIR.glob(f"forkommune/*/{FOLDER}")])


def known_commands() -> set[str]:
    """The project's own and those that its libraries bring; walks through all their folders."""
    folders: list[Path] = []
    for library in LIBRARIES:
        spec = importlib.util.find_spec(library)
        places = (spec.submodule_search_locations if spec else None) or []
        folders += [folder for place in places for folder in Path(place).rglob(FOLDER)]
    return own_commands() | _named_in(folders)


def _named_in(folders: Iterable[Path]) -> set[str]:
    return {
        module.stem
        for folder in folders
        for module in folder.glob("*.py")
        if not module.name.startswith("_")
    }
