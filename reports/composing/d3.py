"""D3, "Mulige pilotprosjekter": the whole document from its snapshot."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from forkommune.documents import blocks
from forkommune.documents.blocks import KeyFigure
from forkommune.documents.description import Chapter
from forkommune.documents.numbering import Numbering
from forkommune.figures import Cell, Column, Medium, Row, SlopeFigure, Table
from forkommune.ui.dates import long_date

from . import closing, pages, written
from .edition import EditionFacts
from .pages import NOTHING, Desk
from .parts import Part, Report
from .pilots import (
    Pilots,
    change_words,
    concluded_words,
    key_of,
    picture_of,
    potential_words,
)
from .tables import marked
from .words import UNKNOWN, day, number
from .writer import Writer

Paper = Writer[Pilots]

Pictures = Mapping[str, SlopeFigure | None]

# What a page has room for below a pilot's figures, in lines of 14 pt, reckoned with some to spare: lines,
# signs on a line of text and of a fact, and what a heading, the rule below a fact and the heads of the three
# lists of facts take besides.
MOST_LINES, TEXT_SIGNS, FACT_SIGNS = 35, 40, 22
HEAD_LINES, RULE_LINES, LIST_HEADS = 2.5, 0.5, 12
TITLE_LINES, TITLE_SIGNS = 2, 34  # what each further line of the title takes, and signs on it


def describe(data: Mapping[str, Any], edition: EditionFacts) -> Report:
    """What the report is put together of; nothing of it is written yet."""
    pilots = Pilots(data["pilots"])
    pictures = {key_of(row): picture_of(row, edition.mark) for row in pilots.all}

    def paper(desk: Desk) -> Paper:
        return Paper("d3", desk, pilots)

    return Report(
        front=Part(
            lambda n: n.chapter("sammendrag", letter="S"),
            lambda desk: [summary(paper(desk))],
        ),
        parts=(
            Part(lambda n: _declare_method(n, data), lambda desk: [method(paper(desk))]),
            Part(lambda n: _declare_overview(n, data), lambda desk: [overview(paper(desk))]),
            written.part(data),
            Part(
                lambda n: _declare_sheets(n, pilots, pictures),
                lambda desk: sheets(paper(desk)),
            ),
            *closing.parts(data),
        ),
        exhibits=pictures,
        cover=_cover,
        description=_("Pilot projects of the municipalities"),
    )


def _cover(desk: Desk) -> SafeString:
    return pages.cover(
        desk,
        lede=_("What the municipalities want to try out, why, and what was found."),
        invented=_(
            "Pilots and measurements that carry this mark are made up to show the form of the report."
        ),
    )


def _mark(paper: Paper, row: Mapping[str, Any]) -> str:
    """The mark of one invented pilot, where not all are."""
    return paper.mark if row["invented"] and not paper.told.all_invented else ""


def _declare_method(numbering: Numbering, data: Mapping[str, Any]) -> None:
    how = numbering.chapter("metode")
    how.section("vurdert"), how.section("avgjort")
    if data["criteria"]:
        how.table("criteria")


def _declare_overview(numbering: Numbering, data: Mapping[str, Any]) -> None:
    all_of_them = numbering.chapter("oversikt")
    if data["pilots"]:
        all_of_them.table("pilot-table")
    if data["sentences"]:
        all_of_them.section("setninger")


def _declare_sheets(numbering: Numbering, pilots: Pilots, pictures: Pictures) -> None:
    if not pilots.all:
        return
    group = numbering.chapter("piloter")
    for row in pilots.all:
        part = group.part(key_of(row))
        if picture := pictures[key_of(row)]:
            part.figure(picture.key)


def summary(paper: Paper) -> Chapter:
    """One page: how many there are, and what was found."""
    pilots, edition = paper.told, paper.desk.edition
    mark = edition.mark if pilots.all_invented else ""
    figures = [
        KeyFigure(value=str(len(pilots.all)), words=_("pilot projects in the register")),
        KeyFigure(value=str(len(pilots.chosen)), words=_("are chosen, or have been tried")),
        KeyFigure(value=str(len(pilots.concluded)), words=_("are measured and concluded")),
        KeyFigure(value=str(len(pilots.municipalities)), words=_("municipalities take part")),
    ]
    title = _("Summary")
    lead = ngettext(
        "%(n)d pilot project, from idea to result, with what speaks for it and what does not.",
        "%(n)d pilot projects, from idea to result, with what speaks for each and what does not.",
        len(pilots.all),
    ) % {"n": len(pilots.all)}
    html = blocks.chapter_head(title=title, lead=lead, invented=mark)
    html += blocks.key_figures(figures) + paper.text("summary")
    return Chapter(key="sammendrag", title=title, html=html)


def method(paper: Paper) -> Chapter:
    """How pilots are assessed, and how a result is judged."""
    desk = paper.desk
    application = desk.works.source(
        "application",
        _("Project description and application %(application)s, project %(number)s.")
        % desk.data["project"],
    )
    title = _("How to read the report")
    html = (
        desk.head("metode", title)
        + paper.text("method", application=application, note_head=_("Potential."))
        + desk.section("vurdert", _("How the pilots are assessed"))
        + paper.text("assessed")
        + _criteria(paper)
        + desk.section("avgjort", _("How a result is decided"))
        + paper.text("decided")
        + _rule()
    )
    return Chapter(key="metode", title=title, html=html)


def _criteria(paper: Paper) -> SafeString:
    told = paper.desk.data["criteria"]
    if not told:
        return NOTHING
    columns = (Column(_("Criterion")), Column(_("What is asked")), Column(_("Weight"), True))
    rows = tuple(
        Row(Cell(one["name"]), (Cell(one["question"]), Cell(f"{one['weight']} %", numeric=True)))
        for one in told["weights"]
    )
    heading = _("%(count)d criteria, of which “%(first)s” weighs most") % {
        "count": len(rows),
        "first": max(told["weights"], key=lambda one: one["weight"])["name"],
    }
    return paper.table(
        Table(heading, columns, rows),
        "criteria",
        _("criteria of version %(number)d") % told,
        invented=paper.mark if told["invented"] else "",
        widths=(110, 0, 44),
    )


def _rule() -> SafeString:
    """The rule by which a conclusion is reached, in the words of the pilots' pages."""
    rows = (
        (_("Effect"), _("The whole interval lies outside of what is too small to matter.")),
        (_("No effect shown"), _("The whole interval lies within it.")),
        (
            _("Cannot be decided"),
            _(
                "Everything else, and all that was not measured before unless lots decided who is in "
                "which group."
            ),
        ),
        (
            _("Without a comparison group"),
            _("Other causes cannot be ruled out, and it says so."),
        ),
    )
    return blocks.facts(title=_("The rule"), rows=rows, value_width=330)


