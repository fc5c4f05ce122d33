"""D5, "Prosesser som involverer samfunnsaktører": the whole document from its snapshot."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forkommune.documents import blocks
from forkommune.documents.blocks import KeyFigure
from forkommune.documents.description import Chapter
from forkommune.documents.numbering import ChapterNumbers
from forkommune.figures import Exhibit

from . import closing, pages, participation, written
from .edition import EditionFacts
from .gathered import Section, gathered, read_from_it
from .pages import Desk
from .participation import Facts, Processes, key_of
from .parts import Part, Report
from .words import UNKNOWN
from .writer import Writer

Note = Writer[Processes]


def describe(data: Mapping[str, Any], edition: EditionFacts) -> Report:
    """What the note is put together of; nothing of it is written yet."""
    told = Processes(data["participation"])
    shown = participation.exhibits_of(told, edition.mark)

    def note(desk: Desk) -> Note:
        return Note("d5", desk, told)

    return Report(
        front=Part(
            lambda n: n.chapter("sammendrag", letter="S"), lambda desk: [summary(note(desk))]
        ),
        parts=(
            gathered("prosessene", _("The processes"), _together(told, shown, data, note)),
            written.part(data),
            *closing.parts(data),
        ),
        exhibits=shown,
        cover=_cover,
        description=_("Processes that involve society's actors"),
    )


def _cover(desk: Desk) -> SafeString:
    return pages.cover(
        desk,
        lede=_(
            "How citizens, organisations and business can take part, and the municipality's role."
        ),
        invented=_("What carries this mark is made up to show the form of the note."),
    )


def _together(
    told: Processes,
    shown: Mapping[str, Exhibit | None],
    data: Mapping[str, Any],
    note: Callable[[Desk], Note],
) -> list[Section]:
    """How to read the note, a table of them all, what the researchers read from it, and each by itself."""
    sections = [
        Section(
            anchor="metode",
            title=_("How to read the note"),
            write=lambda desk: method(note(desk)),
        ),
        Section(
            anchor="oversikt",
            title=_("All processes"),
            declare=lambda chapter: _declare_overview(chapter, told, shown),
            write=lambda desk: overview(note(desk)),
        ),
    ]
    each = [_one(told, row, at, note) for at, row in enumerate(told.all, start=1)]
    return [*sections, *read_from_it(data), *each]


def _declare_overview(
    chapter: ChapterNumbers, told: Processes, shown: Mapping[str, Exhibit | None]
) -> None:
    if told.all:
        chapter.table("processes")
    if shown["levels"]:
        chapter.figure("levels")
    if shown["roles"]:
        chapter.table("roles")


def summary(note: Note) -> Chapter:
    """One page: how many there are, how much say they give, and what could be tested."""
    told = note.told
    title = _("Summary")
    lead = ngettext(
        "%(n)d process in which society's actors can take part.",
        "%(n)d processes in which society's actors can take part.",
        len(told.all),
    ) % {"n": len(told.all)}
    html = blocks.chapter_head(
        title=title, lead=lead, invented=note.mark if told.all_invented else ""
    )
    html += blocks.key_figures(_figures(told)) + note.text("summary") + note.text("english")
    return Chapter(key="sammendrag", title=title, html=html)


def _figures(told: Processes) -> list[KeyFigure]:
    sessions = told.data["sessions"]
    return [
        KeyFigure(value=str(len(told.all)), words=_("processes are described")),
        KeyFigure(value=str(told.passages), words=_("passages speak for them")),
        KeyFigure(value=str(told.with_pilot), words=_("could be tested in a pilot project")),
        KeyFigure(value=str(sessions) if sessions else UNKNOWN, words=_("focus groups are held")),
    ]


def method(note: Note) -> SafeString:
    """What the note rests on, and how much say each level gives."""
    desk = note.desk
    application = desk.works.source(
        "application",
        _("Project description and application %(application)s, project %(number)s.")
        % desk.data["project"],
    )
    return note.text("method", application=application, note_head=_("Nobody is named."))


def overview(note: Note) -> SafeString:
    """All of them in a table, by level, and by the municipality's role."""
    desk, told = note.desk, note.told
    if not told.all:
        return note.text("none")
    table = note.table(
        participation.processes_table(told, note.mark),
        "processes",
        _("the register of participation processes."),
        unit=_("“–” means that nobody has said it."),
        invented=note.mark if told.all_invented else "",
        widths=(132, 72, 0, 84, 48, 28),
        long=True,
    )
    return table + desk.shown("levels") + desk.shown("roles")


def _one(told: Processes, row: Facts, at: int, note: Callable[[Desk], Note]) -> Section:
    """A process with what is known of it and the passages that speak for it."""
    return Section(
        anchor=key_of(row, at),
        title=row["name"],
        write=lambda desk: _described(note(desk), row),
        invented=row["invented"] and not told.all_invented,
    )


def _described(note: Note, row: Facts) -> SafeString:
    html = note.text("process", row=row, passages=note.desk.works.passages(row["passages"]))
    return html + blocks.facts(
        title=_("About the process"), rows=participation.facts_of(row), value_width=330, small=True
    )
