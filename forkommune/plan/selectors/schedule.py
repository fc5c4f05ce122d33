"""The schedule as a figure: planned periods and milestones, with what is recorded as reached."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.translation import gettext as _

from forkommune.figures import (
    MilestoneMark,
    Period,
    TimelineFigure,
    TimelineRow,
    TimelineTick,
    TimelineWords,
)
from forkommune.plan.models import Activity, Milestone, Project
from forkommune.ui.dates import short_date, short_month, today


def schedule_figure(project: Project, activities: Sequence[Activity]) -> TimelineFigure | None:
    """The plan of the application, within the project's period; None without activities.

    A project that is over has no status line and nothing in it is late: what was done is shown
    only where it was recorded.
    """
    if not activities:
        return None
    marks = [mark for each in activities for mark in _milestones(project, each)]
    over = project.period_to < today()
    return TimelineFigure(
        key="schedule",
        heading=_heading(marks, over=over),
        description=_described(project, activities, marks),
        unit=_("Plan in the application; diamonds are milestones"),
        source=project.source,
        unknown=_("not recorded"),
        invented=_("Invented example") if any(mark.is_invented for mark in marks) else "",
        rows=tuple(_row(project, activity) for activity in activities),
        ticks=tuple(ticks(project.period_from, project.period_to)),
        words=timeline_words(),
        status=None if over or project.period_from > today() else today(),
    )


def _heading(marks: Sequence[Milestone], *, over: bool) -> str:
    if over:
        return _("The project is finished")
    reached = sum(mark.reached_on is not None for mark in marks)
    return _("%(reached)d of %(all)d milestones reached") % {"reached": reached, "all": len(marks)}


def _described(project: Project, activities: Sequence[Activity], marks: Sequence[Milestone]) -> str:
    return _(
        "%(activities)d activities with %(milestones)d milestones from %(first)s to %(last)s."
    ) % {
        "activities": len(activities),
        "milestones": len(marks),
        "first": short_date(project.period_from),
        "last": short_date(project.period_to),
    }


def _row(project: Project, activity: Activity) -> TimelineRow:
    """The schedule counts in quarters; the part outside the project's period is cut off."""
    first = max(activity.schedule_from, project.period_from)
    last = min(activity.schedule_to, project.period_to)
    return TimelineRow(
        number=str(activity.number),
        label=activity.schedule_label or activity.title,
        responsible=activity.lead.name,
        planned=Period(first, last) if first <= last else None,
        milestones=tuple(_mark(each) for each in _milestones(project, activity)),
    )


def _milestones(project: Project, activity: Activity) -> list[Milestone]:
    """Those of the activity, but no invented one from long after the project.

    Invented ones are dated by the day they were loaded; nine years later they would press the whole
    plan into a corner of the axis. They stand, marked, in the list of activities.
    """
    return [
        each
        for each in activity.milestones.all()
        if not each.is_invented or each.planned_to <= project.period_to
    ]


def _mark(milestone: Milestone) -> MilestoneMark:
    day = milestone.reached_on or milestone.planned_to
    return MilestoneMark(day, short_date(day), milestone.reached_on is not None)


def ticks(first: date, last: date) -> Iterable[TimelineTick]:
    """The first of every month from the beginning to the month after the end."""
    year, month = first.year, first.month
    while date(year, month, 1) <= last:
        name = short_month(month)
        label = (
            f"{name} {year}" if month == 1 or (year, month) == (first.year, first.month) else name
        )
        yield TimelineTick(date(year, month, 1), label)
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)


def timeline_words() -> TimelineWords:
    """What the parts of the figure are called."""
    return TimelineWords(
        activity=_("Activity"),
        responsible=_("In charge"),
        planned=_("planned"),
        actual=_("carried out"),
        milestones=_("Milestones"),
        reached=_("reached"),
        remaining=_("planned milestone"),
        status=_("status"),
        ongoing=_("goes on"),
    )
