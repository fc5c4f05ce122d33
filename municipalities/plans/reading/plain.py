"""Pasted text: pages where form feeds part them, else parts."""

from .lines import running_text
from .parts import parts_of


def pages_of(text: str) -> tuple[bool, list[str]]:
    """Whether the texts are pages (else parts), and the texts."""
    if "\f" in text.strip("\f"):
        return True, [running_text(page) for page in text.strip("\f").split("\f")]
    return False, parts_of((False, line) for line in running_text(text).split("\n"))
