"""D1, "Prosjektbeskrivelse for hovedprosjektet": the Research Council's headings, each with what the data say
and what people wrote under it; from its snapshot."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forkommune.documents import blocks
from forkommune.documents.blocks import KeyFigure
from forkommune.documents.description import Chapter
from forkommune.documents.numbering import Numbering
from forkommune.figures import Exhibit

from . import closing, exhibits, pages, written
from .council import HEADINGS, PARTS, CouncilPart, Heading
from .description import Description, open_table, pillars_table, processes_table, wanted_table
from .edition import EditionFacts
from .gathered import Section
from .main_project import vote_source
from .network import name_of
from .overview import Overview
from .pages import NOTHING, Desk
from .parts import Part, Report
from .words import UNKNOWN, listed, number
from .writer import Writer

Paper = Writer[Description]
Shown = Mapping[str, Exhibit | None]


def describe(data: Mapping[str, Any], edition: EditionFacts) -> Report:
    """What the description is put together of; nothing of it is written yet."""
    told = Description(data)
    (barriers,) = (one for one in exhibits.TOLD if one.key == "barriers")
    shown: Shown = {"barriers": exhibits.told_figure(Overview(data), barriers, mark=edition.mark)}

    def paper(desk: Desk) -> Paper:
        return Paper("d1", desk, told)

    return Report(
        front=Part(
            lambda n: n.chapter("sammendrag", letter="S"),
            lambda desk: [summary(paper(desk))],
        ),
        parts=(
            *(Part(_declaring(part, told, shown), _writing(part, paper)) for part in PARTS),
            written.part(data, elsewhere=HEADINGS),
            *closing.parts(
                data,
                title=_("Attachment, sources and colophon"),
                first=[
                    Section(
                        anchor="vedlegg",
                        title=_("Attachment"),
                        write=lambda desk: attachments(paper(desk)),
                    )
                ],
            ),
        ),
        exhibits=shown,
        cover=_cover,
        description=_("Project description of the main project"),
    )


def _cover(desk: Desk) -> SafeString:
    return pages.cover(
        desk,
        lede=_("What the main project is to find out and to change, and what it builds on."),
        invented=_("What carries this mark is made up to show the form of the description."),
    )


def summary(paper: Paper) -> Chapter:
    """One page: the goal, four figures, what is written and what is not."""
    told = paper.told
    title = _("Summary")
    html = blocks.chapter_head(title=title, lead=_goal(told))
    html += blocks.key_figures(_figures(paper)) + paper.text("summary", unwritten=_unwritten(told))
    html += paper.text("english")
    return Chapter(key="sammendrag", title=title, html=html)


def _goal(told: Description) -> str:
    question = told.main_question
    return _sentence(question["text"], "?") if question else told.data["main_goal"]


def _sentence(text: str, end: str) -> str:
    """With a full stop or question mark, which the application leaves out in places."""
    return text if text.endswith((".", "?", "!")) else f"{text}{end}"


def _unwritten(told: Description) -> list[str]:
    return [str(one.title) for key, one in HEADINGS.items() if key not in told.texts]


def _figures(paper: Paper) -> list[KeyFigure]:
    told, view = paper.told, paper.desk.view
    groups = told.come_to.groups
    return [
        KeyFigure(value=str(len(view.municipalities)), words=_("municipalities in the network")),
        KeyFigure(
            value=str(len(told.come_to.wanting)) if told.come_to.voted else UNKNOWN,
            words=_("municipalities will take part in a pilot project"),
            invented=paper.mark if told.come_to.all_pilots_invented else "",
        ),
        KeyFigure(
            value=str(len(groups)) if groups else UNKNOWN, words=_("network groups are published")
        ),
        KeyFigure(
            value=str(len(told.published)),
            unit=_("of %(count)d") % {"count": len(told.data["reports"])},
            words=_("reports of the pre-project are published"),
        ),
    ]


def _declaring(part: CouncilPart, told: Description, shown: Shown) -> Callable[[Numbering], None]:
    def declare(numbering: Numbering) -> None:
        chapter = numbering.chapter(part.key)
        for heading in part.headings:
            row = told.texts.get(heading.key) or {"key": heading.key, "text": ""}
            written.declare_section(row, chapter)
            for anchor in _tables(heading, told):
                chapter.table(anchor)
            if heading.key == "innovasjonsgrad" and shown["barriers"]:
                chapter.figure("barriers")

    return declare


def _tables(heading: Heading, told: Description) -> Iterable[str]:
    """The tables that the data fill under a heading."""
    filled = {
        "relevans": ("pillars", told.data["pillars"]),
        "verdiskaping": ("wanted", told.come_to.pilots),
        "metode": ("open", told.open_questions),
        "nytte": ("processes", told.data["processes"]),
    }
    anchor, rows = filled.get(heading.key, ("", ()))
    if rows:
        yield anchor


def _writing(
    part: CouncilPart, paper: Callable[[Desk], Paper]
) -> Callable[[Desk], Iterable[Chapter]]:
    def write(desk: Desk) -> Iterable[Chapter]:
        one = paper(desk)
        html = desk.head(part.key, str(part.title))
        for heading in part.headings:
            html += _under(one, heading)
        yield Chapter(key=part.key, title=str(part.title), html=html)

    return write


def _under(paper: Paper, heading: Heading) -> SafeString:
    """A heading with the data's own words on it, and what people wrote; or that nobody has."""
    row = paper.told.texts.get(heading.key)
    title = row["title"] if row else str(heading.title)
    html = paper.desk.section(written.anchor_of({"key": heading.key}), title)
    known = KNOWN[heading.key](paper) if heading.key in KNOWN else NOTHING
    if row:
        return html + known + written.text_of(paper.desk, row)
    return html + known + paper.text("unwritten", asks=heading.asks)


