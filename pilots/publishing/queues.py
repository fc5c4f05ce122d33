"""Proposals to the example database, on the start page of the administration."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.ui.dates import long_date, today
from forkommune.work.registry import WAITING_SHOWN, Waiting, WaitingItem, first_of, waiting
from pilots.examples.sources import links_to_mend
from pilots.models import Example, PilotProposal
from pilots.publishing.confirming import up
from pilots.publishing.steps import ASSESS, CHECK


def proposals(user: Any) -> Waiting | None:
    """Examples whose form and language the secretariat looks over."""
    if not user.has_perm(CHECK):
        return None
    rows = Example.objects.visible_to(user).in_review()
    return _queue(rows, _("Proposals to the example database"), Example.State.REVIEW)


def assessments(user: Any) -> Waiting | None:
    """Examples whose evidence a researcher assesses."""
    if not user.has_perm(ASSESS):
        return None
    rows = Example.objects.visible_to(user).in_assessment()
    return _queue(rows, _("Examples to assess"), Example.State.ASSESSMENT)


def _queue(rows: Any, title: str, state: str) -> Waiting:
    first, count = first_of(rows)
    return Waiting(
        title=title,
        icon="bulb",
        count=count,
        items=[
            WaitingItem(
                title=example.title,
                since=example.place,
                address=(
                    reverse("pilots:assessment", args=[example.slug])
                    if state == Example.State.ASSESSMENT
                    else reverse("work:publication", args=["example", example.pk])
                ),
                action=_("Assess"),
                is_invented=example.is_invented,
            )
            for example in first
        ],
        all_label=_("The whole queue"),
        all_address=reverse("pilots:queue"),
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


def confirmations(user: Any) -> Waiting | None:
    """Municipalities that are asked about their examples tonight, and those that cannot be."""
    if not user.has_perm("pilots.change_example"):
        return None
    asked = up(today())
    if not asked:
        return None
    address = reverse("pilots:confirmations")
    return Waiting(
        title=_("Municipalities that are asked about their examples tonight"),
        icon="envelope",
        count=len(asked),
        items=[
            WaitingItem(
                title=one.municipality.name,
                since=str(NOT_ASKED[one.why_not]),
                address=address,
                action=_("Look"),
                is_late=bool(one.why_not),
            )
            for one in sorted(asked, key=lambda one: not one.why_not)[:WAITING_SHOWN]
        ],
        all_label=_("The yearly round"),
        all_address=address,
    )


def dead_links(user: Any) -> Waiting | None:
    """Sources whose address does not open any more."""
    if not user.has_perm("pilots.change_example"):
        return None
    broken = links_to_mend(user)
    if not broken:
        return None
    address = reverse("pilots:links")
    return Waiting(
        title=_("Links that need mending"),
        icon="link",
        count=len(broken),
        items=[
            WaitingItem(
                title=one.source.title,
                since=f"{one.source.example} · {one.state.get_outcome_display()}",
                address=reverse("admin:pilots_example_change", args=[one.source.example_id]),
                action=_("Mend"),
                is_late=one.state.is_dead,
                is_invented=one.source.example.is_invented,
            )
            for one in broken[:WAITING_SHOWN]
        ],
        all_label=_("All of them"),
        all_address=address,
    )


NOT_ASKED = {
    "": gettext_lazy("a mail goes tonight"),
    "mailbox": gettext_lazy("has no mailbox, so no mail goes"),
    "ended": gettext_lazy("has gone out of existence, so no mail goes"),
}


def register() -> None:
    """Put the queues in the registry."""
    waiting.add("dead links", dead_links, order=34)
    waiting.add("confirmations", confirmations, order=33)
    waiting.add("proposals of pilots", pilot_proposals, order=33)
    waiting.add("examples without ground", without_ground, order=32)
    waiting.add("proposals", proposals, order=31)
    waiting.add("examples to assess", assessments, order=31)
