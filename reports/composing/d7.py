"""D7, "Sluttrapport": goal, activity, result; plan, money, and where it was told; from its snapshot."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from forkommune.documents import blocks
from forkommune.documents.blocks import KeyFigure
from forkommune.documents.description import Chapter
from forkommune.documents.numbering import Numbering
from forkommune.figures import Exhibit
from forkommune.plan.composing.tables import compared
from forkommune.ui.dates import long_date

from . import attainment, closing, pages, written
from .attainment import Facts, Work
from .edition import EditionFacts
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
            Part(lambda n: n.chapter("metode"), lambda desk: [method(final(desk))]),
            Part(lambda n: _declare_goals(n, work), lambda desk: [goals(final(desk))]),
            Part(lambda n: _declare_results(n, work), lambda desk: [results(final(desk))]),
            Part(lambda n: _declare_plan(n, work, shown), lambda desk: [plan(final(desk))]),
            Part(lambda n: _declare_money(n, work, shown), lambda desk: [money(final(desk))]),
            Part(lambda n: _declare_told(n, work), lambda desk: [told(final(desk))]),
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


def _declare_goals(numbering: Numbering, work: Work) -> None:
    chapter = numbering.chapter("maal")
    if work.project["goals"]:
        chapter.table("attained")
    for activity in work.activities:
        chapter.section(attainment.anchor_of(activity))


def _declare_results(numbering: Numbering, work: Work) -> None:
    chapter = numbering.chapter("resultater")
    chapter.section("kartlagt")
    if work.attained["expected"]:
        chapter.section("ventet")
    if work.data["sentences"]:
        chapter.section("setninger")


def _declare_plan(numbering: Numbering, work: Work, shown: Shown) -> None:
    chapter = numbering.chapter("framdrift")
    if shown["schedule"]:
        chapter.figure("schedule")
    if work.milestones:
        chapter.table("milestones")


def _declare_money(numbering: Numbering, work: Work, shown: Shown) -> None:
    chapter = numbering.chapter("penger")
    if shown["accounts"]:
        chapter.figure("accounts")
    for table in work.money:
        chapter.table(f"table-{table['dimension'].replace('_', '-')}")


def _declare_told(numbering: Numbering, work: Work) -> None:
    chapter = numbering.chapter("formidling")
    if work.dissemination:
        chapter.table("dissemination")


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


def method(final: Final) -> Chapter:
    """What the report is made of."""
    desk = final.desk
    application = desk.works.source(
        "application",
        _("Project description and application %(application)s, project %(number)s.")
        % desk.data["project"],
    )
    title = _("How to read the report")
    html = desk.head("metode", title)
    html += final.text(
        "method",
        application=application,
        period=period_words(desk.data["project"]),
        note_head=_("Unknown is not zero."),
    )
    return Chapter(key="metode", title=title, html=html)


def goals(final: Final) -> Chapter:
    """Each sub-goal with what was done for it and what it gave; then each activity."""
    desk, work = final.desk, final.told
    title = _("Goals and what came of them")
    html = desk.head("maal", title) + final.text("goals")
    if work.project["goals"]:
        html += final.table(
            attainment.goals_table(work),
            "attained",
            _("application %(application)s; the reports of the portal.") % work.project,
            widths=(210, 100, 0, 30),
        )
    for activity in work.activities:
        html += desk.section(attainment.anchor_of(activity), activity["title"])
        html += final.text("activity", activity=activity, rows=_reports_of(activity))
    return Chapter(key="maal", title=title, html=html)


def _reports_of(activity: Facts) -> list[str]:
    return [attainment.report_words(one) for one in activity["reports"]]


def results(final: Final) -> Chapter:
    """What there is now that was not there before, and what the application expected."""
    desk, work = final.desk, final.told
    title = pgettext("of a project", "Results")
    html = desk.head("resultater", title)
    html += desk.section("kartlagt", _("What there is now"))
    html += final.text("counted", counted=work.attained["counted"])
    if work.attained["expected"]:
        html += desk.section("ventet", _("What the application expected"))
        html += final.text("expected", rows=work.attained["expected"])
    if desk.data["sentences"]:
        html += pages.sentences(desk)
    return Chapter(key="resultater", title=title, html=html)


def plan(final: Final) -> Chapter:
    """What was planned, what was reached, and what moved and why."""
    desk, work = final.desk, final.told
    title = _("Plan and progress")
    html = desk.head("framdrift", title) + desk.shown("schedule")
    if work.milestones:
        html += final.table(
            attainment.milestones_table(work, final.mark),
            "milestones",
            _("the application; milestones of the portal."),
            unit=_("“–” means that nothing is recorded."),
            widths=(150, 58, 58, 58),
            long=True,
        )
    else:
        html += final.text("no_milestones")
    return Chapter(key="framdrift", title=title, html=html)


def money(final: Final) -> Chapter:
    """The four tables of the application, with what the ledger says."""
    desk, work = final.desk, final.told
    title = _("Money")
    html = desk.head("penger", title) + final.text("money") + desk.shown("accounts")
    source = _("application %(application)s; the ledger of the portal.") % work.project
    for table in work.money:
        html += compared(table, desk.numbering, invented=_money_mark(final), source=source)
    return Chapter(key="penger", title=title, html=html)


def told(final: Final) -> Chapter:
    """Articles, reports, talks and what was in the media."""
    desk, work = final.desk, final.told
    title = _("Where results were told")
    html = desk.head("formidling", title)
    if work.dissemination:
        html += final.table(
            attainment.dissemination_table(work, final.mark),
            "dissemination",
            _("the list of the portal."),
            widths=(200, 92, 0, 60),
            long=True,
        )
    else:
        html += final.text("not_told")
    return Chapter(key="formidling", title=title, html=html)


def period_words(project: Facts) -> str:
    """ "1. juni 2017 – 31. mars 2018"."""
    return f"{long_date(day(project['from']))} – {long_date(day(project['to']))}"
