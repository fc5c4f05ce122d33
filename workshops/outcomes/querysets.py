"""Questions about follow-up that SQL can answer."""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Q

from workshops.querysets import InsideQuerySet


class ActionQuerySet(InsideQuerySet):
    """Follow-up of meetings."""

    def open(self) -> Self:
        """What somebody still has to do."""
        return self.filter(done_on__isnull=True, dropped_on__isnull=True)

    def closed(self) -> Self:
        """What was done or dropped."""
        return self.exclude(done_on__isnull=True, dropped_on__isnull=True)

    def late(self, day: date) -> Self:
        """What should have been done before a day."""
        return self.open().filter(due_on__lt=day)

    def how_many(self, day: date) -> dict[str, int]:
        """How many there are, were closed, should have been done before a day, and are invented."""
        is_open = Q(done_on__isnull=True, dropped_on__isnull=True)
        counted: dict[str, int] = self.aggregate(
            all=models.Count("pk"),
            closed=models.Count("pk", filter=~is_open),
            late=models.Count("pk", filter=is_open & Q(due_on__lt=day)),
            invented=models.Count("pk", filter=Q(is_invented=True)),
        )
        return counted

    def owned_by(self, organisation: Any) -> Self:
        """What an organisation, or somebody in it, follows up."""
        return self.filter(Q(organisation=organisation) | Q(person__organisation=organisation))

    def about(self, municipality: Any) -> Self:
        """What a municipality follows up, and all that was agreed when one talked with it alone."""
        meetings = self.model.meeting.field.related_model.objects.contacts().about(municipality)
        own = municipality.organisation_id
        return self.filter(
            Q(organisation=own) | Q(person__organisation=own) | Q(meeting__in=meetings.values("pk"))
        )

    def of_group(self, group: Any) -> Self:
        """What the municipalities of a network group, or people in them, follow up."""
        members = group.members.values("organisation")
        return self.filter(Q(organisation__in=members) | Q(person__organisation__in=members))

    def to_remind(self, day: date, until: date) -> Self:
        """Open ones due from a day until another, whose owners were not written to about that date.

        Invented ones have real owners, who never hear of them.
        """
        told = Q(reminded_for__isnull=False, reminded_for=models.F("due_on"))
        return self.open().filter(is_invented=False, due_on__range=(day, until)).exclude(told)

    def by_date(self) -> Self:
        """With who does it: open ones first, the earliest date first."""
        return self.with_owners().order_by(
            models.Case(
                models.When(done_on__isnull=True, dropped_on__isnull=True, then=0), default=1
            ),
            models.F("due_on").asc(nulls_last=True),
            "pk",
        )

    def newest_closed(self) -> Self:
        """With who did it, the last one first."""
        when = models.functions.Coalesce("done_on", "dropped_on")
        return self.with_owners().order_by(when.desc(), "-pk")

    def with_owners(self) -> Self:
        """With the meeting and who follows it up."""
        return self.select_related("organisation", "person", "meeting")
