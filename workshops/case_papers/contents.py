"""What a case paper says, as headings, text, lists and tables; the same for Word and for PDF."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from forkommune.documents.word import Grid, Heading, Listed, Piece, Text
from forkommune.figures.numbers import format_date, format_number
from forkommune.ui.dates import long_date
from forkommune.work.merging import Values
from forkommune.work.services.draft_states import find_draft
from municipalities.models import Municipality, Statistic
from workshops.minutes.markup import pieces_of as typed_pieces
from workshops.models import Action, CasePaper, Meeting
from workshops.outcomes.page import people_of, when_of

DRAFT_KIND = "case-paper"
WRITTEN = ("title", "case_number", "background", "facts", "proposal")


@dataclass(frozen=True)
class Contents:
    """A paper ready to be set, in Word or as PDF."""

    paper: CasePaper
    meeting: Meeting
    title: str
    case_number: str
    background: str
    facts: str
    proposal: str
    people: list[tuple[str, str]]
    conclusions: list[str]
    actions: list[Action]
    day: date

    @property
    def is_minutes(self) -> bool:
        """Whether it tells of a meeting; its notes stand in place of a background."""
        return self.paper.kind == CasePaper.Kind.MINUTES


def stored_values(paper: CasePaper) -> Values:
    """What the row itself holds of what people write in the paper."""
    return {name: getattr(paper, name) for name in WRITTEN}


def values_of(paper: CasePaper) -> Values:
    """What is written by now: what is typed lies over the row."""
    draft = None if paper.is_final else find_draft(DRAFT_KIND, paper)
    return {**stored_values(paper), **(draft.data if draft else {})}


def contents_of(paper: CasePaper, *, at: datetime, user: Any) -> Contents:
    """The paper with what the meeting came to. Names of those who took part do not stand in it.

    at: the moment of printing.
    """
    meeting = paper.meeting
    told = {name: str(value) for name, value in values_of(paper).items()}
    people = sorted({(one.role, one.place) for one in people_of(meeting, user)})
    return Contents(
        paper=paper,
        meeting=meeting,
        people=people,
        conclusions=[
            one.claim.statement for one in meeting.conclusions.select_related("claim").all()
        ],
        actions=[one for one in meeting.actions.by_date() if one.dropped_on is None],
        day=timezone.localdate(at),
        **told,
    )


def pieces_of(contents: Contents) -> Iterator[Piece]:
    """The paper from its heading to the proposal."""
    paper = contents.paper
    yield Heading(contents.title, level=0)
    if paper.is_invented:
        yield Text(_("Nothing in this paper has happened."), strong=_("Invented example."))
    yield Grid([_("Piece of information"), _("Content")], list(_about(contents)))
    if contents.background:
        yield Heading(_("From the meeting") if contents.is_minutes else _("Background"))
        yield from typed_pieces(contents.background)
    if contents.facts or contents.people:
        yield Heading(_("Facts"))
        yield from typed_pieces(contents.facts)
    if contents.people:
        yield Heading(_("Who took part"), level=2)
        yield Grid([_("Role"), _("From where")], [list(one) for one in contents.people])
    yield Heading(pgettext("of a meeting", "Conclusions"))
    if contents.conclusions:
        yield Listed(contents.conclusions, numbered=True)
    else:
        yield Text(_("Nothing was cleared up."))
    yield Heading(_("Follow-up"))
    if contents.actions:
        head = [_("What is done"), _("Who"), pgettext("deadline", "By"), _("Stands")]
        yield Grid(head, [_action(one) for one in contents.actions])
    else:
        yield Text(_("Nothing was agreed."))
    if contents.proposal:
        yield Heading(_("Proposal for decision"))
        yield from typed_pieces(contents.proposal)


def _about(contents: Contents) -> Iterator[list[str]]:
    paper, meeting = contents.paper, contents.meeting
    yield [_("Kind of paper"), str(paper.get_kind_display())]
    if contents.case_number:
        yield [_("Case number"), contents.case_number]
    if paper.addressee:
        yield [_("Goes to"), str(paper.addressee)]
    yield [_("From"), str(meeting.organiser)]
    day = when_of(meeting)
    held = long_date(day) if day else _("day not set")
    yield [_("Meeting"), f"{meeting.title}, {held}"]
    if meeting.place:
        yield [_("Place"), meeting.place]
    yield [_("Date of the paper"), long_date(contents.day)]


def _action(action: Action) -> list[str]:
    by = format_date(action.due_on) if action.due_on else _("no date")
    stands = _("Not done")
    if action.done_on:
        stands = _("Done %(day)s") % {"day": format_date(action.done_on)}
    return [action.text, action.owner, by, stands]


def first_facts(meeting: Meeting) -> str:
    """What the register knows of the meeting's municipalities, to begin with: a line for each."""
    rows = list(meeting.municipalities.by_name())
    figures = Statistic.objects.of_kind("population").of_municipalities(rows).known()
    known = {one.municipality_id: one for one in figures}  # by year: the newest is the last
    return "\n".join(_population(one, known.get(one.pk)) for one in rows)


def _short(source: str) -> str:
    """Whose figure it is and which table, without how the portal came by it."""
    return source.split(";")[0].split(" (")[0]


def _population(municipality: Municipality, figure: Statistic | None) -> str:
    if figure is None:
        return _("- %(name)s: the population is not known") % {"name": municipality.name}
    return _("- %(name)s: %(n)s inhabitants in %(year)d (%(source)s)") % {
        "name": municipality.name,
        "n": format_number(figure.value),
        "year": figure.year,
        "source": _short(figure.source),
    }
