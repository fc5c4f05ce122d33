"""The basis of the main project: invented choices, a tie that was put in an order, open questions."""

from __future__ import annotations

from typing import Any

from workshops.basis.grounds import ground_claim
from workshops.basis.services import Asked, RestsOn, ask, choose_conclusions, end_question
from workshops.models import Conclusion, Idea, Meeting, Poll
from workshops.voting.ties import decide_tie

from .world import Told, World, record


def make_basis(world: World) -> None:
    """Of the meeting that was held: what of it the main project builds on, and what is left open."""
    told = record("basis.json").values
    meeting = Meeting.objects.get(slug=told["meeting"])
    by = world.users["sekretariat"]
    cleared = {one.claim.statement: one for one in meeting.conclusions.select_related("claim")}
    _ground(meeting, cleared, told["grounded"], by)
    choose_conclusions(conclusions=[cleared[words] for words in told["chosen"]], by=by)
    _tie(world, meeting, told["poll"], by)
    for row in told["questions"]:
        _question(world, meeting, cleared, row, by)


def _ground(meeting: Meeting, cleared: dict[str, Conclusion], told: Told, by: Any) -> None:
    ground_claim(
        claim=cleared[told["statement"]].claim,
        polls=Poll.objects.filter(meeting=meeting, question=told["poll"]),
        ideas=Idea.objects.filter(meeting=meeting, text=told["idea"]),
        by=by,
    )


def _tie(world: World, meeting: Meeting, told: Told, by: Any) -> None:
    """Two pilots got the same; the steering group put them in an order."""
    poll = Poll.objects.get(meeting=meeting, question=told["question"])
    order = [world.claim(slug).pk for slug in told["order"]]
    decide_tie(poll=poll, place=1, order=order, reason=told["reason"], by=by, on=world.date(12))


def _question(
    world: World, meeting: Meeting, cleared: dict[str, Conclusion], told: Told, by: Any
) -> None:
    asked = Asked(
        told["text"],
        world.organisation(told["owner"]) if told["owner"] else None,
        may_leave=told["may_leave"],
    )
    rests = RestsOn(
        claims=[cleared[told["rests_on"]].claim], passages=[world.passage_of(told["passage"])]
    )
    question = ask(asked=asked, meeting=meeting, rests=rests, by=by)
    if "answer" in told:
        end_question(question=question, outcome=told["answer"], on=world.date(10), by=by)