def _relevance(paper: Paper) -> SafeString:
    desk, told = paper.desk, paper.told
    statistics = desk.statistics()  # cited first, so it has the first mark
    application = desk.works.source(
        "application",
        _("Project description and application %(application)s, project %(number)s.")
        % desk.data["project"],
    )
    people = number(people) if (people := desk.view.total_people()) else ""
    html = paper.text("relevance", application=application, statistics=statistics, people=people)
    if told.data["pillars"]:
        source = _("application %(application)s.") % desk.data["project"]
        html += paper.table(pillars_table(told), "pillars", source, widths=(180, 0))
    return html


def _innovation(paper: Paper) -> SafeString:
    return paper.text("innovation") + paper.desk.shown("barriers")


def _value(paper: Paper) -> SafeString:
    told = paper.told
    html = paper.text("value")
    if told.come_to.pilots:
        html += paper.table(
            wanted_table(told, "" if told.come_to.all_pilots_invented else paper.mark),
            "wanted",
            _("the register of pilots; %(votes)s") % {"votes": vote_source(told.come_to.pilots)},
            invented=paper.mark if told.come_to.all_pilots_invented else "",
            widths=(180, 0, 96),
            long=True,
        )
    return html


def _realising(paper: Paper) -> SafeString:
    groups = [
        (name_of(one), listed(one["municipality_names"])) for one in paper.told.come_to.groups
    ]
    return paper.text("realising", groups=groups)


def _goals(paper: Paper) -> SafeString:
    told = paper.told
    questions = [_sentence(one["text"], "?") for one in told.questions]
    return paper.text("goals", goal=_goal(told), questions=questions)


def _method(paper: Paper) -> SafeString:
    told = paper.told
    html = paper.text("method")
    if told.open_questions:
        html += paper.table(
            open_table(told, paper.mark), "open", _("the project's list of questions."),
            widths=(0, 140),
        )  # fmt: skip
    return html


def _organisation(paper: Paper) -> SafeString:
    return paper.text("organisation")


def _costs(paper: Paper) -> SafeString:
    return paper.text("costs")


def _benefit(paper: Paper) -> SafeString:
    told = paper.told
    if not told.data["processes"]:
        return NOTHING
    table = processes_table(told, paper.mark)
    source = _("the register of participation processes.")
    return paper.text("benefit") + paper.table(
        table, "processes", source, widths=(140, 84, 0, 96), long=True
    )


def _ethics(paper: Paper) -> SafeString:
    return paper.text("ethics")


def _dissemination(paper: Paper) -> SafeString:
    return paper.text("dissemination") if paper.told.published else NOTHING


# What the data say under a heading; nothing is known of the others before somebody writes it.
KNOWN: Mapping[str, Callable[[Paper], SafeString]] = {
    "relevans": _relevance,
    "innovasjonsgrad": _innovation,
    "verdiskaping": _value,
    "realisering": _realising,
    "maal": _goals,
    "metode": _method,
    "gjennomforing": _organisation,
    "kostnader": _costs,
    "nytte": _benefit,
    "etikk": _ethics,
    "formidling": _dissemination,
}


def attachments(paper: Paper) -> SafeString:
    """What goes with the description, and how to tell that it is the right file."""
    found = paper.told.attachment
    pages_words = (
        ngettext("%(count)d page", "%(count)d pages", found["pages"]) % {"count": found["pages"]}
        if found and found["pages"]
        else ""
    )
    return paper.text("attachment", attachment=found, pages=pages_words)
