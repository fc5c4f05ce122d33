"""What waits for researchers on their start page: turns to black out, recordings to delete."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from focusgroups.models import Note, Recording
from forkommune.ui.dates import long_date, today
from forkommune.work.registry import Waiting, WaitingItem, first_of, waiting

AHEAD = timedelta(days=7)


def to_redact(user: Any) -> Waiting | None:
    """Turns of others that speak of somebody who is gone; None where there is none."""
    first, count = first_of(Note.objects.visible_to(user).to_redact())
    if not count:
        return None  # it seldom happens; an empty card would only stand in the way
    return Waiting(
        title=_("Turns that speak of somebody who is gone"),
        icon="warning",
        count=count,
        items=[
            WaitingItem(note.title, "", note.get_absolute_url(), _("Black out")) for note in first
        ],
        all_label=_("Focus groups"),
        all_address=reverse("focusgroups:focusgroup-list"),
    )


def recordings(user: Any) -> Waiting | None:
    """Recordings that are to be deleted within a week, or at once because somebody took back the
    consent; None where there is none."""
    first, count = first_of(Recording.objects.visible_to(user).to_delete(today() + AHEAD))
    if not count:
        return None
    return Waiting(
        title=_("Recordings to delete"),
        icon="microphone",
        count=count,
        items=[_recording(one) for one in first],
        all_label=_("Focus groups"),
        all_address=reverse("focusgroups:focusgroup-list"),
    )


def _recording(one: Any) -> WaitingItem:
    since = (
        _("Not everybody agrees any more: delete it now")
        if one.is_withdrawn
        else _("At the latest %(day)s") % {"day": long_date(one.delete_on)}
    )
    address = reverse("focusgroups:rights", args=[one.group_id])
    return WaitingItem(one.group.title, since, address, _("Delete"))


def register() -> None:
    """Enter the queues."""
    waiting.add("turns to redact", to_redact, order=36)
    waiting.add("recordings to delete", recordings, order=37)
