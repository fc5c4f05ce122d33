"""The minutes of a meeting as plain data, for reports and other rooms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.utils import timezone
from django.utils.translation import gettext as _

from forkommune.documents.word import Piece
from workshops.models import Action, Invitation, Meeting, Minutes, MinutesPerson

from .drafting import (
    PresentRow,
    due_words,
    method_of,
    owner_of,
    present_rows,
    public_results,
    resting_claims,
    state_words,
)
from .markup import pieces_of


class Audience(StrEnum):
    """Who reads: everybody, or those who work on the project."""

    PUBLIC = "public"
    INTERNAL = "internal"


@dataclass(frozen=True)
class Section:
    """A section as it was written. code: what it was made from, such as "session-2" or "actions"."""

    code: str
    title: str
    text: str

    @property
    def pieces(self) -> list[Piece]:
        """Its paragraphs, lists and tables."""
        return list(pieces_of(self.text))


@dataclass(frozen=True)
class Present:
    """How many of a role came from an organisation that is no municipality of the meeting."""

    role: str
    organisation: str
    count: int


@dataclass(frozen=True)
class Concluded:
    """What was cleared up. claim: its key; rests_on: keys of the claims below it; passages: how many."""

    claim: int
    statement: str
    rests_on: tuple[int, ...]
    passages: int


@dataclass(frozen=True)
class Agreed:
    """Who follows up what; the owner is an organisation."""

    text: str
    owner: str
    due_on: date | None
    by: str
    stands: str


@dataclass(frozen=True)
class VoteRow:
    """An option with its sum and place; equal ones share theirs."""

    claim: int
    title: str
    count: int
    place: int
    is_shared: bool
    wants: tuple[str, ...]


@dataclass(frozen=True)
class Vote:
    """A published vote; rows are empty where fewer than five voted anonymously."""

    question: str
    method: str
    answered: int
    asked: int
    is_anonymous: bool
    rows: tuple[VoteRow, ...]


@dataclass(frozen=True)
class MinutesReport:
    """The minutes as one audience reads them.

    state: of `Minutes.State`. approved_on: None while they are not. people: names, where the minutes
    carry them and the audience is internal. sections: what people have written and approved; the rest
    is what the portal holds now, and may be newer than the sections.
    """

    meeting: int
    title: str
    kind: str
    held_on: date | None
    place: str
    organiser: str
    programme: str
    number: int
    change: str
    state: str
    approved_on: date | None
    approval: str
    is_invented: bool
    sections: tuple[Section, ...]
    municipalities: tuple[PresentRow, ...]
    others: tuple[Present, ...]
    people: tuple[str, ...]
    votes: tuple[Vote, ...]
    conclusions: tuple[Concluded, ...]
    actions: tuple[Agreed, ...]


def minutes(meeting: Meeting, audience: Audience | str) -> MinutesReport | None:
    """The minutes of a meeting in the language in force; None where the audience has none to read.

    The public reads the newest approved version, without names; those who work on the project read
    the newest version of all.
    """
    is_public = Audience(audience) is Audience.PUBLIC
    rows = Minutes.objects.filter(meeting=meeting).for_page()
    found = (rows.approved() if is_public else rows.order_by("-number")).first()
    if found is None:
        return None
    municipalities, others = present_rows(meeting)
    return MinutesReport(
        meeting=meeting.pk,
        title=meeting.title,
        kind=meeting.kind,
        held_on=timezone.localdate(meeting.starts_at) if meeting.starts_at else None,
        place=meeting.place,
        organiser=str(meeting.organiser),
        programme=found.programme,
        number=found.number,
        change=found.change,
        state=found.state,
        approved_on=_day(found.approved_at),
        approval=found.approval,
        is_invented=found.is_invented,
        sections=tuple(sections_of(found)),
        municipalities=tuple(municipalities),
        others=tuple(
            Present(str(Invitation.Role(role).label), name, count)
            for (role, name), count in sorted(others.items())
        ),
        people=() if is_public else tuple(line for line, _row in people_of(found)),
        votes=tuple(_votes(meeting)),
        conclusions=tuple(_conclusions(meeting)),
        actions=tuple(map(_agreed, meeting.actions.filter(dropped_on__isnull=True).by_date())),
    )


def sections_of(found: Minutes) -> list[Section]:
    """The sections that say something."""
    rows = found.sections.order_by("position")
    return [Section(one.code, one.title, one.text) for one in rows if one.text.strip()]


def people_of(found: Minutes) -> list[tuple[str, MinutesPerson]]:
    """Name, organisation and role of those who are named, by organisation."""
    rows: Sequence[MinutesPerson] = list(
        found.people.select_related("invitation__organisation", "participant__organisation")
    )
    # The names of a meeting go on a day of their own; the rows stay.
    people = [(one.invitation or one.participant, one) for one in rows]
    told = [(_person(who), one) for who, one in people if who is not None and who.name]
    return sorted(told, key=lambda pair: pair[0])


def _person(row: object) -> str:
    return _("%(organisation)s: %(name)s, %(role)s") % {
        "organisation": getattr(row, "organisation", ""),
        "name": getattr(row, "name", ""),
        "role": row.get_role_display().lower(),  # type: ignore[attr-defined]
    }


def _day(at: datetime | None) -> date | None:
    return timezone.localdate(at) if at else None


def _votes(meeting: Meeting) -> list[Vote]:
    return [
        Vote(
            question=result.poll.question,
            method=method_of(result),
            answered=result.answered,
            asked=result.asked,
            is_anonymous=result.poll.is_anonymous,
            rows=tuple(
                VoteRow(
                    row.option.key, row.option.title, row.count, row.place, row.is_shared, row.wants
                )
                for row in result.rows
            ),
        )
        for result in public_results(meeting)
    ]


def _conclusions(meeting: Meeting) -> list[Concluded]:
    return [
        Concluded(
            claim=row.claim_id,
            statement=row.claim.statement,
            rests_on=tuple(one.pk for one in resting_claims(row.claim)),
            passages=row.support_count,
        )
        for row in meeting.conclusions.with_claims()
    ]


def _agreed(action: Action) -> Agreed:
    return Agreed(
        action.text, owner_of(action), action.due_on, due_words(action), state_words(action)
    )
