"""Questions about meetings that SQL can answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models

if TYPE_CHECKING:
    from forkommune.accounts.models import User


class MeetingQuerySet(models.QuerySet[Any]):
    """Meetings; the programme of a published one is public."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """All for the secretariat and researchers, published ones for everybody."""
        if user.has_perm("workshops.view_meeting"):
            return self.all()
        return self.filter(published_at__isnull=False)


class SessionQuerySet(models.QuerySet[Any]):
    """Items of a programme."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of meetings the user may see."""
        from workshops.models import Meeting

        return self.filter(meeting__in=Meeting.objects.visible_to(user))


class InsideQuerySet(models.QuerySet[Any]):
    """Invitations, tables, ideas, conclusions, actions: the work of the meeting."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The secretariat and researchers; a participant comes by personal link."""
        return self.all() if user.has_perm("workshops.view_invitation") else self.none()


class BallotQuerySet(models.QuerySet[Any]):
    """Ballots: nobody lists them."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """None; results are counted, single ballots are not shown."""
        return self.none()
