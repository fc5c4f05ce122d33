"""Food and access: written down apart from the answer, and deleted soon after the day."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forkommune.work.history import record_history
from forkommune.work.registry import KeptUntil, kept_until
from workshops.models import Invitation, Meeting, Needs
from workshops.querysets import NeedsQuerySet

NEEDS_KEPT = timedelta(days=7)  # after the day
ACTION = "needs.deleted"


def deletion_day(meeting: Meeting) -> date | None:
    """The day on which what people need is deleted; None while the meeting's day is not set."""
    return timezone.localdate(meeting.starts_at) + NEEDS_KEPT if meeting.starts_at else None


@transaction.atomic
def keep_needs(
    *,
    invitation: Invitation,
    food: Collection[str] = (),
    other_food: str = "",
    access: str = "",
) -> Needs | None:
    """What somebody needs, in place of what was said before; nothing at all leaves no row."""
    said = {
        "food": [one.value for one in Needs.Food if one in food],
        "other_food": other_food.strip(),
        "access": access.strip(),
        "delete_on": deletion_day(invitation.meeting),
    }
    if not (said["food"] or said["other_food"] or said["access"]):
        forget_needs(invitation)
        return None
    row, _made = Needs.objects.update_or_create(invitation=invitation, defaults=said)
    return row


def forget_needs(invitation: Invitation) -> None:
    """Whoever does not come needs nothing."""
    Needs.objects.filter(invitation=invitation).delete()


def move_deletion(meeting: Meeting) -> None:
    """The day of deletion follows the day of the meeting."""
    rows = Needs.objects.filter(invitation__meeting=meeting)
    rows.update(delete_on=deletion_day(meeting))


def due_by(day: date) -> NeedsQuerySet:
    """Those to be deleted in the night after `day`: on their own day, before anybody is at work."""
    return Needs.objects.due_by(day + timedelta(days=1))


@transaction.atomic
def erase(rows: NeedsQuerySet) -> int:
    """Delete them; that so many went stays with their meeting, and nothing of what they said."""
    gone = 0
    for meeting in Meeting.objects.filter(invitations__needs__in=rows).distinct():
        count, _by_model = rows.filter(invitation__meeting=meeting).delete()
        record_history(actor=None, action=ACTION, subject=meeting, rows=count)
        gone += count
    return gone


def register() -> None:
    """Have the clock delete them."""
    kept_until.add(
        "food and access", KeptUntil(_("Food and access of those at meetings"), due_by, erase)
    )
