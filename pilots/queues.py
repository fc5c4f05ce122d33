"""Proposals to the example database, on the start page of the administration."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from forkommune.ui.dates import long_date
from forkommune.work.registry import Waiting, WaitingItem, first_of, waiting
from pilots.models import Example, PilotProposal


def proposals(user: Any) -> Waiting | None:
    """Examples that wait for review."""
    if not user.has_perm("pilots.change_example"):
        return None
    rows = Example.objects.visible_to(user).in_review()
    first, count = first_of(rows)
    return Waiting(
        title=_("Proposals to the example database"),
        icon="bulb",
        count=count,
        items=[
            WaitingItem(
                title=example.title,
                since=example.place,
                address=reverse("work:publication", args=["example", example.pk]),
                action=_("Assess"),
                is_invented=example.is_invented,
            )
            for example in first
        ],
        all_label=_("The whole queue"),
        all_address=reverse("admin:pilots_example_changelist") + "?state__exact=review",
    )


def without_ground(user: Any) -> Waiting | None:
    """Examples that lost what they rested on, and are drafts until they rest on something again;
    None where there are none."""
    if not user.has_perm("pilots.change_example"):
        return None
    rows = Example.objects.visible_to(user).in_need()
    first, count = first_of(rows)
    if not count:
        return None
    return Waiting(
        title=_("Examples that have lost what they rested on"),
        icon="warning",
        count=count,
        items=[
            WaitingItem(
                title=example.title,
                since=_("give it a public source, then take it to publication again"),
                address=reverse("admin:pilots_example_change", args=[example.pk]),
                action=_("Look"),
                is_late=True,
                is_invented=example.is_invented,
            )
            for example in first
        ],
        all_label=_("All drafts"),
        all_address=reverse("admin:pilots_example_changelist") + "?state__exact=draft",
    )


def pilot_proposals(user: Any) -> Waiting | None:
    """Proposals of pilots that nobody has decided on."""
    if not user.has_perm("pilots.change_pilot"):
        return None
    first, count = first_of(PilotProposal.objects.visible_to(user).waiting())
    return Waiting(
        title=_("Proposals of pilot projects"),
        icon="flask",
        count=count,
        items=[
            WaitingItem(
                title=one.title,
                since=long_date(timezone.localdate(one.made_at)),
                address=reverse("pilots:proposal-decide", args=[one.pk]),
                action=_("Decide"),
                is_invented=one.is_invented,
            )
            for one in first
        ],
        all_label=_("The whole queue"),
        all_address=reverse("pilots:proposal-list"),
    )


def register() -> None:
    """Put the queues in the registry."""
    waiting.add("proposals of pilots", pilot_proposals, order=33)
    waiting.add("examples without ground", without_ground, order=32)
    waiting.add("proposals", proposals, order=31)
