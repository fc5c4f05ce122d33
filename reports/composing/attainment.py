"""What the snapshot tells of the project's work, with its figures and tables, as the final report needs it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from forkommune.documents import blocks
from forkommune.figures import (
    BudgetBlock,
    BudgetFigure,
    BudgetLine,
    BudgetWords,
    Cell,
    Column,
    MilestoneMark,
    Period,
    Row,
    Table,
    TimelineFigure,
    TimelineRow,
)
from forkommune.figures.numbers import format_date
from forkommune.plan.selectors.schedule import ticks, timeline_words
from forkommune.ui.dates import long_date, short_date

from .tables import ANSWERED_IN, marked
from .words import UNKNOWN, day, number

Facts = Mapping[str, Any]
DRAWN = ("cost_type", "financing")


@dataclass(frozen=True)
class Work:
    """Answers about the project's work, plan and money."""

    data: Facts

    @property
    def project(self) -> Facts:
        """The project as the application describes it."""
        found: Facts = self.data["project"]
        return found

    @property
    def attained(self) -> Facts:
        """What only the final report holds."""
        found: Facts = self.data["attained"]
        return found

    @property
    def activities(self) -> Sequence[Facts]:
        """Activities by number."""
        return list(self.attained["activities"])

    @property
    def milestones(self) -> list[tuple[Facts, Facts]]:
        """Activity and milestone, the first planned first; invented ones only where others are."""
        rows = [(activity, one) for activity in self.activities for one in activity["milestones"]]
        return sorted(rows, key=lambda pair: (pair[1]["planned"], pair[0]["number"]))

    @property
    def reached(self) -> int:
        """Milestones that were reached."""
        return sum(one["reached"] is not None for _activity, one in self.milestones)

    @property
    def reports(self) -> list[Facts]:
        """All reports of the activities, by code."""
        return sorted(
            (one for activity in self.activities for one in activity["reports"]),
            key=lambda one: str(one["code"]),
        )

    @property
    def published(self) -> int:
        """Reports with a published edition."""
        return sum(one["edition"] is not None for one in self.reports)

    @property
    def money(self) -> Sequence[Facts]:
        """The four tables of plan and ledger."""
        return list(self.attained["money"]["tables"])

    @property
    def used(self) -> tuple[str | None, str | None]:
        """Entered and planned kroner in all; None where not known."""
        total = self.money[0]["total"] if self.money else {"entered": None, "planned": None}
        return total["entered"], total["planned"]

    @property
    def dissemination(self) -> Sequence[Facts]:
        """Where results were told, the first first."""
        return sorted(self.attained["dissemination"], key=lambda one: (one["on"], one["title"]))

    def answering(self, goal: int) -> tuple[Facts | None, Facts | None]:
        """The activity and the report that answer a sub-goal."""
        code = ANSWERED_IN.get(goal)
        for activity in self.activities:
            for one in activity["reports"]:
                if one["code"] == code:
                    return activity, one
        return None, None


def anchor_of(activity: Facts) -> str:
    """Where an activity stands in the document."""
    return f"aktivitet-{activity['number']}"


def goals_table(work: Work) -> Table:
    """Each sub-goal of the application, what was done for it, and what it gave."""
    columns = (
        Column(_("Sub-goal")),
        Column(_("Activity")),
        Column(pgettext("of a goal", "Result")),
        Column(_("Page"), True),
    )
    goals = work.project["goals"]
    answered = sum(bool((work.answering(goal["number"])[1] or {}).get("edition")) for goal in goals)
    heading = _("%(answered)d of %(count)d sub-goals have a published report") % {
        "answered": answered,
        "count": len(goals),
    }
    return Table(heading, columns, tuple(_goal(work, goal) for goal in goals))


def _goal(work: Work, goal: Facts) -> Row:
    activity, report = work.answering(goal["number"])
    cells = (
        Cell(f"{activity['number']} {activity['label']}" if activity else UNKNOWN),
        Cell(report_words(report) if report else UNKNOWN),
        Cell(blocks.page_of(anchor_of(activity)) if activity else UNKNOWN, numeric=True),
    )
    return Row(Cell(f"{goal['number']}. {goal['text']}"), cells)


def report_words(report: Facts) -> str:
    """ "Mulige pilotprosjekter, utgave 2, 4. desember 2017", or that none is published."""
    if report["edition"] is None:
        return _("%(title)s: not published") % report
    day_of = long_date(day(report["published"])) if report["published"] else UNKNOWN
    return _("%(title)s, edition %(edition)d, %(day)s") % {**report, "day": day_of}


