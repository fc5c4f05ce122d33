"""D4, "Kriterier for nettverksgrupper": the whole document from its snapshot."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forkommune.documents import blocks
from forkommune.documents.blocks import KeyFigure
from forkommune.documents.description import Chapter
from forkommune.documents.numbering import Numbering
from forkommune.figures import Exhibit
from forkommune.ui.dates import long_date

from . import closing, network, pages, written
from .edition import EditionFacts
from .network import Facts, Network
from .pages import Desk
from .parts import Part, Report
from .words import UNKNOWN, day, listed
from .writer import Writer

Note = Writer[Network]


def describe(data: Mapping[str, Any], edition: EditionFacts) -> Report:
    """What the report is put together of; nothing of it is written yet."""
    told = Network(data["network"])
    places = {row["number"]: row for row in data["municipalities"]}
    shown = network.exhibits_of(told, places, edition.mark)

    def note(desk: Desk) -> Note:
        return Note("d4", desk, told)

    return Report(
        front=Part(
            lambda n: n.chapter("sammendrag", letter="S"),
            lambda desk: [summary(note(desk))],
        ),
        parts=(
            Part(_declare_method, lambda desk: [method(note(desk))]),
            Part(
                lambda n: _declare_criteria(n, told, shown, data),
                lambda desk: [criteria(note(desk))],
            ),
            Part(
                lambda n: _declare_division(n, told, shown),
                lambda desk: division(note(desk)),
            ),
            Part(lambda n: _declare_doubts(n, told, shown), lambda desk: doubts(note(desk))),
            Part(lambda n: _declare_proposals(n, told), lambda desk: proposals(note(desk))),
            written.part(data),
            *closing.parts(data),
        ),
        exhibits=shown,
        cover=_cover,
        description=_("Criteria for network groups of municipalities"),
    )


def _cover(desk: Desk) -> SafeString:
    return pages.cover(
        desk,
        lede=_("By what municipalities can be put in groups, and how sure the division is."),
        invented=_("What carries this mark is made up to show the form of the note."),
    )


def _declare_method(numbering: Numbering) -> None:
    how = numbering.chapter("metode")
    how.section("avstand"), how.section("hvem")


def _declare_criteria(
    numbering: Numbering,
    told: Network,
    shown: Mapping[str, Exhibit | None],
    data: Mapping[str, Any],
) -> None:
    chapter = numbering.chapter("kriterier")
    chapter.section("begrunnet")
    if told.claimed:
        chapter.table("claimed")
    if shown["weights"]:
        chapter.section("vekter")
        chapter.figure("weights")
    chapter.section("maalt")
    if told.measured:
        chapter.table("measured")
    if data["sentences"]:
        chapter.section("setninger")


def _declare_division(
    numbering: Numbering, told: Network, shown: Mapping[str, Exhibit | None]
) -> None:
    if told.published is None:
        return
    chapter = numbering.chapter("inndeling")
    if shown["groups"]:
        chapter.figure("groups")
    for group in told.groups:
        chapter.section(anchor_of(group))
    if told.has_ties:
        chapter.section("tett")
        chapter.table("ties")
    if told.published["moves"]:
        chapter.section("flyttet")
        chapter.table("moves")


def _declare_doubts(
    numbering: Numbering, told: Network, shown: Mapping[str, Exhibit | None]
) -> None:
    if told.run is None:
        return
    chapter = numbering.chapter("sikkerhet")
    chapter.section("nesten"), chapter.section("antall"), chapter.section("uten")
    if len(told.run["near"]) > 1:
        chapter.table("near")
    if told.run["beside"]:
        chapter.table("beside")
    if shown["together"]:
        chapter.table("together")


def _declare_proposals(numbering: Numbering, told: Network) -> None:
    if told.others:
        chapter = numbering.chapter("forslag")
        for at, _row in enumerate(told.others, start=1):
            chapter.section(f"forslag-{at}")


def anchor_of(group: Facts) -> str:
    """Where a group stands in the document."""
    return f"gruppe-{group['letter'].lower()}"


def summary(note: Note) -> Chapter:
    """One page: by what, in which groups, how sure."""
    told = note.told
    title = _("Summary")
    lead = (
        _("%(groups)s, and what binds each of them.") % {"groups": network.sizes_words(told.groups)}
        if told.groups
        else _("The criteria are named and measured. No division has been published yet.")
    )
    html = blocks.chapter_head(title=title, lead=lead, invented=_mark(note))
    html += blocks.key_figures(_figures(told)) + note.text("summary")
    if told.groups:
        html += blocks.pair(note.text("groups"), note.text("english"))
    else:
        html += note.text("english")
    return Chapter(key="sammendrag", title=title, html=html)


def _figures(told: Network) -> list[KeyFigure]:
    groups = str(len(told.groups)) if told.groups else UNKNOWN
    proof = told.published["proof"] if told.published else ""
    return [
        KeyFigure(value=str(len(told.claimed)), words=_("criteria are named")),
        KeyFigure(value=str(len(told.measured)), words=_("can be counted from data")),
        KeyFigure(
            value=str(len(told.counted)) if told.counted else UNKNOWN,
            words=_("decide the division"),
        ),
        KeyFigure(
            value=groups,
            words=f"{_('groups')}. {proof}" if proof else _("groups"),
        ),
    ]


def _mark(note: Note) -> str:
    """The mark of an invented division; nothing on a real one."""
    return note.mark if note.told.is_invented else ""


def method(note: Note) -> Chapter:
    """How municipalities are compared and put together, and who decides."""
    desk = note.desk
    application = desk.works.source(
        "application",
        _("Project description and application %(application)s, project %(number)s.")
        % desk.data["project"],
    )
    title = _("How to read the note")
    html = (
        desk.head("metode", title)
        + note.text("method", application=application, note_head=_("A tool, not a verdict."))
        + desk.section("avstand", _("How likeness is counted"))
        + note.text("distance")
        + desk.section("hvem", _("Who decides"))
        + note.text("who")
    )
    return Chapter(key="metode", title=title, html=html)


def criteria(note: Note) -> Chapter:
    """What is argued for, what can be counted, and what weighs how much."""
    desk, told = note.desk, note.told
    title = _("The criteria")
    html = desk.head("kriterier", title) + desk.section("begrunnet", _("What is argued for"))
    html += note.text("claimed")
    if told.claimed:
        html += note.table(
            network.claimed_table(told),
            "claimed",
            _("the criteria of the application; interviews and focus groups, coded in the portal."),
            unit=_("“–” means not known, fewer than five, or that it does not count."),
            widths=(0, 84, 84, 96),
        )
    if desk.exhibits["weights"]:
        html += desk.section("vekter", _("What weighs how much")) + note.text("weights")
        html += desk.shown("weights")
    html += desk.section("maalt", _("What can be counted")) + note.text("measured")
    if told.measured:
        html += note.table(
            network.measured_table(told),
            "measured",
            _("the sources named in each row."),
            widths=(96, 0, 150, 48),
            long=True,
        )
        html += note.text("missing", rows=_missing(note))
    html += pages.sentences(desk)
    return Chapter(key="kriterier", title=title, html=html)


def _missing(note: Note) -> list[tuple[str, bool, str]]:
    """Criteria not known for all: whether it is known for most, and the names of those that are fewer."""
    everybody = [row["name"] for row in note.desk.data["municipalities"]]
    rows = []
    for one in note.told.measured:
        if missing := one["missing"]:
            known = [name for name in everybody if name not in missing]
            is_known = len(known) >= len(missing)
            rows.append((one["label"], is_known, listed(missing if is_known else known)))
    return rows


def division(note: Note) -> Iterable[Chapter]:
    """The published division: the map, each group, what was moved; nothing before there is one."""
    desk, told = note.desk, note.told
    published = told.published
    if published is None:
        return
    title = _("The groups")
    html = desk.head("inndeling", title, invented=told.is_invented)
    html += note.text("division", published=published, day=_day(published))
    html += desk.shown("groups")
    for group in told.groups:
        html += desk.section(anchor_of(group), network.name_of(group))
        html += note.text("group", group=group, members=listed(group["municipality_names"]))
    if told.has_ties:
        html += desk.section("tett", _("What binds each group")) + note.text("ties")
        html += note.table(
            network.ties_table(told),
            "ties",
            _("the same criteria, weights and rules."),
            unit=_("1 is an average pair of all municipalities. Lower is tighter."),
            invented=_mark(note),
        )
    if published["moves"]:
        html += desk.section("flyttet", _("What was moved by hand"))
        html += note.table(
            network.moves_table(published),
            "moves",
            _("the history of the division."),
            invented=_mark(note),
            widths=(96, 96, 62),
        )
    yield Chapter(key="inndeling", title=title, html=html)


def _day(published: Facts) -> str:
    return long_date(day(published["published"])) if published["published"] else ""


def doubts(note: Note) -> Iterable[Chapter]:
    """How sure the division is; nothing where nobody computed it."""
    desk, told = note.desk, note.told
    run = told.run
    if run is None:
        return
    title = _("How sure it is")
    html = desk.head("sikkerhet", title, invented=told.is_invented)
    html += desk.section("nesten", _("Divisions nearly as good")) + note.text("near", run=run)
    source = _("the same criteria, weights and rules.")
    if len(run["near"]) > 1:
        html += note.table(
            network.near_table(run), "near", source, invented=_mark(note), widths=(0, 72), long=True
        )
    html += desk.section("antall", _("With another number of groups")) + note.text(
        "beside", run=run
    )
    if run["beside"]:
        html += note.table(
            network.beside_table(run),
            "beside",
            source,
            invented=_mark(note),
            widths=(0, 108, 72, 108),
        )
    html += desk.section("uten", _("When a criterion falls out, or weights are doubted"))
    html += note.text("without", run=run) + desk.shown("together")
    yield Chapter(key="sikkerhet", title=title, html=html)


def proposals(note: Note) -> Iterable[Chapter]:
    """What else was brought to the workshop; nothing where all was the one published."""
    desk, rows = note.desk, note.told.others
    if not rows:
        return
    title = _("Other proposals")
    lead = ngettext(
        "%(count)d other proposal was brought to the workshop.",
        "%(count)d other proposals were brought to the workshop.",
        len(rows),
    ) % {"count": len(rows)}
    html = desk.head("forslag", title, lead)
    for at, row in enumerate(rows, start=1):
        html += desk.section(f"forslag-{at}", row["title"], invented=row["invented"])
        weights = ", ".join(f"{name} {share:.0f} %" for name, share in network.counted(row))
        groups = [_members(group) for group in row["groups"]]
        html += note.text("proposal", row=row, weights=weights, groups=groups)
    yield Chapter(key="forslag", title=title, html=html)


def _members(group: Facts) -> tuple[str, str]:
    return network.name_of(group), listed(group["municipality_names"])
