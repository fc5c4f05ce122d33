"""The schedule as a figure: planned periods and milestones, with what is recorded as reached."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

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


@dataclass(frozen=True)
class Recorded:
    """The first and the last day on which anything of an activity is recorded, and whether a milestone
    of it is left."""

    first: date
    last: date
    is_left: bool

    def until(self, status: date | None) -> Period:
        """As a bar; what is left goes on to the day that the plan is looked at."""
        return Period(self.first, None if self.is_left and status else self.last)


NOTHING_RECORDED: Mapping[int, Recorded] = {}


def schedule_figure(
    project: Project,
    activities: Sequence[Activity],
    recorded: Mapping[int, Recorded] = NOTHING_RECORDED,
) -> TimelineFigure | None:
    """The plan of the application, within the project's period; None without activities.

    recorded: by the keys of activities. A project that is over has no status line and nothing in it
    is late: what was done is shown only where it was recorded.
    """
    if not activities:
        return None
    marks = [mark for each in activities for mark in _milestones(project, each)]
    over = project.period_to < today()
    status = None if over or project.period_from > today() else today()
    return TimelineFigure(
        key="schedule",
        heading=_heading(marks, over=over),
        description=_described(project, activities, marks),
        unit=_recorded_unit()
        if recorded
        else _("Plan in the application; diamonds are milestones"),
        source=project.source or _("the project plan"),
        unknown=_("not recorded"),
        invented=_("Invented example") if any(mark.is_invented for mark in marks) else "",
        rows=tuple(_row(project, one, recorded.get(one.pk), status) for one in activities),
        ticks=tuple(ticks(project.period_from, project.period_to)),
        words=_words_on(today()),
        status=status,
    )


def invented_figure(
    activities: Sequence[Activity], recorded: Mapping[int, Recorded] = NOTHING_RECORDED
) -> TimelineFigure | None:
    """The plan of the invented milestones, round the day that they were loaded; None without any."""
    told = {
        one.pk: marks
        for one in activities
        if (marks := [mark for mark in one.milestones.all() if mark.is_invented])
    }
    shown = [one for one in activities if one.pk in told or one.pk in recorded]
    marks = [mark for one in told.values() for mark in one]
    if not marks:
        return None
    spans = [recorded[one.pk] for one in shown if one.pk in recorded]
    first = min([*(mark.planned_from for mark in marks), *(one.first for one in spans)])
    last = max([*(mark.planned_to for mark in marks), *(one.last for one in spans)])
    return TimelineFigure(
        key="schedule",
        heading=_heading(marks, over=False),
        description=_told(len(shown), len(marks), first, last),
        unit=_recorded_unit(),
        source=_("the invented pre-project"),
        unknown=_("not recorded"),
        invented=_("Invented example"),
        rows=tuple(
            TimelineRow(
                number=str(one.number),
                label=one.schedule_label or one.title,
                responsible=one.lead.name,
                planned=_span(told.get(one.pk, [])),
                actual=recorded[one.pk].until(today()) if one.pk in recorded else None,
                milestones=tuple(_mark(mark) for mark in told.get(one.pk, [])),
            )
            for one in shown
        ),
        ticks=tuple(ticks(first, last)),
        words=_words_on(today()),
        status=today(),
    )


def _span(marks: Sequence[Milestone]) -> Period | None:
    if not marks:
        return None
    return Period(min(one.planned_from for one in marks), max(one.planned_to for one in marks))


def _recorded_unit() -> str:
    return _(
        "Diamonds are milestones. Carried out: from the first to the last day on which work was entered or"
        " a milestone reached"
    )


def _heading(marks: Sequence[Milestone], *, over: bool) -> str:
    if over:
        return _("The project is finished")
    reached = sum(mark.reached_on is not None for mark in marks)
    late = sum(mark.reached_on is None and mark.planned_to < today() for mark in marks)
    told = _("%(reached)d of %(all)d milestones reached") % {"reached": reached, "all": len(marks)}
    return f"{told}, {_late_words(late)}" if late else told


def _late_words(late: int) -> str:
    return ngettext("%(n)d is late", "%(n)d are late", late) % {"n": late}


def _described(project: Project, activities: Sequence[Activity], marks: Sequence[Milestone]) -> str:
    return _told(len(activities), len(marks), project.period_from, project.period_to)


def _told(activities: int, milestones: int, first: date, last: date) -> str:
    return _(
        "%(activities)d activities with %(milestones)d milestones from %(first)s to %(last)s."
    ) % {
        "activities": activities,
        "milestones": milestones,
        "first": short_date(first),
        "last": short_date(last),
    }


def _row(
    project: Project, activity: Activity, recorded: Recorded | None, status: date | None
) -> TimelineRow:
    """The schedule counts in quarters; the part outside the project's period is cut off."""
    first = max(activity.schedule_from, project.period_from)
    last = min(activity.schedule_to, project.period_to)
    return TimelineRow(
        number=str(activity.number),
        label=activity.schedule_label or activity.title,
        responsible=activity.lead.name,
        planned=Period(first, last) if first <= last else None,
        actual=recorded.until(status) if recorded else None,
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
    return MilestoneMark(day, short_date(day), milestone.reached_on is not None, milestone.title)


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


def _words_on(day: date) -> TimelineWords:
    """With the day that the dashed line stands for."""
    return replace(timeline_words(), status=_("today, %(day)s") % {"day": short_date(day)})


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
