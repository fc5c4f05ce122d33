"""Finds pages of plans by their words, in the newest version of each document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from forkommune.evidence.models import TextRevision
from forkommune.search.searching import Understanding, matching, understand

from .models import PlanPage, PlanVersion
from .searching import LABEL


@dataclass(frozen=True)
class Hit:
    """A page that holds the words."""

    page: PlanPage
    places: str
    words: str


def understood(query: str, *, literally: bool = False) -> Understanding:
    """What a reader of plans asks for; none of their words is secret to those who come here."""
    return understand(query, label=LABEL, public=False, literally=literally)


def found_in(pages: QuerySet[PlanPage], asked: Understanding) -> QuerySet[PlanPage]:
    """Pages of the newest versions that hold the words, the best first."""
    newest = PlanVersion.objects.read().order_by("document_id", "-number").distinct("document_id")
    rows: Any = matching(pages.filter(version__in=newest.values("pk")), asked)
    best: QuerySet[PlanPage] = rows.order_by(
        "-rank", "version__document__title", "version", "number"
    )
    return best


def hits_of(pages: Iterable[PlanPage]) -> list[Hit]:
    """The pages of one screen with their words, in a constant number of queries."""
    keys = [page.pk for page in pages]
    words = TextRevision.objects.filter(source=OuterRef("source")).order_by("-number")
    rows = (
        PlanPage.objects.filter(pk__in=keys)
        .select_related("version__document", "source")
        .prefetch_related("version__document__municipalities")
        .annotate(words=Subquery(words.values("text")[:1]))
    )
    by_key = {row.pk: row for row in rows}
    return [_hit(by_key[key]) for key in keys if key in by_key]


def _hit(page: PlanPage) -> Hit:
    names = sorted(one.name for one in page.version.document.municipalities.all())
    return Hit(page, ", ".join(names), page.words)  # type: ignore[attr-defined]
