"""Questions about what the survey found, and what stops what is not done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Count, F, Prefetch, Q

from forkommune.evidence.models import Claim, ClaimLink, Support
from forkommune.evidence.querysets import count_of_support
from forkommune.terms.models import Term

if TYPE_CHECKING:
    from forkommune.accounts.models import User
    from forkommune.evidence.models import Passage

NOT_BEGUN = Q(status__code__in=["planned", "decided"])  # of a measure


class FindingQuerySet(models.QuerySet[Any]):
    """Measures, routines, instruments, barriers: each with its claim."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Researchers all; the others what may be published of the claim."""
        return self.filter(claim__in=Claim.objects.visible_to(user))

    def resting_on(self, passage: Passage) -> Self:
        """Findings that one passage speaks for or against."""
        return self.filter(claim__supports__passage=passage)

    def of_municipality(self, municipality: Any) -> Self:
        """What was found in one municipality."""
        return self.filter(municipality=municipality)

    def in_round(self, survey_round: Any) -> Self:
        """What was found in the municipalities of a round."""
        return self.filter(municipality__survey_rounds=survey_round)

    def of_number(self, number: str) -> Self:
        """What was found in the municipality with a number."""
        return self.filter(municipality__number=number)

    def of_term(self, field: str, code: str) -> Self:
        """Findings whose term in `field` has a code of its vocabulary."""
        return self.filter(**{f"{field}__code": code})

    def behind(self, claim: Claim) -> Any:
        """The finding of a claim with its municipality and the words of its terms; None without."""
        terms = [f.name for f in self.model._meta.fields if f.related_model is Term]
        return self.filter(claim=claim).select_related("municipality", *terms).first()

    def per_municipality(self) -> dict[int, int]:
        """How many by municipality (primary key); those without any are left out."""
        rows = self.order_by().values("municipality").annotate(n=Count("pk"))
        return {row["municipality"]: row["n"] for row in rows}

    def per_term(self, field: str) -> list[tuple[Any, int, int]]:
        """Term of `field`, municipalities with it, findings; the most municipalities first."""
        rows = (
            self.order_by()
            .values(field)
            .annotate(places=Count("municipality", distinct=True), found=Count("pk"))
            .order_by("-places", "-found", field)
        )
        terms = Term.objects.in_bulk([row[field] for row in rows])
        return [(terms[row[field]], row["places"], row["found"]) for row in rows]

    def for_rows(self, term_field: str) -> Self:
        """As `for_listing`, with the term, by municipality."""
        return (
            self.for_listing()
            .select_related(term_field)
            .order_by("municipality__sort_key", "title", "pk")
        )

    def for_waiting_list(self) -> Self:
        """As `for_listing`, with status, sources and the barriers that stop the measure."""
        return (
            self.for_listing()
            .select_related("status")
            .prefetch_related(
                Prefetch("claim__links_out", queryset=_stopping()),
                Prefetch("claim__supports", queryset=_sources()),
            )
        )

    def not_begun(self) -> Self:
        """Measures that are planned or decided, the oldest first, those without a year last."""
        return self.filter(NOT_BEGUN).order_by(
            F("year").asc(nulls_last=True), "municipality__sort_key", "title"
        )

    def counted_by_status(self) -> dict[str, int]:
        """Measures: completed; waiting, that are not begun; and waiting_places, whose they are."""
        return self.aggregate(
            completed=Count("pk", filter=Q(status__code="completed")),
            waiting=Count("pk", filter=NOT_BEGUN),
            waiting_places=Count("municipality", filter=NOT_BEGUN, distinct=True),
        )

    def for_listing(self) -> Self:
        """With claim, municipality and the number of supporting passages."""
        return self.select_related("claim", "municipality").annotate(
            support_count=count_of_support("claim")
        )


def _stopping() -> Any:
    """The barriers that stop measures, with their kind."""
    links = ClaimLink.objects.filter(kind="stopped_by", to_claim__kind="barrier")
    return links.select_related("to_claim__barrier__barrier_type").order_by("pk")


def _sources() -> Any:
    """What carries measures, with no more of its text than which it is and where in it."""
    source = "passage__revision__source"
    carrying = Support.objects.exclude(grade="against").select_related(source)
    return carrying.only("claim", f"{source}__kind", f"{source}__place").order_by("pk")


class RoutineTemplateQuerySet(models.QuerySet[Any]):
    """Templates of routines."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of routines that the user may see."""
        return self.filter(routine__claim__in=Claim.objects.visible_to(user))
