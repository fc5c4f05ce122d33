"""What the minutes enter with the rooms below them."""

from __future__ import annotations

from typing import Any

from forkommune.work.registry import FreeText, free_texts, link_scopes
from workshops.models import MinutesSection

from .commenting import LINK_SCOPE, READS


def _title(section: Any) -> str:
    return f"{section.minutes}: {section.title}"


def _address(section: MinutesSection) -> str:
    return section.minutes.get_absolute_url()


def register() -> None:
    """Enter the readers' link, and the text in which somebody's words may stand."""
    link_scopes.add(LINK_SCOPE, READS)
    free_texts.add("minutes", FreeText("workshops.MinutesSection", ("text",), _title, _address))