def overview(paper: Paper) -> Chapter:
    """All of them in one table, by phase."""
    desk, rows = paper.desk, paper.told.all
    title = _("All pilot projects")
    html = desk.head("oversikt", title)
    html += _table(paper) if rows else paper.text("summary")
    if desk.data["sentences"]:
        html += pages.sentences(desk)
    return Chapter(key="oversikt", title=title, html=html)


def _table(paper: Paper) -> SafeString:
    rows = paper.told.all
    columns = (
        Column(_("Pilot project")),
        Column(_("Municipalities")),
        Column(_("Phase")),
        Column(_("Potential, tonnes a year"), True),
        Column(_("Conclusion")),
        Column(_("Page"), True),
    )
    body = tuple(
        Row(
            Cell(marked(row["name"], _mark(paper, row))),
            (
                Cell(", ".join(row["municipality_names"]) or UNKNOWN),
                Cell(row["phase_words"]),
                Cell(potential_words(row) or UNKNOWN, numeric=True),
                Cell(concluded_words(row)),
                Cell(blocks.page_of(key_of(row)), numeric=True),
            ),
        )
        for row in rows
    )
    counted = ngettext("%(n)d is concluded", "%(n)d are concluded", len(paper.told.concluded))
    heading = _("%(all)d pilot projects, of which %(concluded)s") % {
        "all": len(rows),
        "concluded": counted % {"n": len(paper.told.concluded)},
    }
    return paper.table(
        Table(heading, columns, body),
        "pilot-table",
        _("the register of pilots"),
        unit=_("Potential: reckoned beforehand, never a result. “–” means that it is not known."),
        invented=paper.mark if paper.told.all_invented else "",
        widths=(150, 92, 62, 62, 0, 28),
        long=True,
    )


def sheets(paper: Paper) -> Iterable[Chapter]:
    """One page for each pilot."""
    for at, row in enumerate(paper.told.all):
        yield sheet(paper, row, is_first=at == 0)


def sheet(paper: Paper, row: Mapping[str, Any], *, is_first: bool) -> Chapter:
    """The page of one pilot: the same facts in the same places on each."""
    desk = paper.desk
    number_of = desk.numbering.number
    picture = desk.exhibits[key_of(row)]
    is_small = isinstance(picture, SlopeFigure) and len(picture.panels) == 1
    where = ", ".join(row["municipality_names"]) or _("municipalities not known")
    html = blocks.sheet(
        number=number_of(key_of(row)),
        title=row["name"],
        subtitle=" · ".join(
            [where, row["phase_words"], *([row["sector"]] if row["sector"] else [])]
        ),
        figures=_figures(paper, row),
        parts=_beside(paper, row),
    )
    html += desk.shown(key_of(row), Medium.PRINT_HALF if is_small else Medium.PRINT)
    html += _found(row)
    group = (number_of("piloter"), _("The pilot projects one by one")) if is_first else None
    return Chapter(key=key_of(row), title=row["name"], html=html, level=2, group=group)


