"""Questions about pilots, their partners, proposals and decisions that SQL can answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models

if TYPE_CHECKING:
    from forkommune.accounts.models import User


class PilotQuerySet(models.QuerySet[Any]):
    """Pilot projects."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Published ones for everybody; all for the secretariat and researchers."""
        return self.all() if user.has_perm("pilots.view_pilot") else self.published()

    def published(self) -> Self:
        """What everybody may read."""
        out = self.model.State.PUBLISHED
        return self.filter(state=out, claim__lost_support_at__isnull=True)

    def of_group(self, group: Any) -> Self:
        """Those of a network group, or with a municipality of it."""
        members = group.members.values("pk")
        parts = self.model.municipalities.through.objects.filter(municipality__in=members)
        own = models.Q(network_group=group)
        return self.filter(own | models.Q(pk__in=parts.values("pilot")))

    def for_listing(self) -> Self:
        """With phase, municipalities and sector."""
        return (
            self.select_related("phase", "sector", "claim", "owner")
            .prefetch_related("municipalities")
            .order_by("phase__position", "name", "pk")
        )

    def for_api(self) -> Self:
        """With what the open data tell of them."""
        return (
            self.for_listing()
            .select_related("experiment")
            .prefetch_related("experiment__conclusions")
        )

    def for_register(self) -> Self:
        """With all that list, board, timeline and filters name; four queries."""
        from pilots.models import PilotDecision

        decisions = PilotDecision.objects.select_related("to_phase").order_by("pk")
        return (
            self.for_listing()
            .select_related("barrier", "instrument", "network_group__division", "experiment")
            .prefetch_related(models.Prefetch("decisions", decisions))
        )

    def for_page(self) -> Self:
        """With all rows that its own page names."""
        terms = ("barrier", "instrument", "researcher", "network_group__division", "example")
        return self.for_listing().select_related(*terms)


class OfPilotQuerySet(models.QuerySet[Any]):
    """Rows that belong to a pilot."""

    pilot_path = "pilot"

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of pilots the user may see."""
        from pilots.models import Pilot

        return self.filter(**{f"{self.pilot_path}__in": Pilot.objects.visible_to(user)})


class PartnerQuerySet(OfPilotQuerySet):
    """Partners of a pilot."""

    def of_pilots(self, pilots: Any) -> Self:
        """Those of some pilots."""
        return self.filter(pilot__in=pilots)

    def outside_of(self, group: Any) -> Self:
        """Those that are no municipality of a network group."""
        members = group.members.values("organisation")
        return self.exclude(organisation__isnull=False, organisation__in=members)

    def with_organisations(self) -> Self:
        """With their organisation, by actor group, those of none last; in one query."""
        return self.select_related("organisation", "actor_group").order_by(
            models.F("actor_group__position").asc(nulls_last=True), "pk"
        )


class PilotProposalQuerySet(models.QuerySet[Any]):
    """Proposals of pilots that anybody sends."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """For those who keep the pilot register; the sender has a link."""
        return self.all() if user.has_perm("pilots.change_pilot") else self.none()

    def waiting(self) -> Self:
        """Not decided yet, the oldest first."""
        return self.filter(state=self.model.State.OPEN).order_by("made_at", "pk")

    def newest_first(self) -> Self:
        """Those that wait first, the oldest of them on top; then the decided, the latest on top."""
        is_open = models.Q(state=self.model.State.OPEN)
        waits = models.Case(models.When(is_open, then=0), default=1)
        return self.select_related("actor_group", "decided_by", "pilot").order_by(
            waits, models.F("decided_at").desc(nulls_first=True), "made_at", "pk"
        )


class DecisionQuerySet(OfPilotQuerySet):
    """What was decided about pilots."""

    def in_order(self) -> Self:
        """The latest first, with their phases and who decided; one query."""
        return self.select_related("from_phase", "to_phase", "by").order_by("-pk")
