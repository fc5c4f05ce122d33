"""Questions about what belongs to examples: sources, conditions, links, notes, adoptions, proposals, mergers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models

if TYPE_CHECKING:
    from forkommune.accounts.models import User
    from municipalities.models import Municipality


class OfExampleQuerySet(models.QuerySet[Any]):
    """Rows that belong to an example."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of examples the user may see."""
        from pilots.models import Example

        return self.filter(example__in=Example.objects.visible_to(user))

    def with_addresses(self) -> Self:
        """Those of examples that readers see, with an address to look at."""
        from pilots.models import Example

        return self.filter(example__in=Example.objects.published()).exclude(url="")

    def at(self, urls: Iterable[str]) -> Self:
        """Those with one of some addresses, with their example, by its title."""
        rows = self.filter(url__in=list(urls)).select_related("example")
        return rows.order_by("example__title", "position", "pk")


class ConditionQuerySet(OfExampleQuerySet):
    """What examples take of a municipality."""

    def of_shown(self) -> Self:
        """Those of published examples whose owners do not keep them back."""
        from pilots.models import Example

        shown = Example.objects.published().exclude(hidden__contains=["conditions"])
        return self.filter(example__in=shown)

    def of_examples(self, keys: Iterable[int]) -> Self:
        """Those of some examples, in their order, with the sector that they name."""
        rows = self.filter(example__in=list(keys)).select_related("sector")
        return rows.order_by("example", "position", "pk")


class LinkQuerySet(models.QuerySet[Any]):
    """What came of looking at addresses."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those who mend sources; readers are told on the page of the example."""
        return self.all() if user.has_perm("pilots.change_example") else self.none()

    def looked_at_since(self, moment: datetime) -> Self:
        """Those that were looked at after a moment."""
        return self.filter(checked_at__gt=moment)

    def to_mend(self) -> Self:
        """Those that do not open, that are none to open, or that have moved for ever."""
        outcome = self.model.Outcome
        return self.filter(
            models.Q(outcome__in=[outcome.GONE, outcome.SILENT, outcome.REFUSED])
            | ~models.Q(moved_to="")
        )


class StatedQuerySet(models.QuerySet[Any]):
    """What assessments rest on."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of examples the user may see."""
        from pilots.models import Example

        return self.filter(assessment__example__in=Example.objects.visible_to(user))


class ExampleFileQuerySet(OfExampleQuerySet):
    """Pictures and templates."""

    def of_proposal(self, proposal: Any) -> Self:
        """Those of a proposal, and of the example that came of it."""
        mine = models.Q(proposal=proposal)
        if proposal.example_id is not None:
            mine |= models.Q(example=proposal.example_id)
        return self.filter(mine)

    def open_to(self, user: User | AnonymousUser) -> Self:
        """Without those of owners who keep their files back; the team sees them all."""
        if user.has_perm("pilots.view_example"):
            return self.all()
        return self.exclude(example__hidden__contains=["files"])


class NoteQuerySet(OfExampleQuerySet):
    """What the project team notes for itself."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """All for those who see drafts, none for others: the notes of published ones are no more public."""
        return self.all() if user.has_perm("pilots.view_example") else self.none()


class AdoptionQuerySet(OfExampleQuerySet):
    """Municipalities that copied examples."""

    def of_published(self) -> Self:
        """Those of examples that readers see, and whose owners show them."""
        from pilots.models import Example

        shown = Example.objects.published().exclude(hidden__contains=["adoptions"])
        return self.filter(example__in=shown)

    def noted_by(self, municipality: Municipality) -> Self:
        """What a municipality has copied of the examples that readers see, with the example."""
        from pilots.models import Example

        shown = Example.objects.published()
        rows = self.filter(municipality=municipality, example__in=shown)
        return rows.select_related("example").order_by("example__title", "pk")

    def real(self) -> Self:
        """Those that are not invented."""
        return self.filter(is_invented=False)

    def by_year(self) -> Self:
        """With the municipality, the first to copy first, those without a year last."""
        return self.select_related("municipality").order_by("year", "pk")


class MergerQuerySet(models.QuerySet[Any]):
    """Which examples were taken into which."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those who look examples over; readers are told on the page of the one that stays."""
        return self.all() if user.has_perm("pilots.view_example") else self.none()

    def standing(self) -> Self:
        """Those that were not undone, the latest first."""
        return self.filter(undone_at__isnull=True).order_by("-pk")

    def with_both(self) -> Self:
        """With the two examples and who did it, in one query."""
        return self.select_related("kept", "merged", "by", "undone_by")


class ApartQuerySet(models.QuerySet[Any]):
    """Pairs of examples that were found not to be the same."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those who look examples over."""
        return self.all() if user.has_perm("pilots.view_example") else self.none()

    def standing(self) -> Self:
        """Those that were not undone, the latest first."""
        return self.filter(undone_at__isnull=True).order_by("-pk")

    def of_pair(self, one: Any, other: Any) -> Self:
        """What was said of two."""
        first, second = sorted((one.pk, other.pk))
        return self.filter(first=first, second=second)

    def with_both(self) -> Self:
        """With the two examples and who said it, in one query."""
        return self.select_related("first", "second", "by", "undone_by")


class ExampleProposalQuerySet(models.QuerySet[Any]):
    """Proposals to the example database."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """All for those who look examples over; otherwise those of one's own municipalities."""
        if user.has_perm("pilots.change_example"):
            return self.all()
        if not user.has_perm("pilots.propose_example"):
            return self.none()
        organisations = getattr(user, "officer_organisations", [])
        return self.filter(municipality__organisation__in=organisations)

    def for_listing(self) -> Self:
        """With municipality, example and who began, the newest first."""
        rows = self.select_related(
            "municipality", "example", "made_by", "municipality__organisation"
        )
        return rows.order_by("-begun_at", "-pk")
