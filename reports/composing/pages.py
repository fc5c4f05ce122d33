"""Chapters of D2 that stand once: cover, summary, method, status, examples."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forkommune.documents import blocks
from forkommune.documents.blocks import KeyFigure
from forkommune.documents.description import Chapter
from forkommune.documents.numbering import Numbering
from forkommune.figures import Exhibit, Figure, Medium
from forkommune.ui.dates import long_date

from . import exhibits, tables
from .edition import EditionFacts
from .overview import Overview
from .words import day, number
from .works import Works

NOTHING = SafeString("")
MOST_QUOTES = 10


@dataclass(frozen=True)
class Desk:
    """What every page is written with."""

    view: Overview
    edition: EditionFacts
    works: Works
    numbering: Numbering
    exhibits: Mapping[str, Exhibit | None]

    @property
    def data(self) -> Mapping[str, Any]:
        """The snapshot."""
        return self.view.data

    @property
    def on(self) -> str:
        """The day of the data in words."""
        return long_date(day(self.data["on"]))

    def text(self, template: str, **more: Any) -> SafeString:
        """A piece of text from templates/reports/d2."""
        context = {"view": self.view, "edition": self.edition, "data": self.data, "on": self.on}
        context |= {"numbering": self.numbering, **more}
        return render_to_string(f"reports/d2/{template}.html", context)

    def shown(self, name: str, medium: Medium = Medium.PRINT, source: str = "") -> SafeString:
        """A figure or matrix, or nothing where there is nothing to show."""
        exhibit = self.exhibits[name]
        if exhibit is None:
            return NOTHING
        numbered = self.numbering.number(exhibit.key)
        if isinstance(exhibit, Figure):
            return blocks.figure(exhibit, number=numbered, medium=medium, source=source)
        return blocks.exhibit_table(exhibit, number=numbered, source=source)

    def section(self, anchor: str, title: str, *, invented: bool = False) -> SafeString:
        """A numbered heading."""
        return blocks.section_head(
            title=title,
            anchor=anchor,
            number=self.numbering.number(anchor),
            invented=self.edition.mark if invented else "",
        )

    def head(self, key: str, title: str, lead: str = "", invented: bool = False) -> SafeString:
        """The h1 of a chapter with its number."""
        mark = self.edition.mark if invented else ""
        return blocks.chapter_head(
            title=title, number=self.numbering.number(key), lead=lead, invented=mark
        )

    def statistics(self) -> SafeString:
        """The mark of the source of the population figures."""
        text = _("Statistics Norway, table 07459: population on 1 January by age.")
        return self.works.source("population", text)


def cover(desk: Desk, *, lede: str = "", invented: str = "") -> SafeString:
    """The front page. lede: what the report tells. invented: what in it is made up, in words; both as in
    the survey's report where they are empty."""
    project, edition = desk.data["project"], desk.edition
    facts = (
        (_("Project"), _("%(number)s, the Research Council of Norway") % project),
        (_("Responsible"), project["owner"]),
        (_("Carried out by"), _partners(project)),
        (_("Edition"), f"{edition.name}, {desk.on}"),
        (_("Made for"), _("the public") if edition.is_public else _("researchers in the project")),
        (_("Status"), _("Published") if edition.is_published else _("Not approved. Do not cite.")),
    )
    invented = invented or _(
        "Answers, findings and quotes are made up to show the form of the report. Project plan, "
        "population, plans and examples are real unless they are marked."
    )
    return blocks.cover(
        title=desk.data["title"],
        publisher=project["owner"],
        publisher_line=_("The alliance of municipalities west of Oslo"),
        lede=lede
        or _("What the municipalities have done, what they plan, and what stands in the way."),
        state=edition.name,
        facts_caption=_("About the report"),
        facts=tuple((label, value) for label, value in facts if value),
        note_head=f"{edition.mark}." if edition.has_invented else "",
        note=invented if edition.has_invented else "",
    )


def _partners(project: Mapping[str, Any]) -> str:
    return _(" and ").join(name for name in project["partners"] if name != project["owner"])


