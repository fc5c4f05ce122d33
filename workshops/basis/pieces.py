"""The basis as headings, text, lists and tables: the same for Word and for PDF."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.utils import timezone
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from forkommune.documents.description import Chapter, Document, Furniture, Metadata
from forkommune.documents.word import Grid, Heading, Listed, Piece, Text, write_word
from forkommune.figures.numbers import format_date, format_number
from forkommune.ui.dates import long_date
from workshops.case_papers.pdf import set_pieces

from .report import MainBasis, QuestionNote, WantedPilot
from .rests import Rested

NAME = "grunnlag-for-hovedprosjektet"


def title_of() -> str:
    """What the page and the files are called."""
    return _("Basis of the main project")


def pieces_of(basis: MainBasis, *, at: datetime, is_public: bool) -> Iterator[Piece]:
    """The whole basis. is_public: written without what only the project sees."""
    yield Heading(title_of(), level=0)
    if basis.is_invented:
        yield Text(
            _("Some of this is made up to show the form of it."), strong=_("Invented example.")
        )
    day = long_date(timezone.localdate(at))
    if is_public:
        yield Text(_("As of %(day)s. Without what only the project sees.") % {"day": day})
    else:
        yield Text(_("As of %(day)s. For the project alone.") % {"day": day})
    if basis.missing:
        yield Heading(_("What there is not yet"))
        yield Listed(list(basis.missing))
    yield from _conclusions(basis)
    yield from _pilots(basis)
    yield from _criteria(basis)
    yield from _questions(basis)


def _conclusions(basis: MainBasis) -> Iterator[Piece]:
    yield Heading(pgettext("of a meeting", "Conclusions"))
    if not basis.conclusions:
        yield Text(_("No conclusion of a meeting has been chosen."))
        return
    yield Text(_("Nobody in a meeting can bind a council."))
    for one in basis.conclusions:
        yield Heading(f"{one.number}. {one.wording}", level=2)
        held = f"{one.meeting}, {format_date(one.on)}" if one.on else one.meeting
        mark = f" {_('Invented example.')}" if one.is_invented else ""
        yield Text(f"{held}.{mark}", strong=_("Cleared up in:"))
        if one.has_lost:
            yield Text(_("What it rested on has been withdrawn. It waits for new support."))
        yield from _rested(one.rests)


def _rested(rested: Rested) -> Iterator[Piece]:
    if rested.is_nothing:
        yield Text(_("Rests on nothing yet"))
        return
    lines = [f"{rest.kind}: {rest.words}" for rest in rested.shown]
    if rested.kept_back:
        lines.append(kept_back_words(rested.kept_back))
    yield Text("", strong=_("Rests on:"))
    yield Listed(lines)


def kept_back_words(count: int) -> str:
    """How much more something rests on than these readers see."""
    return ngettext(
        "%(count)d thing more that cannot be shown here",
        "%(count)d things more that cannot be shown here",
        count,
    ) % {"count": count}


def ties_words(deciders: Sequence[str]) -> str:
    """Who decides where something shares a place and an order is needed."""
    return _("A tie is a result. Who decides where an order is needed: %(who)s.") % {
        "who": ", ".join(deciders)
    }


def _pilots(basis: MainBasis) -> Iterator[Piece]:
    yield Heading(_("Pilot projects, and who wants them"))
    if not basis.pilots:
        yield Text(_("There is no pilot project."))
        return
    yield Text(
        _("Points are given by politician and administration together. Equal sums share a place.")
    )
    head = [
        _("Pilot project"),
        _("Phase"),
        pgettext("in a vote", "Place"),
        _("Wants to take part"),
        _("Network groups"),
    ]
    yield Grid(head, [_pilot(one) for one in basis.pilots])


def _pilot(one: WantedPilot) -> list[str]:
    mark = f" ({_('Invented example')})" if one.is_invented else ""
    place = one.priority.words if one.priority else _("In no vote")
    wants = ", ".join(one.wants) or _("Nobody has said so")
    return [f"{one.name}{mark}", one.phase_words, place, wants, ", ".join(one.groups)]


def _criteria(basis: MainBasis) -> Iterator[Piece]:
    part = basis.criteria
    yield Heading(_("Criteria for network groups"))
    published = part.note.published
    if published is None:
        yield Text(_("No division into network groups is published."))
    else:
        day = long_date(published.published_on) if published.published_on else ""
        yield Text(f"{published.division}. {day}", strong=_("Published division:"))
        counted = [one for one in published.weights if one.percent is not None]
        rows = [[one.label, f"{format_number(one.percent or 0)} %"] for one in counted]
        if rows:
            yield Grid([_("Criterion"), _("Weight")], rows)
        groups = [
            [str(row.group), ", ".join(str(one) for one in row.members)] for row in published.groups
        ]
        yield Grid([_("Network group"), _("Municipalities")], groups)
        if published.moves:
            yield Heading(_("Moved by hand"), level=2)
            yield Listed(
                [
                    f"{one.municipality}: {one.from_letter} → {one.to_letter}. {one.reason}"
                    for one in published.moves
                ]
            )
    given = [one for one in part.ranked if one.priority]
    if given:
        yield Heading(_("What the workshop put first"), level=2)
        yield Grid(
            [_("Criterion"), pgettext("in a vote", "Place")],
            [[one.label, one.priority.words] for one in given if one.priority],
        )
        if basis.tie_deciders:
            yield Text(ties_words(basis.tie_deciders))


def _questions(basis: MainBasis) -> Iterator[Piece]:
    yield Heading(_("Open questions"))
    if not basis.questions:
        yield Text(_("No open question has been written down."))
    for one in basis.questions:
        yield from _question(one)


def _question(one: QuestionNote) -> Iterator[Piece]:
    yield Heading(one.statement, level=2)
    stands = one.state_words
    if one.decided_on:
        stands = f"{stands} {format_date(one.decided_on)}"
    mark = f" {_('Invented example.')}" if one.is_invented else ""
    yield Text(f"{stands}.{mark}", strong=_("Stands:"))
    if one.outcome and one.decided_on:
        yield Text(one.outcome)
    yield Text(one.owner or _("Nobody yet"), strong=_("Sees to it:"))
    yield from _rested(one.rests)


def word_basis(basis: MainBasis, *, at: datetime, is_public: bool, creator: str) -> bytes:
    """The .docx file."""
    return write_word(
        list(pieces_of(basis, at=at, is_public=is_public)),
        title=title_of(),
        creator=creator,
        at=at,
        language=get_language() or "nb",
    )


def pdf_document(basis: MainBasis, *, at: datetime, is_public: bool, creator: str) -> Document:
    """The description of the PDF."""
    marks = "" if is_public else _("For the project alone")
    invented = _("Invented example") if basis.is_invented else ""
    return Document(
        metadata=Metadata(
            title=title_of(),
            created=at,
            language=get_language() or "nb",
            authors=(creator,),
            identifier=NAME,
        ),
        furniture=Furniture(
            head="",  # the chapter's name says the same
            foot=format_date(timezone.localdate(at)),
            state=" · ".join(filter(None, [marks, invented])),
        ),
        chapters=(
            Chapter(
                key="basis",
                title=title_of(),
                html=set_pieces(
                    pieces_of(basis, at=at, is_public=is_public), heading=_("Pilot projects")
                ),
            ),
        ),
    )
