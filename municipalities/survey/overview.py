"""What was found where: the overview of climate work in the municipalities of a round.

A number counts findings once; nothing found is 0 where somebody was asked, and unknown elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from forkommune.accounts.models import User
from forkommune.figures import HeatCell, HeatMatrix, HeatRow, Thresholds
from forkommune.ui.paths import paths_like
from municipalities.survey.models import (
    Barrier,
    Instrument,
    Interview,
    Measure,
    Routine,
    SurveyRound,
)
from municipalities.survey.models.finding import Finding
from municipalities.survey.querysets import FindingQuerySet

WAITING_SHOWN = 6
Counts = Mapping[str, Mapping[int, int]]  # findings by kind and municipality (primary key)


class Place(NamedTuple):
    """What the matrix says of a municipality; a country has hundreds."""

    pk: int
    number: str
    name: str


@dataclass(frozen=True)
class FindingKind:
    """A kind of finding: its rows, the field of its term, and its plural on the page."""

    model: type[Finding]
    term_field: str
    plural: Any


KINDS: Mapping[str, FindingKind] = {
    "measure": FindingKind(Measure, "status", gettext_lazy("Measures")),
    "routine": FindingKind(Routine, "routine_type", gettext_lazy("Routines")),
    "instrument": FindingKind(Instrument, "instrument_type", gettext_lazy("Instruments")),
    "barrier": FindingKind(Barrier, "barrier_type", gettext_lazy("Barriers")),
}


@dataclass(frozen=True)
class Card:
    """One number with the finding above it. url: exactly the rows behind the number."""

    label: str
    value: int
    unit: str
    url: str
    note: str = ""
    whole: int = 0


@dataclass(frozen=True)
class Named:
    """A barrier: how many municipalities name it, and the rows."""

    label: str
    places: int
    url: str


@dataclass(frozen=True)
class Overview:
    """The page of one round."""

    survey_round: SurveyRound
    asked: int
    places: int
    cards: list[Card]
    matrix: HeatMatrix | None
    barriers: list[Named]
    waiting: list[Any]
    waiting_count: int
    is_invented: bool


def rows_of(kind: str, survey_round: SurveyRound, user: User) -> FindingQuerySet:
    """Findings of a kind in the round that the user may read. Raises KeyError for no such kind."""
    found: FindingQuerySet = KINDS[kind].model.objects.visible_to(user)
    return found.in_round(survey_round)


def list_address(survey_round: SurveyRound, **choices: str) -> str:
    """The list of the findings behind a number."""
    query = urlencode({"runde": survey_round.code, **choices})
    return f"{reverse('municipalities:finding-list')}?{query}"


def overview_of(survey_round: SurveyRound, user: User) -> Overview:
    """Numbers, matrix, barriers and what waits, in a fixed number of queries."""
    interviews = Interview.objects.visible_to(user).in_round(survey_round)
    asked = interviews.held_places()
    columns = survey_round.municipalities.by_name().values_list(*Place._fields)
    places = [Place(*one) for one in columns]
    counts = {kind: rows_of(kind, survey_round, user).per_municipality() for kind in KINDS}
    measures = rows_of("measure", survey_round, user)
    by_status = measures.counted_by_status()
    waiting = list(measures.not_begun().for_waiting_list()[:WAITING_SHOWN])
    barriers = rows_of("barrier", survey_round, user).per_term("barrier_type")
    cards = [
        _completed_card(survey_round, by_status["completed"], sum(counts["measure"].values())),
        _routine_card(survey_round, user, len(asked)),
        _barrier_card(survey_round, barriers, len(asked)),
        _waiting_card(by_status, waiting),
    ]
    return Overview(
        survey_round=survey_round,
        asked=len(asked),
        places=len(places),
        cards=[card for card in cards if card is not None],
        matrix=_matrix(survey_round, places, asked, counts) if places else None,
        barriers=[
            Named(term.label, count, _barrier_address(survey_round, term))
            for term, count, _found in barriers
        ],
        waiting=waiting,
        waiting_count=by_status["waiting"],
        is_invented=interviews.any_invented(),
    )


def _completed_card(survey_round: SurveyRound, done: int, whole: int) -> Card:
    return Card(
        label=_("Measures that are completed"),
        value=done,
        unit=ngettext("of %(n)d measure", "of %(n)d measures", whole) % {"n": whole},
        url=list_address(survey_round, type="measure", begrep="completed"),
        whole=whole,
    )


def _routine_card(survey_round: SurveyRound, user: User, asked: int) -> Card:
    rows = rows_of("routine", survey_round, user).of_term("routine_type", "case_assessment")
    extents = rows.per_extent()
    return Card(
        label=_("Municipalities that assess climate in case papers"),
        value=extents.get(Routine.Extent.FIXED, 0),
        unit=_("of %(n)d asked") % {"n": asked},
        url=list_address(survey_round, type="routine", begrep="case_assessment"),
        note=_("%(partly)d do so in part, %(missing)d do not")
        % {
            "partly": extents.get(Routine.Extent.PARTIAL, 0),
            "missing": extents.get(Routine.Extent.MISSING, 0),
        },
    )


def _barrier_card(
    survey_round: SurveyRound, barriers: list[tuple[Any, int, int]], asked: int
) -> Card | None:
    if not barriers:
        return None
    (term, places, _found), *others = barriers
    then = others[0] if others else None
    return Card(
        label=_("Most common barrier: %(barrier)s") % {"barrier": term.label.lower()},
        value=places,
        unit=_("of %(n)d asked") % {"n": asked},
        url=_barrier_address(survey_round, term),
        note=_("Then %(barrier)s, %(n)d") % {"barrier": then[0].label.lower(), "n": then[1]}
        if then
        else "",
    )


def _barrier_address(survey_round: SurveyRound, term: Any) -> str:
    return list_address(survey_round, type="barrier", begrep=term.code)


def _waiting_card(by_status: Mapping[str, int], waiting: Sequence[Any]) -> Card:
    places = by_status["waiting_places"]
    oldest = waiting[0] if waiting else None
    return Card(
        label=_("Planned or decided, not begun"),
        value=by_status["waiting"],
        unit=ngettext("measure in %(n)d municipality", "measures in %(n)d municipalities", places)
        % {"n": places},
        url="#planlagt",
        note=_("The oldest is from %(year)d") % {"year": oldest.year}
        if oldest and oldest.year
        else "",
    )


def _matrix(
    survey_round: SurveyRound, places: Sequence[Place], asked: set[int], counts: Counts
) -> HeatMatrix:
    found = len({place for per_place in counts.values() for place in per_place})
    return HeatMatrix(
        key="findings-by-municipality",
        heading=_("Findings from %(found)d of %(all)d municipalities")
        % {"found": found, "all": len(places)},
        description=_("Number of findings by municipality and kind; %(asked)d were asked.")
        % {"asked": len(asked)},
        unit=_("Number of findings. Choose a number to see them. Hatched: not asked yet."),
        source=_("interviews and plans, coded in the portal."),
        unknown=pgettext("value", "not asked"),
        unknown_mark="–",
        columns=tuple(str(kind.plural) for kind in KINDS.values()),
        rows=tuple(_matrix_rows(survey_round, places, asked, counts)),
        thresholds=Thresholds((1, 4, 9, 17)),
        row_title=_("Municipality"),
        total_title=_("In all"),
    )


def _matrix_rows(
    survey_round: SurveyRound, places: Iterable[Place], asked: set[int], counts: Counts
) -> Iterator[HeatRow]:
    none, unknown = HeatCell(0), HeatCell(None)
    path = paths_like("municipalities:municipality-detail", "0000")
    for place in places:
        nothing = none if place.pk in asked else unknown
        cells = tuple(
            HeatCell(found, list_address(survey_round, type=kind, kommune=place.number))
            if (found := per_place.get(place.pk))
            else nothing
            for kind, per_place in counts.items()
        )
        yield HeatRow(place.name, cells, path(place.number))