def summary(desk: Desk) -> Chapter:
    """One page: finding, four figures, what was found, English, goals."""
    html = (
        blocks.chapter_head(
            title=_("Summary"),
            lead=str(desk.text("_lead")).strip(),
            invented=desk.edition.mark if desk.view.findings_invented else "",
        )
        + blocks.key_figures(key_figures(desk))
        + desk.text("summary")
        + blocks.pair(desk.text("main_findings"), desk.text("english"))
        + tables.goals(desk.data, desk.numbering, str(desk.edition.code))
    )
    return Chapter(key="sammendrag", title=_("Summary"), html=html)


def key_figures(desk: Desk) -> list[KeyFigure]:
    """The four figures of the summary."""
    view, mark = desk.view, desk.edition.mark
    count = len(view.municipalities)
    of_all = _("of %(count)d") % {"count": count}
    plans = KeyFigure(
        value=str(len(view.with_plan)), unit=of_all, words=_("municipalities have a plan on file")
    )
    people = KeyFigure(
        value=number(view.total_people()),
        words=_("inhabitants in the %(count)d member municipalities (1 January %(year)d)")
        % {"count": len(view.members), "year": view.year},
    )
    few = view.interviewed is None
    interviewed = KeyFigure(
        value=_("under 5") if few else str(view.interviewed),
        unit=of_all,
        words=_("municipalities are interviewed"),
        invented=mark if desk.data["response"]["invented"] else "",
    )
    examples = KeyFigure(
        value=str(len(desk.data["examples"])),
        words=_("examples in the database name the region"),
        invented=mark if view.examples_invented else "",
    )
    return [plans, people, interviewed, examples]


def method(desk: Desk) -> Chapter:
    """How to read the report, who has answered, what the signs mean."""
    works = desk.works
    cites = {
        "agenda": works.literature("dannevig-2013") + works.literature("kasa-2017"),
        "quality": works.literature("wang-2016"),
        "law": works.literature("stokstad-2014"),
        "application": works.source(
            "application",
            _("Project description and application %(application)s, project %(number)s.")
            % desk.data["project"],
        ),
    }
    html = (
        desk.head("metode", _("How to read the report"))
        + desk.text("method", cites=cites, note_head=_("In short."))
        + desk.section("svar", _("Who has answered"))
        + desk.text("answers")
        + desk.section("tegn", _("Signs and reservations"))
        + desk.text("signs", note_head=_("Unknown is not zero."))
    )
    return Chapter(key="metode", title=_("How to read the report"), html=html)


def status(desk: Desk) -> Chapter:
    """What was found: by municipality and kind, plans and growth, barriers, words."""
    html = (
        desk.head("status", _("The state of the climate work"))
        + desk.section("funn", _("Findings by municipality and kind"))
        + desk.text("findings")
        + desk.shown("findings")
        + _laid_down(desk)
        + desk.section("vekst", _("Plans and growth"))
        + desk.text("growth", statistics=desk.statistics(), plans=plan_marks(desk))
        + _maps(desk)
        + desk.section("hindre", _("What stands in the way"))
        + desk.text("barriers")
        + desk.shown("barriers")
        + _told_of(desk, "successes", "virker", _("What helped"))
        + _told_of(desk, "requirements", "krav", _("What is asked of central government"))
        + sentences(desk)
        + quotes(desk)
    )
    return Chapter(key="status", title=_("The state of the climate work"), html=html)


def _laid_down(desk: Desk) -> SafeString:
    """What plans lay down, where any of it is shown."""
    return (
        desk.text("laid_down") + desk.shown("laid-down") if desk.exhibits["laid-down"] else NOTHING
    )


def is_told_of(view: Overview, key: str) -> bool:
    """Whether municipalities tell of anything of the kind, though perhaps too few of each."""
    told = view.told(key)
    return bool(told["types"] or told["withheld"])


def _told_of(desk: Desk, key: str, anchor: str, title: str) -> SafeString:
    """A section of assessments counted together; none where nothing is told of."""
    if not is_told_of(desk.view, key):
        return NOTHING
    text = desk.text("told", told=desk.view.told(key), figure=key)
    return desk.section(anchor, title) + text + desk.shown(key)


def _maps(desk: Desk) -> SafeString:
    plans = desk.shown("plans", Medium.PRINT_HALF)
    growth = desk.shown("growth", Medium.PRINT_HALF)
    return blocks.pair(plans, growth) if plans and growth else plans + growth


