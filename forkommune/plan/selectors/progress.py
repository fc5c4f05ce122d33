"""The plan over time with what is recorded as carried out, as one visitor may see it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Max, Min

from forkommune.accounts.models import User
from forkommune.figures import TimelineFigure
from forkommune.plan.models import Activity, LedgerEntry, Project
from forkommune.ui.dates import today

from .schedule import Recorded, invented_figure, schedule_figure


def progress_figure(user: User | AnonymousUser) -> TimelineFigure | None:
    """The project's plan against what is recorded; of an invented pre-project, which is dated by the
    day that it was loaded, the invented plan. None before any plan has been loaded."""
    project = Project.objects.visible_to(user).order_by("period_from").first()
    if project is None:
        return None
    rows = project.activities.select_related("lead").prefetch_related("milestones")
    activities = list(rows)
    invented = invented_figure(activities, carried_out(user, activities, invented=True))
    if invented is not None:
        return invented
    return schedule_figure(project, activities, carried_out(user, activities))


def carried_out(
    user: User | AnonymousUser, activities: Iterable[Activity], *, invented: bool = False
) -> dict[int, Recorded]:
    """For activities (keys) of which anything is recorded: the first and the last day on which work was
    entered in the ledger, if the user may see it, or a milestone was reached."""
    spans = _spans(LedgerEntry.objects.visible_to(user).of_invented(invented))
    found = {}
    for activity in activities:
        marks = [one for one in activity.milestones.all() if one.is_invented == invented]
        reached = [one.reached_on for one in marks if one.reached_on is not None]
        days = [day for day in (*spans.get(activity.pk, ()), *reached) if day <= today()]
        if days:
            found[activity.pk] = Recorded(min(days), max(days), len(reached) < len(marks))
    return found


def _spans(entries: Any) -> dict[int, tuple[date, date]]:
    """The first and the last day of the entries of each activity."""
    told = entries.order_by().values_list("activity").annotate(Min("date"), Max("date"))
    return {activity: (first, last) for activity, first, last in told if activity is not None}
