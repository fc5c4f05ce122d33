"""Finds pages of plans by their words, in the newest version of each document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy

from forkommune.evidence.models import TextRevision
from forkommune.evidence.querysets import READ
from forkommune.search import kinds as hits
from forkommune.search.kinds import SearchKind, search_kinds
from forkommune.search.searching import Understanding, matching, understand
from forkommune.ui.parts import Look

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
    rows: Any = matching(in_newest(pages), asked)
    best: QuerySet[PlanPage] = rows.order_by(
        "-rank", "version__document__title", "version", "number"
    )
    return best


def in_newest(pages: QuerySet[PlanPage]) -> QuerySet[PlanPage]:
    """Of some pages those of the newest version of each document."""
    newest = PlanVersion.objects.read().order_by("document_id", "-number").distinct("document_id")
    return pages.filter(version__in=newest.values("pk"))


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


def register() -> None:
    """Put pages of plans among the kinds of hits."""
    search_kinds.add(
        "plan",
        SearchKind(
            LABEL,
            gettext_lazy("Page of a plan"),
            gettext_lazy("Pages of plans"),
            Look("file", "neutral"),
            lambda user: in_newest(PlanPage.objects.visible_to(user)),
            _cards,
            only_public=False,
            offers_all=lambda user: user.has_perm(READ),
            list_url=reverse_lazy("municipalities:plan-list"),
        ),
        order=40,
    )


def _cards(pages: QuerySet[PlanPage], user: Any) -> dict[int, hits.Hit]:
    return {one.page.pk: _card(one) for one in hits_of(pages)}


def _card(hit: Hit) -> hits.Hit:
    document = hit.page.version.document
    return hits.Hit(
        f"{document.title}, {hit.page.source.place}",
        hit.page.get_absolute_url(),
        hit.words,
        hit.places,
        is_invented=document.is_invented,
    )


def _hit(page: PlanPage) -> Hit:
    names = sorted(one.name for one in page.version.document.municipalities.all())
    return Hit(page, ", ".join(names), page.words)  # type: ignore[attr-defined]
