"""Milestones that are due and proposals for the ledger, on the start page of the administration."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forkommune.plan.models import Milestone, ProposedEntry
from forkommune.plan.services.proposals import missing
from forkommune.ui.dates import short_date, today
from forkommune.work.registry import Waiting, WaitingItem, first_of, waiting

SOON = timedelta(days=14)


def milestones(user: Any) -> Waiting | None:
    """Milestones of projects under way that are late or due within two weeks.

    A project that is over has none: nothing of it is late any more.
    """
    if not user.has_perm("plan.change_milestone"):
        return None
    day = today()
    rows = Milestone.objects.visible_to(user).pressing(day, until=day + SOON)
    first, count = first_of(rows)
    return Waiting(
        title=_("Milestones that are due"),
        icon="plan",
        count=count,
        items=[_item(milestone, day) for milestone in first],
        all_label=_("The whole plan"),
        all_address=reverse("plan:plan"),
    )


def _item(milestone: Milestone, day: date) -> WaitingItem:
    late = (day - milestone.planned_to).days
    due = short_date(milestone.planned_to)
    words = (
        ngettext("%(n)d day past %(due)s", "%(n)d days past %(due)s", late)
        if late > 0
        else ngettext("due in %(n)d day, %(due)s", "due in %(n)d days, %(due)s", -late)
    ) % {"n": abs(late), "due": due}
    return WaitingItem(
        title=milestone.title,
        since=f"{words} · {milestone.activity.lead}",
        address=reverse("admin:plan_milestone_change", args=[milestone.pk]),
        action=_("New date"),
        is_late=late > 0,
        is_invented=milestone.is_invented,
    )


def proposals(user: Any) -> Waiting | None:
    """What waits for a place in the ledger; it counts nowhere yet."""
    if not user.has_perm("plan.change_proposedentry"):
        return None
    rows = ProposedEntry.objects.visible_to(user).open().select_related("organisation")
    first, count = first_of(rows)
    return Waiting(
        title=_("Proposed for the ledger"),
        icon="money",
        count=count,
        items=[
            WaitingItem(
                title=row.text,
                since=_waits_for(row),
                address=reverse("admin:plan_proposedentry_change", args=[row.pk]),
                action=_("Assess"),
                is_invented=row.is_invented,
            )
            for row in first
        ],
        all_label=_("All that is proposed"),
        all_address=reverse("admin:plan_proposedentry_changelist") + "?state__exact=open",
    )


def _waits_for(row: ProposedEntry) -> str:
    day = short_date(row.date)
    if lacks := missing(row):
        return _("%(day)s · lacks %(what)s") % {"day": day, "what": ", ".join(lacks)}
    return day


def register() -> None:
    """Put the queues in the registry."""
    waiting.add("milestones", milestones, order=10)
    waiting.add("proposed entries", proposals, order=40)
