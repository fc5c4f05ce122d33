"""Proposals to the example database, on the start page of the administration."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from forkommune.work.registry import WAITING_SHOWN, Waiting, WaitingItem, waiting
from pilots.models import Example


def proposals(user: Any) -> Waiting | None:
    """Examples that wait for review."""
    if not user.has_perm("pilots.change_example"):
        return None
    rows = Example.objects.visible_to(user).in_review()
    return Waiting(
        title=_("Proposals to the example database"),
        icon="bulb",
        count=rows.count(),
        items=[
            WaitingItem(
                title=example.title,
                since=example.place,
                address=reverse("work:publication", args=["example", example.pk]),
                action=_("Assess"),
                is_invented=example.is_invented,
            )
            for example in rows[:WAITING_SHOWN]
        ],
        all_label=_("The whole queue"),
        all_address=reverse("admin:pilots_example_changelist") + "?state__exact=review",
    )


def register() -> None:
    """Put the queue in the registry."""
    waiting.add("proposals", proposals, order=31)
