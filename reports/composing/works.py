"""Works, sources and passages that the text cites: numbered when first cited, listed only then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from forkommune.documents import blocks
from forkommune.documents.blocks import Reference

from .edition import EditionFacts

NOTHING = SafeString("")


class Works:
    """The citations of one document, in the order in which its text makes them."""

    def __init__(self, data: Mapping[str, Any], edition: EditionFacts) -> None:
        self._literature = {row["key"]: row for row in data["references"]}
        self._edition = edition
        self._cited: dict[str, list[tuple[str, SafeString]]] = {"R": [], "K": []}
        self._places: list[int] = []

    def literature(self, key: str) -> SafeString:
        """A mark such as [R-01]; nothing when the portal does not hold the work."""
        row = self._literature.get(key)
        return self._mark("R", key, _work(row)) if row else NOTHING

    def source(self, key: str, text: str) -> SafeString:
        """A mark such as [K-01] for figures, plans and other sources."""
        return self._mark("K", key, format_html("{}", text))

    def passages(self, places: Sequence[int]) -> SafeString:
        """Marks such as [P-7K2M4Q], one for each passage."""
        for place in places:
            if place not in self._places:
                self._places.append(place)
        marks = [
            blocks.cite(reference)
            for reference in (self._edition.references[place] for place in places)
        ]
        return SafeString(" ".join(marks))  # nosec B703: marks of blocks.cite are escaped

    @property
    def places(self) -> tuple[int, ...]:
        """The passages cited, in the order of the text."""
        return tuple(self._places)

    def listed(self, letter: str) -> list[Reference]:
        """The lines of the list for "R" (literature) or "K" (sources)."""
        return [
            Reference(anchor=f"{letter}-{n:02d}", label=f"{letter}-{n:02d}", text=text)
            for n, (_key, text) in enumerate(self._cited[letter], start=1)
        ]

    def _mark(self, letter: str, key: str, text: SafeString) -> SafeString:
        rows = self._cited[letter]
        if key not in [known for known, _text in rows]:
            rows.append((key, text))
        number = [known for known, _text in rows].index(key) + 1
        return blocks.cite(f"{letter}-{number:02d}")


def _work(row: Mapping[str, Any]) -> SafeString:
    title = row["title"] if row["title"].endswith(("?", "!", ".")) else f"{row['title']}."
    parts = format_html("{} ({}). <em>{}</em>", row["authors"], row["year"] or "?", title)
    if row["published"]:
        parts = format_html("{} {}.", parts, row["published"])
    return format_html("{} doi: {}", parts, row["doi"]) if row["doi"] else parts
