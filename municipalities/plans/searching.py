"""The words by which pages of plans are found, and when they are read again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.signals import m2m_changed, post_save

from forkommune.evidence.models import SourceText, TextRevision
from forkommune.search.indexables import Content, is_searched
from forkommune.search.indexing import index
from municipalities.register.models import Municipality, PlanDocument

from .models import PlanPage

LABEL = "municipalities.PlanPage"


def contents_of(pages: QuerySet[PlanPage]) -> Iterator[tuple[int, Content]]:
    """Title and municipalities weigh most, then the words of the page as they now stand."""
    revisions = TextRevision.objects.filter(source=OuterRef("source")).order_by("-number")
    rows = pages.order_by("pk").annotate(words=Subquery(revisions.values("text")[:1]))
    named = dict(_names(rows))
    for row in rows.values_list("pk", "version__document", "version__document__title", "words"):
        pk, document, title, words = row
        yield pk, Content({"A": f"{title} {named.get(document, '')}", "B": words or ""})


def register() -> None:
    """Make pages searchable, and read them again with every change of their words."""
    is_searched(LABEL, contents_of)
    post_save.connect(_text_corrected, sender=TextRevision)
    post_save.connect(_document_renamed, sender=PlanDocument)
    post_save.connect(_municipality_renamed, sender=Municipality)
    m2m_changed.connect(_places_changed, sender=PlanDocument.municipalities.through)


def _names(pages: QuerySet[PlanPage]) -> Iterator[tuple[int, str]]:
    through = PlanDocument.municipalities.through
    documents = pages.order_by().values("version__document")
    names: dict[int, list[str]] = {}
    links = through.objects.filter(plandocument__in=documents).order_by("municipality__name")
    for document, name in links.values_list("plandocument", "municipality__name"):
        names.setdefault(document, []).append(name)
    return ((document, " ".join(found)) for document, found in names.items())


def _text_corrected(instance: TextRevision, raw: bool, **options: Any) -> None:
    if not raw and instance.source.kind == SourceText.Kind.PLAN:
        _again(source=instance.source_id)


def _document_renamed(instance: PlanDocument, created: bool, raw: bool, **options: Any) -> None:
    if not (created or raw):
        _again(version__document=instance)


def _municipality_renamed(instance: Municipality, created: bool, raw: bool, **options: Any) -> None:
    if not (created or raw):
        _again(version__document__municipalities=instance)


def _places_changed(instance: Any, action: str, pk_set: set[int] | None, **options: Any) -> None:
    if not action.startswith("post_"):
        return
    if isinstance(instance, PlanDocument):
        _again(version__document=instance)
    else:
        _again(version__document__in=list(pk_set or ()))


def _again(**those: Any) -> None:
    index(LABEL, list(PlanPage.objects.filter(**those).values_list("pk", flat=True).distinct()))
