"""Finds pages of plans by their words, and shows the words where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchRank
from django.db.models import F, OuterRef, QuerySet, Subquery

from forkommune.evidence.models import TextRevision
from forkommune.search.indexing import CONFIG

from .models import PlanPage, PlanVersion

LONGEST_QUERY = 200
# Signs that no stored text holds: they are control characters.
BEGIN, END = "\x01", "\x02"


@dataclass(frozen=True)
class Hit:
    """A page that holds the words. pieces: a stretch of it, and which parts of that were asked for."""

    page: PlanPage
    places: str
    pieces: list[tuple[bool, str]]


def cleaned(query: str) -> str:
    """What is searched for: without NUL, at most 200 characters."""
    return query.replace("\x00", "")[:LONGEST_QUERY].strip()


def matching(pages: QuerySet[PlanPage], query: str) -> QuerySet[PlanPage]:
    """Pages of the newest versions that hold every word, the best first."""
    newest = PlanVersion.objects.read().order_by("document_id", "-number").distinct("document_id")
    asked = _asked(query)
    return (
        pages.filter(search_entries__vector=asked, version__in=newest.values("pk"))
        .annotate(rank=SearchRank(F("search_entries__vector"), asked))
        .order_by("-rank", "version__document__title", "version", "number")
    )


def hits_of(pages: Iterable[PlanPage], query: str) -> list[Hit]:
    """The pages of one screen with the words where they stand, in a constant number of queries."""
    keys = [page.pk for page in pages]
    words = TextRevision.objects.filter(source=OuterRef("source")).order_by("-number")
    rows = (
        PlanPage.objects.filter(pk__in=keys)
        .select_related("version__document", "source")
        .prefetch_related("version__document__municipalities")
        .annotate(
            snippet=SearchHeadline(
                Subquery(words.values("text")[:1]),
                _asked(query),
                config=CONFIG,
                start_sel=BEGIN,
                stop_sel=END,
                max_words=36,
                min_words=18,
            )
        )
    )
    by_key = {row.pk: row for row in rows}
    return [_hit(by_key[key]) for key in keys if key in by_key]


def _asked(query: str) -> SearchQuery:
    return SearchQuery(query, config=CONFIG, search_type="websearch")


def _hit(page: PlanPage) -> Hit:
    names = sorted(one.name for one in page.version.document.municipalities.all())
    pieces = re.split(f"{BEGIN}(.*?){END}", page.snippet, flags=re.DOTALL)  # type: ignore[attr-defined]
    marked = [(number % 2 == 1, words) for number, words in enumerate(pieces) if words]
    return Hit(page, ", ".join(names), marked)
