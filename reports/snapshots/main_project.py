"""What the report on the basis for the main project tells: conclusions, pilots, criteria, open questions, minutes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib.auth.models import AnonymousUser

from forkommune.documents.word import Grid, Heading, Listed, Piece, Text
from municipalities.network.report import DivisionNote
from workshops.basis.report import (
    ChosenConclusion,
    QuestionNote,
    RankedCriterion,
    WantedPilot,
    main_basis,
)
from workshops.basis.rests import Rested
from workshops.minutes.report import MinutesReport, minutes
from workshops.models import Meeting
from workshops.voting.priorities import Priority

from .basis import Basis
from .cited import CitedPassages
from .evaluation import evaluation
from .network import division_facts


def main_project(basis: Basis, _cited: CitedPassages) -> dict[str, Any]:
    """The basis as everybody may read it, the minutes of the newest workshop that has any, and its evaluation.

    The researchers' edition has the newest minutes, also before they are approved.
    """
    return {**come_to(), "minutes": _minutes(basis), "evaluation": evaluation()}


def come_to() -> dict[str, Any]:
    """The basis without minutes: what the municipalities, the secretariat and the researchers have come to.

    It leaves the project in either edition: names, internal votes and words without consent are in none.
    """
    told = main_basis(AnonymousUser())
    published = told.criteria.note.published
    return {
        "conclusions": [_conclusion(one) for one in told.conclusions],
        "wanted": [_pilot(one) for one in told.pilots],
        "ranked": [_criterion(one) for one in told.criteria.ranked],
        "division": None if published is None else _groups(published),
        "questions": [_question(one) for one in told.questions if one.may_leave],
        "missing": list(told.missing),
        "tie_deciders": told.tie_deciders,
    }


def _groups(note: DivisionNote) -> dict[str, Any]:
    """The groups with their members; how they were found is the other report's matter."""
    kept = ("letter", "name", "municipality_names")
    rows = division_facts(note)["groups"]
    return {"groups": [{key: row[key] for key in kept} for row in rows]}


def _rests(rested: Rested) -> dict[str, Any]:
    return {
        "shown": [[one.kind, one.words] for one in rested.shown],
        "kept_back": rested.kept_back,
    }


def _conclusion(one: ChosenConclusion) -> dict[str, Any]:
    return {
        "number": one.number,
        "wording": one.wording,
        "meeting": one.meeting,
        "on": _day(one.on),
        "rests": _rests(one.rests),
        "has_lost": one.has_lost,
        "invented": one.is_invented,
    }


def _pilot(one: WantedPilot) -> dict[str, Any]:
    return {
        "name": one.name,
        "slug": one.slug,
        "phase": one.phase,
        "phase_words": one.phase_words,
        "chosen": one.is_chosen,
        "on": _day(one.decided_on),
        "reason": one.reason,
        "municipality_names": list(one.municipalities),
        "group": one.group,
        "priority": _priority(one.priority),
        "wants": list(one.wants),
        "groups": list(one.groups),
        "invented": one.is_invented,
    }


def _criterion(one: RankedCriterion) -> dict[str, Any]:
    return {"label": one.label, "code": one.code, "priority": _priority(one.priority)}


def _priority(given: Priority | None) -> dict[str, Any] | None:
    if given is None:
        return None
    return {
        "words": given.words,
        "points": given.points,
        "place": given.place,
        "shared": given.is_shared,
        "answered": given.answered,
        "asked": given.asked,
        "meeting": given.poll.meeting.title,
    }


def _question(one: QuestionNote) -> dict[str, Any]:
    return {
        "statement": one.statement,
        "state": one.state,
        "state_words": one.state_words,
        "owner": one.owner,
        "outcome": one.outcome,
        "meeting": one.meeting,
        "rests": _rests(one.rests),
        "invented": one.is_invented,
    }


def _minutes(basis: Basis) -> dict[str, Any] | None:
    audience = "public" if basis.is_public else "internal"
    rows = Meeting.objects.filter(kind=Meeting.Kind.WORKSHOP).order_by("-starts_at", "-pk")
    found = next((told for one in rows if (told := minutes(one, audience))), None)
    return None if found is None else minutes_facts(found)


def minutes_facts(found: MinutesReport) -> dict[str, Any]:
    """Minutes in plain data: the sections as they stand, and how many came. Nobody is named in either
    edition, and what the portal holds beside the sections is left out: the minutes are what was approved."""
    return {
        "title": found.title,
        "on": _day(found.held_on),
        "place": found.place,
        "number": found.number,
        "change": found.change,
        "state": found.state,
        "approved": _day(found.approved_on),
        "approval": found.approval,
        "invented": found.is_invented,
        "sections": [
            {"code": one.code, "title": one.title, "pieces": list(_pieces(one.pieces))}
            for one in found.sections
        ],
        "came": [
            [one.municipality, one.political, one.administrative] for one in found.municipalities
        ],
    }


def _pieces(pieces: Iterable[Piece]) -> Iterable[list[Any]]:
    """Paragraphs, lists, tables and headings as ["kind", …]."""
    for piece in pieces:
        match piece:
            case Heading(text=text):
                yield ["heading", text]
            case Text(text=text, strong=strong):
                yield ["text", strong, text]
            case Listed(items=items, numbered=numbered):
                yield ["list", list(items), numbered]
            case Grid(head=head, rows=rows):
                yield ["table", list(head), [list(row) for row in rows]]


def _day(on: date | None) -> str | None:
    return on.isoformat() if on else None