def plan_marks(desk: Desk) -> SafeString:
    """Marks of the plans that the register holds, each cited once."""
    marks: dict[str, SafeString] = {}
    for row in desk.view.municipalities:
        for plan in row["plans"]:
            if plan["is_plan"]:
                marks[plan["title"]] = desk.works.source(f"plan {plan['title']}", _plan_text(plan))
    return SafeString(" ".join(dict.fromkeys(marks.values())))  # nosec B703: escaped parts only


def _plan_text(plan: Mapping[str, Any]) -> SafeString:
    return format_html("{}: <em>{}</em>.", ", ".join(plan["of"]), plan["title"])


def sentences(desk: Desk) -> SafeString:
    """Their section with its heading; nothing where there are none."""
    if not desk.data["sentences"]:
        return NOTHING
    return desk.section("setninger", sentences_title()) + sentence_lines(desk)


def sentence_lines(desk: Desk) -> SafeString:
    """Sentences written by the researchers, each with the passages it rests on."""
    lines = [
        {**row, "marks": desk.works.passages(row["passages"]), "mark": desk.edition.mark}
        for row in desk.data["sentences"]
    ]
    return desk.text("sentences", rows=lines)


def sentences_title() -> str:
    """What the section of the researchers' sentences is called."""
    return _("What the researchers read from it")


def quotes(desk: Desk) -> SafeString:
    """What people and documents say, with the edition's own references; the rest is in a table."""
    told = [row for row in desk.data["quotes"] if not row.get("in_text")]
    rows = chosen_quotes(told)
    all_invented = all_are_invented(rows)
    printed = [
        blocks.quote(
            row["text"],
            role=row["role"],
            by=row["by"],
            tone=row["tone"],
            reference=desk.works.passages([row["place"]]),
            invented=desk.edition.mark if row["invented"] and not all_invented else "",
        )
        for row in rows
    ]
    has_more = len(told) > len(rows)
    desk.works.passages([row["place"] for row in told])
    heading = desk.section("utsagn", _("In their own words"), invented=all_invented)
    return heading + desk.text(
        "quotes",
        printed=printed,
        pairs=list(zip_longest(printed[::2], printed[1::2], fillvalue=NOTHING)),
        withheld=_withheld(desk),
        has_more=has_more,
    )


def chosen_quotes(rows: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Those on what stands in the way and those behind sentences first; at most ten."""
    telling = [row for row in rows if {"barrier", "sentence"} & set(row["kinds"])]
    others = [row for row in rows if row not in telling]
    return [*telling, *others][:MOST_QUOTES]


def all_are_invented(rows: Sequence[Mapping[str, Any]]) -> bool:
    """Whether one mark at the heading says it for all; never for none."""
    return bool(rows) and all(row["invented"] for row in rows)


def _withheld(desk: Desk) -> str:
    count = desk.data["quotes_withheld"]
    if not count:
        return ""
    return ngettext(
        "%(count)d quote is left out, because too few could have said it.",
        "%(count)d quotes are left out, because too few could have said them.",
        count,
    ) % {"count": count}


def examples(desk: Desk) -> Chapter:
    """What the example database holds of the region."""
    html = (
        desk.head("eksempler", _("Examples from the region"))
        + desk.text("examples")
        + desk.shown("sectors")
        + (
            tables.examples(desk.data, desk.numbering, desk.edition.mark)
            if desk.data["examples"]
            else NOTHING
        )
    )
    return Chapter(key="eksempler", title=_("Examples from the region"), html=html)


def exhibits_of(view: Overview, edition: EditionFacts) -> dict[str, Exhibit | None]:
    """Every figure of the chapters above; None where there is nothing to show."""
    internal = not edition.is_public
    return {
        "findings": exhibits.findings_matrix(view, internal=internal, mark=edition.mark),
        "plans": exhibits.plans_map(view),
        "growth": exhibits.growth_map(view),
        "laid-down": exhibits.plans_matrix(view, mark=edition.mark),
        **{told.key: exhibits.told_figure(view, told, mark=edition.mark) for told in exhibits.TOLD},
        "sectors": exhibits.sectors_figure(view, mark=edition.mark),
    }
