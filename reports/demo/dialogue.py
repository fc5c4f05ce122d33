"""Invented meetings of the other kinds, talks with municipalities, and what was agreed in them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from typing import Any

from forkommune.evidence.models import Passage
from workshops.case_papers.services import begin_paper
from workshops.dialogue.services import Known, Present, begin_meeting, note_participant, title_of
from workshops.models import CasePaper, Meeting
from workshops.outcomes.notes import mark_paragraphs, paragraphs_of, revision_of, write_notes
from workshops.outcomes.services import Agreed, agree_action, close_action, conclude

from .world import Told, World, record


def make_dialogue(world: World) -> None:
    """A meeting of each kind that the workshop is not, and follow-up that is open, overdue, done."""
    by = world.users["sekretariat"]
    for row in record("dialogue.json").values["meetings"]:
        meeting = _meeting(world, row)
        write_notes(meeting=meeting, text=row["notes"], by=by)
        meeting.refresh_from_db()
        for told in row["conclusions"]:
            conclude(
                meeting=meeting,
                statement=told["text"],
                passages=_passages(meeting, told, by),
                claims=[world.claim(name) for name in told["claims"]],
                by=by,
            )
        _agree(world, meeting, row)
        if "paper" in row:
            _paper(meeting, row["paper"], by)


def _meeting(world: World, row: Told) -> Meeting:
    on = world.date(world.working_day(row["ago"]))
    municipalities = [world.find(world.municipalities, code) for code in row["municipalities"]]
    meeting = begin_meeting(
        known=Known(
            kind=row["kind"],
            title=row["title"] or title_of(row["kind"], municipalities[0], on),
            on=on,
            at=time(row["hour"]) if row["hour"] else None,
            place=row["place"],
            case_number=row.get("case_number", ""),
            organiser=world.organisation(row["organiser"]),
            municipalities=municipalities,
        ),
        by=world.users["sekretariat"],
    )
    meeting.is_invented = True
    meeting.save(update_fields=["is_invented"])
    for present in _present(world, row):
        note_participant(meeting=meeting, present=present, by=world.users["sekretariat"])
    return meeting


def _present(world: World, row: Told) -> Iterator[Present]:
    for role, code, name in row["people"]:
        yield Present(role, world.organisation(code), name)


def _passages(meeting: Meeting, told: Told, by: Any) -> list[Passage]:
    revision = revision_of(meeting)
    found = paragraphs_of(revision.text) if revision else []
    places = [(found[number].start, found[number].end) for number in told.get("paragraphs", [])]
    return mark_paragraphs(revision=revision, places=places, by=by)


def _agree(world: World, meeting: Meeting, row: Told) -> None:
    by = world.users["sekretariat"]
    for told in row["actions"]:
        action = agree_action(
            meeting=meeting,
            agreed=Agreed(
                text=told["text"],
                organisation=world.organisation(told["organisation"]),
                due_on=world.date(-told["due"]),
            ),
            passages=_passages(meeting, told, by),
            claims=[world.claim(name) for name in told.get("claims", [])],
            by=by,
        )
        if "done" in told:
            close_action(action=action, on=world.date(told["done"]), by=by)


def _paper(meeting: Meeting, told: Told, by: Any) -> None:
    municipality = meeting.municipalities.select_related("organisation").get()
    paper = begin_paper(
        meeting=meeting,
        kind=CasePaper.Kind(told["kind"]),
        addressee=municipality.organisation,
        title=told["title"],
        by=by,
    )
    paper.background, paper.proposal = told["background"], told["proposal"]
    paper.save(update_fields=["background", "proposal"])
