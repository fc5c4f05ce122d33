"""D7, "Sluttrapport": goal, activity, result; plan, money, and where it was told; from its snapshot."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forkommune.documents import blocks
from forkommune.documents.blocks import KeyFigure
from forkommune.documents.description import Chapter
from forkommune.documents.numbering import ChapterNumbers
from forkommune.figures import Exhibit
from forkommune.plan.composing.tables import compared
from forkommune.ui.dates import long_date

from . import attainment, closing, pages, written
from .attainment import Facts, Work
from .edition import EditionFacts
from .gathered import Section, gathered, read_from_it
from .pages import Desk
from .parts import Part, Report
from .words import UNKNOWN, day, number
from .writer import Writer

Final = Writer[Work]

Shown = Mapping[str, Exhibit | None]


def describe(data: Mapping[str, Any], edition: EditionFacts) -> Report:
    """What the report is put together of; nothing of it is written yet."""
    work = Work(data)
    shown: Shown = {
        "schedule": attainment.schedule_figure(work),
        "accounts": attainment.money_figure(
            work, edition.mark if work.attained["money"]["invented"] else ""
        ),
    }

    def final(desk: Desk) -> Final:
        return Final("d7", desk, work)

    return Report(
        front=Part(
            lambda n: n.chapter("sammendrag", letter="S"),
            lambda desk: [summary(final(desk))],
        ),
        parts=(
            gathered(
                "maal",
                _("Goals and what came of them"),
                [*_goals(work, final), *_results(work, final)],
            ),
            gathered("framdrift", _("Plan and money"), _plan(work, shown, final)),
            written.part(data),
            *closing.parts(data),
        ),
        exhibits=shown,
        cover=_cover,
        description=_("Final report to the Research Council of Norway"),
    )


def _cover(desk: Desk) -> SafeString:
    return pages.cover(
        desk,
        lede=_("Goals, work and results, what it cost, and where it was told."),
        invented=_("What carries this mark is made up to show the form of the report."),
    )


def _money_mark(final: Final) -> str:
    """The mark of accounts with an invented entry."""
    return final.mark if final.told.attained["money"]["invented"] else ""


def _goals(work: Work, final: Callable[[Desk], Final]) -> list[Section]:
    """How to read the report, the sub-goals, and each activity."""
    return [
        Section(
            anchor="metode",
            title=_("How to read the report"),
            write=lambda desk: method(final(desk)),
        ),
        Section(
            anchor="delmaal",
            title=_("The sub-goals of the application"),
            declare=lambda chapter: chapter.table("attained") if work.project["goals"] else None,
            write=lambda desk: goals(final(desk)),
        ),
        *(_activity(one, final) for one in work.activities),
    ]


def _activity(activity: Facts, final: Callable[[Desk], Final]) -> Section:
    rows = [attainment.report_words(one) for one in activity["reports"]]
    return Section(
        anchor=attainment.anchor_of(activity),
        title=activity["title"],
        write=lambda desk: final(desk).text("activity", activity=activity, rows=rows),
    )


def _results(work: Work, final: Callable[[Desk], Final]) -> list[Section]:
    """What there is now that was not there before, what was expected, and where it was told."""
    counted, expected = work.attained["counted"], work.attained["expected"]
    sections = [
        Section(
            anchor="kartlagt",
            title=_("What there is now"),
            write=lambda desk: final(desk).text("counted", counted=counted),
        )
    ]
    if expected:
        sections.append(
            Section(
                anchor="ventet",
                title=_("What the application expected"),
                write=lambda desk: final(desk).text("expected", rows=expected),
            )
        )
    told_of = Section(
        anchor="formidling",
        title=_("Where results were told"),
        declare=lambda chapter: chapter.table("dissemination") if work.dissemination else None,
        write=lambda desk: told(final(desk)),
    )
    return [*sections, *read_from_it(work.data), told_of]


def _plan(work: Work, shown: Shown, final: Callable[[Desk], Final]) -> list[Section]:
    """What was planned and what was reached, in time and in money."""
    return [
        Section(
            anchor="plan",
            title=_("Plan and progress"),
            declare=lambda chapter: _declare_plan(chapter, work, shown),
            write=lambda desk: plan(final(desk)),
        ),
        Section(
            anchor="penger",
            title=_("Money"),
            declare=lambda chapter: _declare_money(chapter, work, shown),
            write=lambda desk: money(final(desk)),
        ),
    ]


def _declare_plan(chapter: ChapterNumbers, work: Work, shown: Shown) -> None:
    if shown["schedule"]:
        chapter.figure("schedule")
    if work.milestones:
        chapter.table("milestones")


def _declare_money(chapter: ChapterNumbers, work: Work, shown: Shown) -> None:
    if shown["accounts"]:
        chapter.figure("accounts")
    for table in work.money:
        chapter.table(f"table-{table['dimension'].replace('_', '-')}")


def summary(final: Final) -> Chapter:
    """One page: what was to be done, what was, and the same in English."""
    title = _("Summary")
    html = blocks.chapter_head(title=title, lead=_lead(final.told))
    html += blocks.key_figures(_figures(final)) + final.text("summary")
    html += blocks.pair(final.text("reports", rows=_reports(final.told)), final.text("english"))
    return Chapter(key="sammendrag", title=title, html=html)


def _lead(work: Work) -> str:
    return ngettext(
        "%(published)d of %(count)d report of the project is published.",
        "%(published)d of %(count)d reports of the project are published.",
        len(work.reports),
    ) % {"published": work.published, "count": len(work.reports)}


def _reports(work: Work) -> list[str]:
    return [attainment.report_words(one) for one in work.reports]


def _figures(final: Final) -> list[KeyFigure]:
    work = final.told
    entered, planned = work.used
    of = _("of %(count)d")
    money = number(float(Decimal(entered))) if entered is not None else UNKNOWN
    told = sum(not one["invented"] for one in work.dissemination)
    return [
        KeyFigure(
            value=str(work.reached),
            unit=of % {"count": len(work.milestones)},
            words=_("milestones are recorded as reached"),
            invented=final.mark if any(one["invented"] for _a, one in work.milestones) else "",
        ),
        KeyFigure(
            value=str(work.published),
            unit=of % {"count": len(work.reports)},
            words=_("reports are published"),
        ),
        KeyFigure(
            value=money,
            words=_("kroner entered of %(planned)s planned")
            % {"planned": number(float(Decimal(planned))) if planned else UNKNOWN},
            invented=_money_mark(final),
        ),
        KeyFigure(
            value=str(told or len(work.dissemination)),
            words=_("occasions on which results were told"),
            invented=final.mark if work.dissemination and not told else "",
        ),
    ]


def method(final: Final) -> SafeString:
    """What the report is made of."""
    desk = final.desk
    application = desk.works.source(
        "application",
        _("Project description and application %(application)s, project %(number)s.")
        % desk.data["project"],
    )
    return final.text(
        "method",
        application=application,
        period=period_words(desk.data["project"]),
        note_head=_("Unknown is not zero."),
    )


def goals(final: Final) -> SafeString:
    """Each sub-goal with what was done for it and what it gave."""
    work = final.told
    html = final.text("goals")
    if work.project["goals"]:
        html += final.table(
            attainment.goals_table(work),
            "attained",
            _("application %(application)s; the reports of the portal.") % work.project,
            widths=(210, 100, 0, 30),
        )
    return html


def plan(final: Final) -> SafeString:
    """What was planned, what was reached, and what moved and why."""
    work = final.told
    html = final.desk.shown("schedule")
    if not work.milestones:
        return html + final.text("no_milestones")
    return html + final.table(
        attainment.milestones_table(work, final.mark),
        "milestones",
        _("the application; milestones of the portal."),
        unit=_("“–” means that nothing is recorded."),
        widths=(206, 56, 56, 56),
        long=True,
    )


def money(final: Final) -> SafeString:
    """The four tables of the application, with what the ledger says."""
    desk, work = final.desk, final.told
    html = final.text("money") + desk.shown("accounts")
    source = _("application %(application)s; the ledger of the portal.") % work.project
    for table in work.money:
        html += compared(table, desk.numbering, invented=_money_mark(final), source=source)
    return html


def told(final: Final) -> SafeString:
    """Articles, reports, talks and what was in the media."""
    work = final.told
    if not work.dissemination:
        return final.text("not_told")
    return final.table(
        attainment.dissemination_table(work, final.mark),
        "dissemination",
        _("the list of the portal."),
        widths=(200, 92, 0, 60),
        long=True,
    )


def period_words(project: Facts) -> str:
    """ "1. juni 2017 – 31. mars 2018"."""
    return f"{long_date(day(project['from']))} – {long_date(day(project['to']))}"
