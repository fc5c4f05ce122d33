"""What was found where: the overview of climate work in the municipalities of a round.

A number counts findings once; nothing found is 0 where somebody was asked or a document was studied,
and unknown elsewhere.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from forkommune.accounts.models import User
from forkommune.evidence.grading import Grade, with_grade
from forkommune.figures import HeatCell, HeatMatrix, HeatRow, Thresholds, TileMapFigure
from forkommune.ui.paths import paths_like
from municipalities.register.study import study_of
from municipalities.survey.models import Barrier, Interview, Measure, Routine

from .kinds import KINDS
from .narrowing import ALL_KINDS, Narrowing
from .places import Place, places_of
from .routine_map import ROUTINE, Answers, routine_answers, routine_map
from .rows import claims_of, kinds_shown

WAITING_SHOWN = 6
PLACES_A_PAGE = 50
Counts = Mapping[int, Mapping[str, int]]  # findings by municipality (primary key) and kind


@dataclass(frozen=True)
class Named:
    """A barrier, a grade, an answer: how many there are, and the rows."""

    label: str
    value: int
    url: str


@dataclass(frozen=True)
class Card:
    """One number with the finding above it. url: exactly the rows behind the number.

    also: smaller numbers, each with its rows.
    """

    label: str
    value: int
    unit: str
    url: str
    also: tuple[Named, ...] = ()
    whole: int = 0


@dataclass(frozen=True)
class Overview:
    """The page of one round, as far as it was narrowed. page: the municipalities in the matrix.

    answers: whether climate is assessed in case papers, None where routines are not shown.
    """

    narrowing: Narrowing
    asked: int
    places: int
    cards: list[Card]
    matrix: HeatMatrix | None
    page: Page[Place]
    answers: Answers | None
    routines: TileMapFigure | None
    barriers: list[Named]
    grades: list[Named]
    waiting: list[Any]
    waiting_count: int


def overview_of(
    narrowing: Narrowing,
    user: User,
    *,
    by_group: bool = False,
    page: str | None = None,
    whole: bool = False,
) -> Overview:
    """Numbers, matrix, map, barriers, grades and what waits, in a fixed number of queries.

    whole: all municipalities and all that waits, for a file; a page shows some of them.
    """
    interviews = Interview.objects.visible_to(user).in_round(narrowing.survey_round)
    places = places_of(narrowing)
    held, keys = interviews.held_places(), {place.pk for place in places}
    asked = held & keys
    claims = claims_of(narrowing, user)
    counts, grades = _counts(claims)
    rows = {
        kind: model.objects.filter(claim__in=claims)
        for kind, model in (("measure", Measure), ("routine", Routine), ("barrier", Barrier))
    }
    by_status = rows["measure"].counted_by_status()
    waits = rows["measure"].not_begun().for_waiting_list()
    waiting = list(waits if whole else waits[:WAITING_SHOWN])
    barriers = rows["barrier"].per_term("barrier_type")
    shown = Paginator(places, max(1, len(places)) if whole else PLACES_A_PAGE).get_page(page)
    studied = {key for key, one in study_of(keys, user).items() if one.studied}
    answers = None
    if "routine" in kinds_shown(narrowing):
        answers = routine_answers(rows["routine"], asked | studied)
    measures = sum(counts[place.pk].get("measure", 0) for place in places)
    cards = [
        _completed_card(narrowing, by_status["completed"], measures),
        _routine_card(narrowing, answers, len(asked)),
        _barrier_card(narrowing, barriers, len(asked)),
        _waiting_card(narrowing, by_status, waiting),
    ]
    table = _Table(narrowing, counts, asked, studied)
    return Overview(
        narrowing=narrowing,
        asked=len(asked),
        places=len(places),
        cards=[card for card in cards if card is not None],
        matrix=table.matrix(list(shown), places, by_group=by_group) if places else None,
        page=shown,
        answers=answers,
        routines=None if answers is None else routine_map(places, answers),
        barriers=[
            Named(term.label, count, _barrier_address(narrowing, term))
            for term, count, _found in barriers
        ],
        grades=_grades(narrowing, grades),
        waiting=waiting,
        waiting_count=by_status["waiting"],
    )


def _counts(claims: Any) -> tuple[Counts, Counter[str]]:
    """Findings by municipality and kind, and how many have each grade; one query."""
    rows = with_grade(claims).order_by().values_list("organisation__municipality", "kind", "grade")
    found: defaultdict[int, Counter[str]] = defaultdict(Counter)
    grades: Counter[str] = Counter()
    for place, kind, grade, n in rows.annotate(n=Count("pk")):
        found[place][kind] += n
        grades[grade] += n
    return found, grades


def _grades(narrowing: Narrowing, found: Mapping[str, int]) -> list[Named]:
    """How well the findings are founded; each number leads to its findings."""
    return [
        Named(
            str(grade.label),
            found[grade],
            narrowing.list_address(type=ALL_KINDS, grunnlag=grade.value),
        )
        for grade in Grade
        if found.get(grade)
    ]


def _completed_card(narrowing: Narrowing, done: int, whole: int) -> Card:
    return Card(
        label=_("Measures that are completed"),
        value=done,
        unit=ngettext("of %(n)d measure", "of %(n)d measures", whole) % {"n": whole},
        url=narrowing.list_address(type="measure", begrep="completed"),
        whole=whole,
    )


def _routine_card(narrowing: Narrowing, answers: Answers | None, asked: int) -> Card | None:
    if answers is None:
        return None
    extents = Counter(answers.values())

    def rows(extent: Routine.Extent) -> str:
        return narrowing.list_address(type="routine", begrep=ROUTINE, omfang=extent.value)

    return Card(
        label=_("Municipalities that assess climate in case papers"),
        value=extents[Routine.Extent.FIXED],
        unit=_("of %(n)d asked") % {"n": asked},
        url=rows(Routine.Extent.FIXED),
        also=tuple(
            Named(label, extents[extent], rows(extent))
            for extent, label in (
                (Routine.Extent.PARTIAL, _("Partly")),
                (Routine.Extent.MISSING, _("No")),
            )
            if extents[extent]
        ),
    )


def _barrier_card(
    narrowing: Narrowing, barriers: list[tuple[Any, int, int]], asked: int
) -> Card | None:
    if not barriers:
        return None
    (term, places, _found), *others = barriers
    then = others[0] if others else None
    return Card(
        label=_("Most common barrier: %(barrier)s") % {"barrier": term.label.lower()},
        value=places,
        unit=_("of %(n)d asked") % {"n": asked},
        url=_barrier_address(narrowing, term),
        also=(
            Named(
                _("Then %(barrier)s") % {"barrier": then[0].label.lower()},
                then[1],
                _barrier_address(narrowing, then[0]),
            ),
        )
        if then
        else (),
    )


def _barrier_address(narrowing: Narrowing, term: Any) -> str:
    return narrowing.list_address(type="barrier", begrep=term.code)


def _waiting_card(
    narrowing: Narrowing, by_status: Mapping[str, int], waiting: Sequence[Any]
) -> Card | None:
    if "measure" not in kinds_shown(narrowing):
        return None
    places = by_status["waiting_places"]
    oldest = waiting[0] if waiting else None
    return Card(
        label=_("Planned or decided, not begun"),
        value=by_status["waiting"],
        unit=ngettext("measure in %(n)d municipality", "measures in %(n)d municipalities", places)
        % {"n": places},
        url=narrowing.waiting_address,
        also=(Named(_("The oldest is from"), oldest.year, oldest.claim.get_absolute_url()),)
        if oldest and oldest.year
        else (),
    )


@dataclass(frozen=True)
class _Table:
    """The matrix. asked, studied: municipalities (primary keys) where nothing found means none."""

    narrowing: Narrowing
    counts: Counts
    asked: set[int]
    studied: set[int]

    def matrix(self, shown: Sequence[Place], places: Sequence[Place], *, by_group: bool) -> Any:
        """Rows are the municipalities shown, or the network groups, or the sum of all."""
        groups = self.narrowing.groups if by_group else ()
        rows = self._groups(places) if groups else self._places(shown)
        found = sum(1 for place in places if self.counts.get(place.pk))
        return HeatMatrix(
            key="findings-by-municipality",
            heading=_("Findings from %(found)d of %(all)d municipalities")
            % {"found": found, "all": len(places)},
            description=_("Number of findings by municipality and kind; %(asked)d were asked.")
            % {"asked": len(self.asked)},
            unit=_(
                "Number of findings. Choose a number to see them. 0: asked or read, none found. "
                "Hatched: neither asked nor read yet."
            ),
            source=_("interviews and plans, coded in the portal."),
            unknown=pgettext("value", "not looked"),
            unknown_mark="–",
            columns=tuple(str(KINDS[kind].plural) for kind in self.kinds),
            rows=tuple(rows),
            thresholds=Thresholds((1, 4, 9, 17)),
            row_title=_("Network group") if groups else _("Municipality"),
            total_title=_("In all"),
            row_totals=False,
            total_urls=self._sums() if not groups and len(shown) == len(places) else (),
        )

    @property
    def kinds(self) -> list[str]:
        return kinds_shown(self.narrowing)

    def _sums(self) -> tuple[str, ...]:
        """Where the sums lead: to all findings of a kind within what was chosen."""
        address = self.narrowing.list_address()
        return tuple(f"{address}&type={kind}" for kind in self.kinds)

    def _places(self, places: Iterable[Place]) -> Iterator[HeatRow]:
        path = paths_like("municipalities:municipality-detail", "0000")
        address = f"{self.narrowing.list_address()}&type="
        for place in places:
            cells = tuple(
                self._cell(kind, [place], f"{address}{kind}&kommune={place.number}")
                for kind in self.kinds
            )
            yield HeatRow(place.name, cells, path(place.number))

    def _groups(self, places: Sequence[Place]) -> Iterator[HeatRow]:
        for group in self.narrowing.groups:
            members = [one for one in places if one.organisation in group.organisations]
            address = self.narrowing.list_address(gruppe=group.key)
            cells = tuple(
                self._cell(kind, members, f"{address}&type={kind}") for kind in self.kinds
            )
            yield HeatRow(group.label, cells, self.narrowing.address(gruppe=group.key))

    def _cell(self, kind: str, places: Sequence[Place], url: str) -> HeatCell:
        found = sum(self.counts[one.pk].get(kind, 0) for one in places if one.pk in self.counts)
        if found:
            return HeatCell(found, url)
        looked = self.studied if KINDS[kind].in_plans else self.asked | self.studied
        return NONE if any(one.pk in looked for one in places) else UNKNOWN


NONE, UNKNOWN = HeatCell(0), HeatCell(None)
