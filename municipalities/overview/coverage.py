"""What is known of each municipality, by question of the guide and by kind of finding, gaps first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count

from forkommune.accounts.models import User
from forkommune.ui.paths import paths_like
from municipalities.register.study import study_of
from municipalities.survey.models import Answer, Interview, Question

from .kinds import KINDS
from .narrowing import Narrowing
from .places import Place, places_of
from .rows import claims_of, kinds_shown

PLACES_A_PAGE = 25
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


@dataclass(frozen=True)
class _Table:
    """heads: of the columns. filled: of each municipality (primary key), the columns that are no gap.
    cell: of a municipality and a column."""

    heads: list[tuple[str, str]]
    columns: Sequence[Any]
    filled: Mapping[int, Collection[Any]]
    cell: Callable[[Place, Any], Cell]

    def gaps_of(self, place: Place) -> int:
        """How many columns nothing is known in."""
        return len(self.columns) - len(self.filled.get(place.pk, ()))


def coverage_of(narrowing: Narrowing, user: User, *, by_kind: bool, page: str | None) -> Coverage:
    """The municipalities with the most gaps first. Few queries, however many municipalities."""
    places = places_of(narrowing)
    of = _by_kind if by_kind else _by_question
    table = of(narrowing, user, places)
    places.sort(key=lambda place: -table.gaps_of(place))
    shown = Paginator(places, PLACES_A_PAGE).get_page(page)
    known = Counter(column for place in places for column in table.filled.get(place.pk, ()))
    lines = [Line(place, [table.cell(place, one) for one in table.columns]) for place in shown]
    return Coverage(
        columns=table.heads,
        page=Page(lines, shown.number, shown.paginator),  # type: ignore[arg-type]  # counts alone
        gaps=[len(places) - known[column] for column in table.columns],
        places=len(places),
    )


def _by_question(narrowing: Narrowing, user: User, places: Sequence[Place]) -> _Table:
    questions = list(
        Question.objects.filter(guide=narrowing.survey_round.guide_id)
        .order_by("number")
        .values_list("number", "text")
    )
    interviews = Interview.objects.visible_to(user).in_round(narrowing.survey_round)
    asked, keys = interviews.held_places(), {place.pk for place in places}
    told = interviews.told().order_by().values("pk")
    answers = Answer.objects.filter(interview__in=told).order_by()
    best: defaultdict[int, dict[int, tuple[int, int]]] = defaultdict(dict)
    rank = {state.value: at for at, state in enumerate(FULLEST)}
    path = paths_like("municipalities:interview-detail", "0")
    for place, number, state, interview in answers.values_list(
        "interview__municipality", "question__number", "state", "interview"
    ):
        if place in keys:
            found = (rank[state], interview)
            best[place][number] = min(found, best[place].get(number, found))

    def cell(place: Place, number: int) -> Cell:
        found = best[place.pk].get(number)
        if found is None:
            return ASKED if place.pk in asked else UNASKED
        return Cell(FULLEST[found[0]].value, url=f"{path(str(found[1]))}#sporsmal-{number}")

    heads = [(str(number), text) for number, text in questions]
    return _Table(heads, [number for number, _text in questions], best, cell)


ASKED, UNASKED, NONE = Cell(EMPTY), Cell(NOT_ASKED), Cell(NONE_FOUND)


def _by_kind(narrowing: Narrowing, user: User, places: Sequence[Place]) -> _Table:
    kinds = kinds_shown(narrowing)
    counts = _counted(claims_of(narrowing, user))
    interviews = Interview.objects.visible_to(user).in_round(narrowing.survey_round)
    asked = interviews.held_places()
    studied = {key for key, one in study_of((p.pk for p in places), user).items() if one.studied}
    looked = {kind: studied if KINDS[kind].in_plans else asked | studied for kind in kinds}
    address = f"{narrowing.list_address()}&type="

    def cell(place: Place, kind: str) -> Cell:
        if count := counts[place.pk].get(kind, 0):
            return Cell(FOUND, count, f"{address}{kind}&kommune={place.number}")
        return NONE if place.pk in looked[kind] else UNASKED

    filled = {
        place.pk: [one for one in kinds if place.pk in looked[one] or one in counts[place.pk]]
        for place in places
    }
    return _Table([(str(KINDS[kind].plural), "") for kind in kinds], kinds, filled, cell)


def _counted(claims: Any) -> defaultdict[int, dict[str, int]]:
    found: defaultdict[int, dict[str, int]] = defaultdict(dict)
    rows = claims.order_by().values_list("organisation__municipality", "kind")
    for place, kind, n in rows.annotate(n=Count("pk")):
        found[place][kind] = n
    return found
