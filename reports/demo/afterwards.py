"""After the invented meeting: minutes that are out for comments, and an evaluation that is closed."""

from __future__ import annotations

import secrets
from datetime import timedelta

from django.utils import timezone

from workshops.evaluation.counting import groups_of
from workshops.evaluation.services import make_evaluation
from workshops.minutes.services import draft_minutes
from workshops.models import (
    Evaluation,
    EvaluationAnswer,
    Invitation,
    Meeting,
    Minutes,
    MinutesComment,
    MinutesReader,
)

from .world import Told, World

READERS = 6


def make_afterwards(world: World, meeting: Meeting, row: Told) -> None:
    """What the secretariat has done since the day."""
    _minutes(world, meeting, row["minutes"])
    _evaluation(world, meeting, row["evaluation"])


def _minutes(world: World, meeting: Meeting, told: Told) -> None:
    """Six were asked; those who commented come first, one said nothing, two have not answered."""
    minutes = draft_minutes(meeting=meeting, names=False, by=world.users["sekretariat"])
    minutes.sections.filter(code="other").update(text=told["other"])
    Minutes.objects.filter(pk=minutes.pk).update(
        state=Minutes.State.COMMENTS, comment_by=world.moment(-told["until"], 16)
    )
    asked = world.moment(3, 10)
    came = meeting.invitations.filter(attendances__isnull=False).distinct().order_by("pk")
    answered = len(told["comments"]) + 1
    for number, invitation in enumerate(came[:READERS]):
        reader = MinutesReader.objects.create(
            minutes=minutes,
            invitation=invitation,
            name=invitation.name,
            email=invitation.email,
            mailed_at=asked,
            answered_at=asked + timedelta(hours=number + 1) if number < answered else None,
        )
        if number < len(told["comments"]):
            _comment(world, reader, told["comments"][number])


def _comment(world: World, reader: MinutesReader, told: Told) -> None:
    decision = told.get("decision", "")
    MinutesComment.objects.create(
        reader=reader,
        section=reader.minutes.sections.get(code=told["section"]),
        text=told["text"],
        saved_at=reader.answered_at or timezone.now(),
        decision=decision,
        answer=told.get("answer", ""),
        decided_at=timezone.now() if decision else None,
        decided_by=world.users["sekretariat"] if decision else None,
    )


def _evaluation(world: World, meeting: Meeting, told: Told) -> None:
    """Counted answers hang on nobody; what was said stands in an order by chance."""
    evaluation = make_evaluation(meeting=meeting, by=world.users["sekretariat"])
    rows: list[EvaluationAnswer] = []
    sheets: list[tuple[str, dict[int, int]]] = [
        (str(_role(number)), {}) for number in range(len(told["scale"][0]))
    ]
    for kind, given in told.items():
        questions = evaluation.questions.filter(kind=kind).order_by("position")
        for question, answers in zip(questions, given, strict=True):
            for number, one in enumerate(answers):
                value = {"text": one} if kind == "text" else {"number": one}
                rows.append(EvaluationAnswer(question=question, **value))
                if kind == "scale":
                    sheets[number][1][question.pk] = one
    EvaluationAnswer.objects.bulk_create(sorted(rows, key=lambda _row: secrets.randbits(32)))
    scales = [one.pk for one in evaluation.questions.filter(kind="scale")]
    closed = world.moment(1, 16)
    Evaluation.objects.filter(pk=evaluation.pk).update(
        opened_at=world.moment(15, 9),
        closes_at=closed,
        closed_at=closed,
        asked=len(sheets) + 2,
        reminded_at=world.moment(5, 9),
        answered=len(sheets),
        groups=[
            {
                "roles": list(group.roles),
                "count": group.count,
                "means": {str(key): list(mean) for key, mean in group.means.items()},
            }
            for group in groups_of(sheets, scales)
        ],
    )


def _role(number: int) -> Invitation.Role:
    roles = (Invitation.Role.POLITICAL, Invitation.Role.ADMINISTRATIVE)
    return roles[number % len(roles)]
