"""From a snapshot to its document: each deliverable has a module of its own that describes it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.module_loading import import_string
from django.utils.translation import override

from forkommune.documents.description import Document

from .edition import EditionFacts
from .pages import Desk
from .parts import Report, assemble, desk_of


def describe(data: Mapping[str, Any], edition: EditionFacts) -> Report:
    """What the deliverable's report is put together of; nothing of it is written yet."""
    found: Report = import_string(f"{__package__}.{edition.code.lower()}.describe")(data, edition)
    return found


def compose(data: Mapping[str, Any], edition: EditionFacts) -> Document:
    """The document of one edition, in bokmål; the same arguments give the same document.

    Raises DocumentHtmlError where a text refers to what no part declared.
    """
    with override("nb"):
        return assemble(data, edition, describe(data, edition))


def desk_for(data: Mapping[str, Any], edition: EditionFacts) -> Desk:
    """What the pages of one edition would be written with; nothing is written."""
    with override("nb"):
        return desk_of(data, edition, describe(data, edition))
