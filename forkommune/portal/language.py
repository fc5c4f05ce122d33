"""Norwegian text in the terminal without Django, which would triple the start of the portal."""

import ast
import gettext as catalogues
from collections.abc import Iterator
from pathlib import Path

from .paths import BASE_DIR

_SOURCE = BASE_DIR / "locale" / "nb" / "LC_MESSAGES" / "django.po"


class _Source(catalogues.NullTranslations):
    """The catalogue's source file, read while its compiled form is missing or older."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        self._texts = dict(_entries(text))

    def gettext(self, message: str) -> str:
        return self._texts.get(message) or message


def _entries(text: str) -> Iterator[tuple[str, str]]:
    """Pairs of source and translation; entries with plurals or contexts are passed over."""
    for block in text.split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        if not lines or not lines[0].startswith("msgid"):
            continue
        found = {"msgid": "", "msgstr": ""}
        field = ""
        for line in lines:
            if not line.startswith('"'):
                field, _, line = line.partition(" ")
            found[field] = found.get(field, "") + ast.literal_eval(line)
        if "msgid_plural" not in found:
            yield found["msgid"], found["msgstr"]


def _catalogue() -> catalogues.NullTranslations:
    compiled = _SOURCE.with_suffix(".mo")
    if compiled.is_file() and compiled.stat().st_mtime >= _SOURCE.stat().st_mtime:
        return catalogues.translation("django", BASE_DIR / "locale", languages=["nb"])
    return _Source(_SOURCE)


gettext = _catalogue().gettext
