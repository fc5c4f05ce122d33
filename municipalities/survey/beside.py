"""What the document study knows of a municipality, beside the interview with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch

from municipalities.register.models import Municipality, PlanDocument, PlanTarget
from municipalities.register.words import is_plan, period_words

TARGETS_SHOWN = 3


@dataclass(frozen=True)
class Studied:
    """A document with its targets. is_read: its words are in the portal, to read and search."""

    document: PlanDocument
    is_plan: bool
    is_read: bool
    targets: list[PlanTarget]

    @property
    def period(self) -> str:
        """The years it applies to, or that they are not known."""
        return period_words(self.document)

    @property
    def url(self) -> str:
        """The document in the portal where its words are in, else where it was published."""
        return self.document.get_absolute_url() if self.is_read else self.document.url


def studied_documents(municipality: Municipality, user: Any) -> list[Studied]:
    """The municipality's documents, the newest first; two queries."""
    read = PlanDocument.objects.filter(pk=OuterRef("pk"), versions__read_at__isnull=False)
    targets = PlanTarget.objects.filter(claim__isnull=False).select_related("claim")
    rows = (
        PlanDocument.objects.visible_to(user)
        .for_listing()
        .filter(municipalities=municipality)
        .annotate(is_read=Exists(read))
        .prefetch_related(Prefetch("targets", targets, to_attr="marked_targets"))
    )
    return [
        Studied(one, is_plan(one), one.is_read, one.marked_targets[:TARGETS_SHOWN]) for one in rows
    ]