def milestones_table(work: Work, mark: str) -> Table:
    """Every milestone: as first planned, as planned in the end, when it was reached, and why it moved."""
    columns = (
        Column(_("Milestone")),
        Column(_("First plan"), True),
        Column(_("Last plan"), True),
        Column(pgettext("of a milestone", "Reached"), True),
        Column(_("Why it moved")),
    )
    heading = _("%(reached)d of %(count)d milestones are recorded as reached") % {
        "reached": work.reached,
        "count": len(work.milestones),
    }
    rows = (
        Row(
            Cell(marked(f"{activity['number']} {one['title']}", mark if one["invented"] else "")),
            (
                Cell(_short(one["first"]), numeric=True),
                Cell(_short(one["planned"]), numeric=True),
                Cell(_short(one["reached"]), numeric=True),
                Cell("; ".join(one["reasons"]) or UNKNOWN),
            ),
        )
        for activity, one in work.milestones
    )
    return Table(heading, columns, tuple(rows))


def _short(text: str | None) -> str:
    return format_date(day(text)) if text else UNKNOWN


def schedule_figure(work: Work) -> TimelineFigure | None:
    """The plan within the project's period, with the milestones that lie in it."""
    if not work.activities:
        return None
    first, last = day(work.project["from"]), day(work.project["to"])
    return TimelineFigure(
        key="schedule",
        heading=_("%(reached)d of %(all)d milestones reached")
        % {"reached": work.reached, "all": len(work.milestones)},
        description=_(
            "%(activities)d activities with %(milestones)d milestones from %(first)s to %(last)s."
        )
        % {
            "activities": len(work.activities),
            "milestones": len(work.milestones),
            "first": short_date(first),
            "last": short_date(last),
        },
        unit=_("Plan in the application; diamonds are milestones"),
        source=_("application %(application)s; milestones of the portal.") % work.project,
        unknown=_("not recorded"),
        rows=tuple(_timeline_row(one, first, last) for one in work.activities),
        ticks=tuple(ticks(first, last)),
        words=timeline_words(),
    )


def _timeline_row(activity: Facts, first: date, last: date) -> TimelineRow:
    begins, ends = max(day(activity["from"]), first), min(day(activity["to"]), last)
    return TimelineRow(
        number=str(activity["number"]),
        label=activity["label"],
        responsible=activity["lead"],
        planned=Period(begins, ends) if begins <= ends else None,
        milestones=tuple(
            MilestoneMark(on, short_date(on), one["reached"] is not None)
            for one in activity["milestones"]
            if first <= (on := day(one["reached"] or one["planned"])) <= last
        ),
    )


def money_figure(work: Work, invented: str) -> BudgetFigure | None:
    """Costs and financing on one scale, planned and entered; None without a plan."""
    shown = [table for table in work.money if table["dimension"] in DRAWN and table["rows"]]
    if len(shown) < len(DRAWN):
        return None
    entered, planned = work.used
    heading = (
        _("Nothing is entered yet; what was used is not known.")
        if entered is None
        else _("%(entered)s of %(planned)s kroner are entered.")
        % {
            "entered": number(float(Decimal(entered))),
            "planned": number(float(Decimal(planned or 0))),
        }
    )
    return BudgetFigure(
        key="accounts",
        heading=heading.rstrip("."),
        description=_("Planned and entered kroner, by cost type and by financing."),
        unit=_("NOK"),
        source=_("application %(application)s; the ledger of the portal.") % work.project,
        unknown=_("not entered"),
        invented=invented,
        blocks=tuple(
            BudgetBlock(table["title"], tuple(map(_line, _used(table)))) for table in shown
        ),
        words=BudgetWords(
            line=_("Line"),
            planned=_("planned"),
            used=_("entered"),
            left=_("left"),
            total=_("Total"),
            of=_("of"),
        ),
    )


def _used(table: Facts) -> list[Facts]:
    return [
        row
        for row in table["rows"]
        if any(Decimal(row[name] or 0) for name in ("planned", "entered"))
    ]


def _line(row: Facts) -> BudgetLine:
    entered = None if row["entered"] is None else max(Decimal(row["entered"]), Decimal(0))
    return BudgetLine(row["label"], Decimal(row["planned"] or 0), entered)


def dissemination_table(work: Work, mark: str) -> Table:
    """Where results were told, by date."""
    columns = (
        Column(_("What")),
        Column(_("Kind")),
        Column(_("Where")),
        Column(_("Date"), True),
    )
    heading = ngettext(
        "Results were told on %(count)d occasion",
        "Results were told on %(count)d occasions",
        len(work.dissemination),
    ) % {"count": len(work.dissemination)}
    rows = (
        Row(
            Cell(_linked(one, mark if one["invented"] else "")),
            (
                Cell(one["kind_words"]),
                Cell(one["channel"]),
                Cell(_short(one["on"]), numeric=True),
            ),
        )
        for one in work.dissemination
    )
    return Table(heading, columns, tuple(rows))


def _linked(one: Facts, mark: str) -> str | SafeString:
    return marked(f"{one['title']} ({one['url']})" if one["url"] else one["title"], mark)
