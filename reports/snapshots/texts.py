"""Sections as they were written, and the passages that they name, as far as the readers may read them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from forkommune.evidence.models import Nature, Passage
from forkommune.evidence.selectors.resting import quotability_of
from reports.writing.placeholders import PASSAGE, Placeholder, placed, placeholders

from .basis import Basis
from .cited import CitedPassages
from .quoting import Groups, Quote, quote_for

PARAGRAPHS = re.compile(r"\n[ \t]*\n")


class TextFault(ValueError):
    """A section cannot stand in the edition; the message names it, the place and the reason."""


@dataclass(frozen=True)
class SectionText:
    """A section before it is frozen: passages stand in it by their keys."""

    key: str
    title: str
    text: str


@dataclass(frozen=True)
class Hindrance:
    """What a text names and readers may not read; why, in words for those who write.

    is_gone: there is nothing that anybody could read.
    """

    one: Placeholder
    why: str
    is_gone: bool = False


def written_sections(basis: Basis) -> list[SectionText]:
    """Those of the report that hold any text, in its order."""
    rows = basis.deliverable.sections.order_by("position", "pk")
    return [SectionText(one.key, one.title, one.body) for one in rows if one.body.strip()]


class NamedPassages:
    """The passages that texts name, for the readers of one edition."""

    def __init__(self, basis: Basis, texts: Iterable[str]) -> None:
        self._basis = basis
        named = (one.passage for text in texts for one in placeholders(text))
        self._keys = sorted({key for key in named if key is not None})

    @cached_property
    def _rows(self) -> Mapping[int, Any]:
        if not self._keys:
            return {}
        rows = Passage.objects.with_sources().prefetch_related("supports__claim")
        return dict(rows.in_bulk(self._keys))

    @cached_property
    def _groups(self) -> Groups:
        return Groups(self._basis)

    @cached_property
    def quotes(self) -> dict[int, Quote]:
        """Those that the readers may read, with the words on whose they are."""
        rows: Any = Passage.objects.filter(pk__in=self._keys)
        allowed = rows.quotable_in_public() if self._basis.is_public else rows
        allowed = allowed.exclude(revision__source__nature=Nature.RESPONDENT)
        named = dict(allowed.values_list("pk", "quote_named")) if self._basis.is_public else {}
        found = {}
        for key in allowed.values_list("pk", flat=True) if self._keys else ():
            passage = self._rows[key]
            passage.quote_named = named.get(key, False)
            if quote := quote_for(passage, self._basis, self._groups):
                found[key] = quote
        return found

    def hindrances(self, text: str) -> list[Hindrance]:
        """What stands in the way of a text, in its order."""
        found = [
            Hindrance(one, why, one.passage not in self._rows)
            for one in placeholders(text)
            if one.sort == PASSAGE and (why := self._why_not(one))
        ]
        return [*found, *self._beside_names(text)]

    def _why_not(self, one: Placeholder) -> str:
        if one.passage is None or one.passage not in self._rows:
            return _("there is no such passage, or it was withdrawn")
        if one.passage in self.quotes:
            return ""
        reasons = quotability_of(self._rows[one.passage]).reasons if self._basis.is_public else ()
        return " ".join(reasons) or _(
            "too few could have said it, or the words name a municipality themselves"
        )

    def _beside_names(self, text: str) -> list[Hindrance]:
        """Words printed without a name, in a paragraph that names a municipality."""
        if not self._basis.is_public:
            return []
        why = _("it is quoted without a name, and the paragraph names a municipality beside it")
        starts = [0, *(found.end() for found in PARAGRAPHS.finditer(text))]
        return [
            Hindrance(replace(one, line=one.line + text.count("\n", 0, start)), why)
            for start, block in zip(starts, PARAGRAPHS.split(text), strict=True)
            for one in placeholders(block)
            if (quote := self.quotes.get(one.passage or 0))
            and not quote.is_named
            and self._groups.names_somebody(block)
        ]

    def demand(self, sections: Sequence[SectionText]) -> None:
        """Raises TextFault naming the first section, and what in it may not stand."""
        for section in sections:
            for hindrance in self.hindrances(section.text):
                raise TextFault(
                    _("The section “%(section)s” names %(name)s: %(why)s.")
                    % {
                        "section": section.title,
                        "name": hindrance.one,
                        "why": hindrance.why.rstrip("."),
                    }
                )

    def frozen(self, sections: Sequence[SectionText], cited: CitedPassages) -> list[dict[str, Any]]:
        """The sections with a place in the snapshot for every passage."""
        places = {key: cited.place(key) for key in self.quotes}
        return [
            {"key": one.key, "title": one.title, "text": placed(one.text, places)}
            for one in sections
        ]
