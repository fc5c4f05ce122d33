"""Turns that wait to be blacked out, on the start page of those who may read them."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from focusgroups.models import Note
from forkommune.work.registry import Waiting, WaitingItem, first_of, waiting


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


def register() -> None:
    """Enter the queue."""
    waiting.add("turns to redact", to_redact, order=36)
