"""What the note on criteria tells, from the same rows as the pages: for the reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from forkommune.figures.small_cells import K
from municipalities.survey.models import Answer, Interview

from .criteria_page import criteria_rows
from .inputs import NoInputs, gather, of_round
from .models import Division, NetworkCriterion
from .querysets import DivisionQuerySet
from .run_rows import CriterionRow, RunPage
from .selectors import GroupRow, Proof, WeightRow, division_page

WISHES = "Q24"  # of the guide: which matters should decide who is in a group
SAME = {"neighbours": "neighbourhood"}  # codes of the guide that the taxonomy calls otherwise


@dataclass(frozen=True)
class ClaimedCriterion:
    """A criterion of the application; supports: passages that speak for it. wished: interviews that
    want it to decide, None where nobody was asked or fewer than five are behind the number."""

    label: str
    code: str
    supports: int
    wished: int | None


@dataclass(frozen=True)
class MoveNote:
    """A municipality moved by hand, with its price in per cent of J and the reason."""

    municipality: str
    from_letter: str
    to_letter: str
    percent: float
    reason: str


@dataclass(frozen=True)
class DivisionNote:
    """A division as the note tells of it; run: what binds, near-ties, stability, what decides."""

    division: Division
    published_on: date | None
    proof: Proof | None
    weights: Sequence[WeightRow]
    groups: Sequence[GroupRow]
    run: RunPage | None
    moves: Sequence[MoveNote]


@dataclass(frozen=True)
class CriteriaNote:
    """The whole note. measured: definition, scale, source and what is missing of each criterion.

    asked: interviews behind `wished`. published: the newest published division. proposals: those that
    were brought to the workshop.
    """

    criteria: Sequence[ClaimedCriterion]
    asked: int
    measured: Sequence[CriterionRow]
    published: DivisionNote | None
    proposals: Sequence[DivisionNote]

    @property
    def is_invented(self) -> bool:
        """Whether a division of the note is an invented example."""
        told = [self.published, *self.proposals]
        return any(one.division.is_invented for one in told if one is not None)


def criteria_note(user: Any) -> CriteriaNote:
    """Everything that the note on criteria for network groups says, as `user` may see it."""
    return note_of(Division.objects.visible_to(user))


def note_of(shown: DivisionQuerySet) -> CriteriaNote:
    """The note with the divisions that its readers may see.

    Approved data alone (see `surveyed`). A number of people below five is None. Without a survey round
    nothing is measured, and the rest stands.
    """
    newest = shown.shown().published_first().first()
    wishes, asked = _wishes()
    return CriteriaNote(
        criteria=_claimed(wishes, asked),
        asked=asked,
        measured=_measured(),
        published=_note(newest) if newest else None,
        proposals=[_note(one) for one in shown.brought()],
    )


def _measured() -> list[CriterionRow]:
    try:
        rows, year = of_round()
        return criteria_rows(gather(rows, year))
    except NoInputs:
        return []


def _wishes() -> tuple[Counter[str], int]:
    """By code, how many approved interviews want a criterion to decide; and how many were asked."""
    answers = Answer.objects.filter(
        interview__in=Interview.objects.approved().order_by().values("pk"),
        question__code=WISHES,
        state=Answer.State.ANSWERED,
    )
    chosen = [one for one in answers.values_list("value", flat=True) if isinstance(one, list)]
    counted: Counter[str] = Counter()
    for codes in chosen:
        counted.update({SAME.get(str(code), str(code)) for code in codes})
    return counted, len(chosen)


def _claimed(wishes: Counter[str], asked: int) -> list[ClaimedCriterion]:
    rows: Any = NetworkCriterion.objects.for_listing().with_support()
    return [
        ClaimedCriterion(
            str(one),
            one.term.code,
            one.support_count,
            wishes[one.term.code] if asked >= K and wishes[one.term.code] >= K else None,
        )
        for one in rows
    ]


def _note(division: Division) -> DivisionNote:
    page = division_page(division)
    published = division.published_at
    return DivisionNote(
        division=division,
        published_on=timezone.localdate(published) if published else None,
        proof=page.proof,
        weights=page.weights,
        groups=page.groups,
        run=page.run,
        moves=[
            MoveNote(str(one.municipality), one.from_letter, one.to_letter, one.percent, one.reason)
            for one in division.moves.for_listing()
        ],
    )
