"""How far the document study of municipalities has come."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import Count, Exists, OuterRef

from forkommune.database.probing import among
from forkommune.evidence.models import Passage
from municipalities.register.models import PlanDocument


class Study(NamedTuple):
    """Documents that are known of a municipality, and in how many of them something is marked."""

    documents: int = 0
    studied: int = 0


NOTHING = Study()


def study_of(municipalities: Iterable[int], user: Any) -> dict[int, Study]:
    """By the municipalities' keys; those without a document are left out. One query."""
    marked = Passage.objects.visible_to(user).filter(
        revision__source__plan_page__version__document=OuterRef("pk")
    )
    rows = (
        PlanDocument.objects.visible_to(user)
        .filter(among("municipalities__pk", frozenset(municipalities)))
        .order_by()
        .values_list("municipalities")
        .annotate(documents=Count("pk"), studied=Count("pk", filter=Exists(marked)))
    )
    return {key: Study(documents, studied) for key, documents, studied in rows}
