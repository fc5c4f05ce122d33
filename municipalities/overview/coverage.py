"""What is known of each municipality, by question of the guide and by kind of finding, gaps first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count
from django.urls import reverse

from forkommune.accounts.models import User
from municipalities.register.study import study_of
from municipalities.survey.models import Answer, Interview, Question

from .kinds import KINDS
from .narrowing import Narrowing
from .rows import claims_of, kinds_shown
from .selectors import Place, places_of

PLACES_A_PAGE = 50
NOT_ASKED = "not_asked"  # no interview was held, no document studied
EMPTY = "empty"  # asked, and nothing stands there
NONE_FOUND = "none"  # asked or read, and nothing found
FOUND = "found"
# The fullest answer of several interviews counts.
FULLEST = (
    Answer.State.ANSWERED,
    Answer.State.STRUCK,
    Answer.State.WOULD_NOT_SAY,
    Answer.State.DID_NOT_KNOW,
)


@dataclass(frozen=True)
class Cell:
    """state: a state of an answer, or one of those above. count: findings. url: what stands there."""

    state: str
    count: int = 0
    url: str = ""

    @property
    def is_gap(self) -> bool:
        """Whether nothing is known here. That somebody does not know, or will not say, is known, and
        so it is that none was found where somebody looked."""
        return self.state in {NOT_ASKED, EMPTY}


@dataclass(frozen=True)
class Line:
    """A municipality with its cells."""

    place: Place
    cells: Sequence[Cell]

    @property
    def gaps(self) -> int:
        """How many cells are empty."""
        return sum(cell.is_gap for cell in self.cells)


@dataclass(frozen=True)
class Coverage:
    """The table. columns: head and what it means. gaps: of all municipalities by column."""

    columns: Sequence[tuple[str, str]]
    page: Page[Line]
    gaps: Sequence[int]
    places: int


def coverage_of(narrowing: Narrowing, user: User, *, by_kind: bool, page: str | None) -> Coverage:
    """The municipalities with the most gaps first. Five queries at most, however many there are."""
    places = places_of(narrowing)
    if by_kind:
        columns, lines = _by_kind(narrowing, user, places)
    else:
        columns, lines = _by_question(narrowing, user, places)
    lines.sort(key=lambda line: -line.gaps)
    columned = list(zip(*(line.cells for line in lines), strict=True))
    return Coverage(
        columns=columns,
        page=Paginator(lines, PLACES_A_PAGE).get_page(page),
        gaps=[sum(cell.is_gap for cell in cells) for cells in columned],
        places=len(places),
    )


def _by_question(
    narrowing: Narrowing, user: User, places: Sequence[Place]
) -> tuple[list[tuple[str, str]], list[Line]]:
    questions = list(
        Question.objects.filter(guide=narrowing.survey_round.guide_id)
        .order_by("number")
        .values_list("number", "text")
    )
    interviews = Interview.objects.visible_to(user).in_round(narrowing.survey_round)
    asked = interviews.held_places()
    told = interviews.told().order_by().values("pk")
    answers = Answer.objects.filter(interview__in=told).order_by()
    best: dict[tuple[int, int], tuple[int, int]] = {}
    rank = {state.value: at for at, state in enumerate(FULLEST)}
    for place, number, state, interview in answers.values_list(
        "interview__municipality", "question__number", "state", "interview"
    ):
        found = (rank[state], interview)
        if found < best.get((place, number), (len(FULLEST), 0)):
            best[place, number] = found
    lines = [
        Line(
            place,
            [_answered(best.get((place.pk, number)), number, place.pk in asked)
             for number, _text in questions],
        )
        for place in places
    ]  # fmt: skip
    return [(str(number), text) for number, text in questions], lines


def _answered(found: tuple[int, int] | None, number: int, asked: bool) -> Cell:
    if found is None:
        return ASKED if asked else UNASKED
    rank, interview = found
    address = reverse("municipalities:interview-detail", args=[interview])
    return Cell(FULLEST[rank].value, url=f"{address}#sporsmal-{number}")


ASKED, UNASKED, NONE = Cell(EMPTY), Cell(NOT_ASKED), Cell(NONE_FOUND)


def _by_kind(
    narrowing: Narrowing, user: User, places: Sequence[Place]
) -> tuple[list[tuple[str, str]], list[Line]]:
    kinds = kinds_shown(narrowing)
    counts = _counted(claims_of(narrowing, user))
    interviews = Interview.objects.visible_to(user).in_round(narrowing.survey_round)
    asked = interviews.held_places()
    studied = {key for key, one in study_of((p.pk for p in places), user).items() if one.studied}
    lines = []
    for place in places:
        cells = []
        for kind in kinds:
            count = counts[place.pk].get(kind, 0)
            looked = studied if KINDS[kind].in_plans else asked | studied
            if count:
                url = narrowing.list_address(type=kind, kommune=place.number)
                cells.append(Cell(FOUND, count, url))
            else:
                cells.append(NONE if place.pk in looked else UNASKED)
        lines.append(Line(place, cells))
    return [(str(KINDS[kind].plural), "") for kind in kinds], lines


def _counted(claims: Any) -> Mapping[int, Mapping[str, int]]:
    found: defaultdict[int, dict[str, int]] = defaultdict(dict)
    rows = claims.order_by().values_list("organisation__municipality", "kind")
    for place, kind, n in rows.annotate(n=Count("pk")):
        found[place][kind] = n
    return found