def _beside(paper: Paper, row: Mapping[str, Any]) -> tuple[SafeString, ...]:
    """What is told to the left and the facts to the right: in one row where a page has room for it."""
    idea, way, facts, partners = _idea(row), _way(row), _facts(row), _partners(row)
    left = sum(_lines(words, TEXT_SIGNS) + HEAD_LINES for _head, words in [*idea, *way])
    right = sum(_lines(words, FACT_SIGNS) + RULE_LINES for _head, words in [*facts, *partners])
    right += LIST_HEADS
    about = blocks.facts(title=_("About the pilot"), rows=facts, value_width=122)
    who = _who(row, partners)
    room = MOST_LINES - TITLE_LINES * (_lines(row["name"], TITLE_SIGNS) - 1)
    if max(left, right) <= room:
        return paper.text("told", rows=[*idea, *way]), about + who
    return paper.text("told", rows=idea), about, paper.text("told", rows=way), who


def _lines(words: str, signs: int) -> int:
    return sum(math.ceil(len(line) / signs) for line in str(words).splitlines())


def _figures(paper: Paper, row: Mapping[str, Any]) -> list[KeyFigure]:
    mark = paper.mark if row["invented"] else ""
    potential = KeyFigure(
        value=potential_words(row) or UNKNOWN,
        unit=_("tonnes") if row["potential"] else "",
        words=_("CO₂e a year as potential, not a result"),
        invented=mark,
    )
    cost = KeyFigure(
        value=number(row["cost_nok"]) if row["cost_nok"] is not None else UNKNOWN,
        unit=_("kroner") if row["cost_nok"] is not None else "",
        words=_("cost (%(cost_year)d prices)") % row if row["cost_year"] else _("cost"),
    )
    measured = sum(one["change"] is not None for one in row["results"])
    results = KeyFigure(
        value=str(measured) if row["results"] else UNKNOWN,
        unit=_("of %(count)d") % {"count": len(row["results"])} if row["results"] else "",
        words=_("indicators measured"),
    )
    return [potential, cost, results]


def _idea(row: Mapping[str, Any]) -> list[tuple[str, str]]:
    told = (
        (_("What is tried"), row["summary"]),
        (_("Problem"), row["problem"]),
        (_("Hypothesis"), row["hypothesis"]),
        (_("Why it is expected"), row["why"]),
    )
    return [one for one in told if one[1]]


def _way(row: Mapping[str, Any]) -> list[tuple[str, str]]:
    told = (
        (_("Participation process"), row["participation"]),
        (_("Risk"), row["risk"]),
        (_("Legal needs"), row["legal"]),
        (_("What happens next"), row["next_steps"]),
    )
    return [one for one in told if one[1]]


def _facts(row: Mapping[str, Any]) -> list[tuple[str, str]]:
    plan = row["experiment"]
    unknown = _("not known")
    rows = [
        (_("Conclusion"), concluded_words(row)),
        (_("Owner"), row["owner"] or unknown),
        (_("Researched by"), row["researcher"] or unknown),
        (_("Barrier it tests"), row["barrier"] or unknown),
        (_("Policy instrument"), row["instrument"] or unknown),
        (_("Funding"), row["funding"] or unknown),
    ]
    if row["potential"]:
        rows.append((_("How the potential was reckoned"), row["potential"]["method"]))
    if plan:
        rows += [
            (_("Design"), plan["design_words"]),
            (_("Target group"), plan["target"]),
            (_("Comparison group"), plan["comparison"] or pgettext("a group", "none")),
        ]
    if row["hypothesis_registered"]:
        rows.append((_("Plan registered"), _long(row["hypothesis_registered"])))
    return rows


def _partners(row: Mapping[str, Any]) -> list[tuple[str, str]]:
    found = [(name, role) for name, role in row["partners"]]
    return found or [(_("Partners"), _("not known"))]


def _who(row: Mapping[str, Any], partners: Sequence[tuple[str, str]]) -> SafeString:
    html = blocks.facts(title=_("Who takes part"), rows=partners, value_width=122)
    origins = ", ".join(map(str, row["origins"])) or _("not known")
    return html + blocks.facts(
        title=_("Where the idea comes from"), rows=[(_("From"), origins)], value_width=122
    )


def _found(row: Mapping[str, Any]) -> SafeString:
    """What was measured and what went otherwise, and what was decided."""
    html = NOTHING
    if row["results"]:
        found = [(one["name"], _found_words(one)) for one in row["results"]]
        html += blocks.facts(title=_("What was found"), rows=found, value_width=330, small=True)
    plan = row["experiment"] or {}
    told = [(what, said) for what, said in plan.get("deviations", ())]
    told += [(title, consequence or UNKNOWN) for _kind, title, consequence in plan.get("notes", ())]
    if told:
        html += blocks.facts(title=_("What went otherwise"), rows=told, value_width=250, small=True)
    if row["decisions"]:
        decided = [
            (f"{one['to_words']}, {_long(one['on'])}", one["reason"] or UNKNOWN)
            for one in row["decisions"]
        ]
        html += blocks.facts(title=_("What was decided"), rows=decided, value_width=300, small=True)
    return html


def _found_words(one: Mapping[str, Any]) -> str:
    """The verdict, the change with its interval, and why the rule says so."""
    return " ".join(filter(None, [f"{one['verdict_words']}.", change_words(one), *one["reasons"]]))


def _long(text: str) -> str:
    return long_date(day(text))
