"""What those who came thought of the workshop: only what may be told of answers that nobody can trace."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from workshops.evaluation.counting import HIGH, LOW, MIDDLE
from workshops.evaluation.results import EvaluationResult, QuestionResult, result_of
from workshops.models import Evaluation, Meeting

OPEN, FEW, TOLD = "open", "few", "told"  # not closed yet; fewer than five answered; what is below


def evaluation() -> dict[str, Any] | None:
    """The evaluation of the newest workshop that has been sent one; None where none has.

    The same for all readers: what fewer than five stand behind is left out for the researchers too. Words that
    people wrote are counted alone: they were written for those who hold the meeting, not to be printed.
    """
    rows = Evaluation.objects.filter(
        meeting__kind=Meeting.Kind.WORKSHOP, opened_at__isnull=False
    ).select_related("meeting")
    newest = rows.order_by("-meeting__starts_at", "-meeting_id").first()
    return None if newest is None else evaluation_facts(result_of(newest))


def evaluation_facts(found: EvaluationResult) -> dict[str, Any]:
    """An evaluation in plain data."""
    meeting = found.evaluation.meeting
    starts = meeting.starts_at
    return {
        "meeting": meeting.title,
        "on": timezone.localdate(starts).isoformat() if starts else None,
        "state": _state(found),
        "asked": found.asked,
        "answered": found.answered if found.is_told else None,
        "invented": found.evaluation.is_invented,
        "questions": [_question(one) for one in found.questions],
        "groups": [
            {"label": one.label, "count": one.count, "means": list(one.means)}
            for one in found.groups
        ],
        "by_group": list(found.heads),
    }


def _state(found: EvaluationResult) -> str:
    if found.is_told:
        return TOLD
    return OPEN if found.evaluation.closed_at is None else FEW


def _question(one: QuestionResult) -> dict[str, Any]:
    """The answers to one question; None stands for what must not be told."""
    numbers, split = one.numbers, one.split or {}
    bands = numbers.bands if numbers else {}
    return {
        "words": one.words,
        "kind": str(one.question.kind),
        "count": one.count,
        "mean": round(numbers.mean, 6) if numbers else None,
        "median": numbers.median if numbers else None,
        "low": bands.get(LOW),
        "middle": bands.get(MIDDLE),
        "high": bands.get(HIGH),
        "yes": split.get("yes"),
        "no": split.get("no"),
    }
