"""Code what a search found: the same mark and the same act as by hand, text after text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from forkommune.accounts.models import User
from forkommune.evidence.models import Code, Coding, TextRevision

from .acts import ComparedAlready
from .coding import code_passage
from .marking import StaleRevision, TextGone, mark_passage


@dataclass
class Outcome:
    """How many passages got the code, how many had it from the same coder, and what was left out."""

    coded: int = 0
    stood: int = 0
    refused: list[str] = field(default_factory=list)


def code_places(
    *, places: Iterable[tuple[TextRevision, Iterable[tuple[int, int]]]], code: Code, by: User
) -> Outcome:
    """Put a code on places of texts; each can be undone in its text.

    A text that may not be coded any more (corrected, compared, gone) is left out and named; the
    others are coded all the same. Raises CodeNotUsable before anything is done.
    """
    outcome = Outcome()
    for revision, spans in places:
        try:
            for start, end in spans:
                _code(revision, start, end, code, by, outcome)
        except (StaleRevision, TextGone, ComparedAlready) as reason:
            outcome.refused.append(f"{revision.source}: {reason}")
    return outcome


def _code(
    revision: TextRevision, start: int, end: int, code: Code, by: User, outcome: Outcome
) -> None:
    passage = mark_passage(revision=revision, start=start, end=end, by=by)
    if Coding.objects.by_hand().filter(passage=passage, code=code, coder=by).exists():
        outcome.stood += 1
        return
    code_passage(passage=passage, code=code, by=by)
    outcome.coded += 1
