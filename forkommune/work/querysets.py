"""Questions about drafts, jobs and history that SQL can answer."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import AnonymousUser
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone

if TYPE_CHECKING:
    from forkommune.accounts.models import User


PRESENCE_LASTS = timedelta(seconds=60)
UNCLAIMED_AFTER = timedelta(seconds=10)


class DraftQuerySet(models.QuerySet["Draft"]):
    """Drafts are reached through the row they belong to."""

    def for_target(self, kind: str, target: models.Model) -> Self:
        """The draft of one kind for one row."""
        content_type = ContentType.objects.get_for_model(target)
        return self.filter(kind=kind, target_type=content_type, target_id=str(target.pk))

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """None directly: the page of the target decides who may open its draft."""
        return self.none()


class DraftPresenceQuerySet(models.QuerySet["DraftPresence"]):
    """Who has a draft open now."""

    def here(self) -> Self:
        """Tabs that answered within the last minute."""
        return self.filter(seen_at__gt=timezone.now() - PRESENCE_LASTS)


class JobQuerySet(models.QuerySet["Job"]):
    """Long work; the row is the truth."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """All for operations, the secretariat and researchers; otherwise one's own."""
        if user.has_perm("work.view_job") or user.has_perm("reports.order_report"):
            return self.all()
        return self.filter(ordered_by_id=user.pk) if user.pk else self.none()

    def unfinished(self) -> Self:
        """Ordered, and neither done, failed nor cancelled."""
        return self.filter(state__in=self.model.OPEN_STATES)

    def abandoned(self) -> Self:
        """Running, but nobody has renewed the lease."""
        return self.filter(
            state__in=(self.model.State.RUNNING, self.model.State.VALIDATING),
            lease_until__lt=timezone.now(),
        )

    def unclaimed(self) -> Self:
        """Queued for so long that the message must have been lost."""
        return self.filter(
            state__in=(self.model.State.REQUESTED, self.model.State.QUEUED),
            queued_at__lt=timezone.now() - UNCLAIMED_AFTER,
        )


class HistoryQuerySet(models.QuerySet["HistoryEntry"]):
    """Who did what to which row, and when."""

    def of(self, subject: models.Model) -> Self:
        """The history of one row, newest first."""
        return self.filter(table=subject._meta.db_table, row=str(subject.pk)).order_by("-at", "-pk")

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those who keep the register."""
        return self.all() if user.has_perm("work.view_historyentry") else self.none()
