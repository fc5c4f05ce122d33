"""Questions about the assessment of pilots that SQL can answer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models

if TYPE_CHECKING:
    from forkommune.accounts.models import User


class CriterionQuerySet(models.QuerySet[Any]):
    """What pilots are assessed on, and its weights."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """All: the criteria are published."""
        return self.all()


class CriteriaVersionQuerySet(CriterionQuerySet):
    """Versions of the criteria, the one in force first."""

    def with_weights(self) -> Self:
        """With their criteria in the order of the version, in two queries."""
        from pilots.models import CriterionWeight

        weights = CriterionWeight.objects.select_related("criterion").order_by("position", "pk")
        return self.order_by("-number").prefetch_related(models.Prefetch("weights", weights))


class AssessmentQuerySet(models.QuerySet[Any]):
    """What assessors say of pilots."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """One's own; the others' when they and one's own are handed in, or the round is over.

        Who has not handed in sees nobody's, so that nobody is led by the first.
        """
        if not user.has_perm("pilots.add_assessment"):
            return self.none()
        own = self.model.objects.filter(by=user.pk, handed_in_at__isnull=False).values("pilot")
        may_see = models.Q(pilot__in=own) | ~models.Q(pilot__phase__code="proposed")
        return self.filter(models.Q(by=user.pk) | models.Q(handed_in_at__isnull=False) & may_see)

    def handed_in(self) -> Self:
        """Those that stand, also those that another was handed in in place of."""
        return self.filter(handed_in_at__isnull=False)

    def counting(self) -> Self:
        """Of each assessor the last one that was handed in."""
        later = self.model.objects.handed_in().filter(replaces=models.OuterRef("pk"))
        return self.handed_in().filter(~models.Exists(later))

    def of_assessor(self, user: User) -> Self:
        """Those of one person, the first first."""
        return self.filter(by=user).order_by("pk")

    def with_scores(self) -> Self:
        """With assessor and scores, in the order in which they were handed in; two queries."""
        rows = self.select_related("by", "replaces").prefetch_related("scores")
        return rows.order_by("pilot", "handed_in_at", "pk")

    def counts_of(self, pilots: Iterable[Any]) -> dict[int, int]:
        """How many assessors have handed in, by pilot."""
        rows = self.counting().filter(pilot__in=pilots).order_by()
        return dict(rows.values_list("pilot").annotate(n=models.Count("pk")))


class OfAssessmentQuerySet(models.QuerySet[Any]):
    """Scores."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of assessments that the user may see."""
        from pilots.models import Assessment

        return self.filter(assessment__in=Assessment.objects.visible_to(user))
