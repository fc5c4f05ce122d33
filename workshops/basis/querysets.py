"""Questions about the basis of the main project that SQL can answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Count, Q

from forkommune.evidence.models import Claim
from forkommune.figures.small_cells import K
from workshops.querysets import InsideQuerySet

if TYPE_CHECKING:
    from forkommune.accounts.models import User

READ = "workshops.view_invitation"


class GroundQuerySet(InsideQuerySet):
    """Polls and ideas that claims rest on."""

    def of_claim(self, claim: Any) -> Self:
        """What one claim rests on, polls first."""
        rows = self.filter(claim=claim).select_related("poll__meeting", "idea__meeting")
        return rows.order_by(models.F("poll").asc(nulls_last=True), "pk")

    def carried_by(self, **thing: Any) -> Self:
        """Claims that rest on a poll, or on one of some ideas."""
        return self.filter(**thing).select_related("claim").order_by("claim__kind", "claim")


class BasisConclusionQuerySet(InsideQuerySet):
    """Conclusions that were chosen."""

    def readable_by(self, user: User | AnonymousUser) -> Self:
        """All for those who hold meetings. For others what may leave the project: conclusions of a
        published meeting of at least five municipalities, or whose wording was approved, as long as
        they have not lost what they rested on."""
        rows = self.visible_to(user)
        if user.has_perm(READ):
            return rows
        from workshops.models import Meeting

        meetings = Meeting.objects.published().gatherings().annotate(size=Count("municipalities"))
        large = Q(conclusion__meeting__in=meetings.filter(size__gte=K).values("pk"))
        approved = Q(conclusion__claim__in=Claim.objects.publishable())
        in_public = Q(conclusion__meeting__in=meetings.values("pk"))
        return self.filter(
            in_public & (large | approved), conclusion__claim__lost_support_at__isnull=True
        )

    def for_page(self) -> Self:
        """In their order, with what each says now and where it was said."""
        return self.select_related("conclusion__claim", "conclusion__meeting").order_by(
            "position", "pk"
        )


class OpenQuestionQuerySet(InsideQuerySet):
    """Questions that somebody wrote down."""

    def readable_by(self, user: User | AnonymousUser) -> Self:
        """All for those who hold meetings; for others those that may leave the project, were not
        dropped, and have not lost what they rested on."""
        if user.has_perm(READ):
            return self.visible_to(user)
        return self.filter(may_leave=True, claim__lost_support_at__isnull=True).exclude(
            state="dropped"
        )

    def for_page(self) -> Self:
        """Open ones first, then what was answered, then what was dropped."""
        state = models.Case(
            models.When(state="open", then=0),
            models.When(state="answered", then=1),
            default=2,
            output_field=models.IntegerField(),
        )
        return self.select_related("claim", "meeting", "organisation", "person", "answer").order_by(
            state, "pk"
        )

    def open(self) -> Self:
        """Those that nobody has answered or dropped."""
        return self.filter(state="open")
