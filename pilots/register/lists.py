"""The pilot register as a list, a board and a timeline: one search, three ways to show it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.figures import (
    MilestoneMark,
    Period,
    TimelineFigure,
    TimelineRow,
    TimelineTick,
    TimelineWords,
)
from forkommune.search.searching import Understanding, holding, ranked, understand
from forkommune.terms.models import Term, Vocabulary
from forkommune.ui.dates import short_date, today
from municipalities.models import Municipality
from pilots.examples.filters import TermFilter
from pilots.experiments.results import experiment_of
from pilots.models import FieldExperiment, Pilot, PilotDecision
from pilots.register.ways import (
    AFTER,
    ANALYSIS,
    ASSESSED,
    BASELINE,
    COMPLETED,
    PROPOSED,
    REJECTED,
    RUNNING,
    SELECTED,
)
from pilots.register.words import lacking, shown_group
from pilots.searching import PILOTS

COLUMNS: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (gettext_lazy("Proposed"), (PROPOSED,)),
    (gettext_lazy("Assessed"), (ASSESSED,)),
    (gettext_lazy("Chosen"), (SELECTED,)),
    (gettext_lazy("Being tried"), (BASELINE, RUNNING, AFTER)),
    (gettext_lazy("Analysis and finished"), (ANALYSIS, COMPLETED)),
    (gettext_lazy("Not chosen"), (REJECTED,)),
)
NONE_YET = "ingen"
NAMES = ("q", "fase", "sektor", "kommune", "barriere", "virkemiddel", "konklusjon")


class PilotListFilter(django_filters.FilterSet):
    """`?q=sykkel&fase=running&konklusjon=no_effect`: several values of one filter widen it."""

    q = django_filters.CharFilter(method="by_words", label=gettext_lazy("Words"))
    fase = TermFilter(
        Vocabulary.PILOT_STATUS, field_name="phase__code", label=gettext_lazy("Phase")
    )
    sektor = TermFilter(Vocabulary.SECTOR, field_name="sector__code", label=gettext_lazy("Sector"))
    barriere = TermFilter(
        Vocabulary.BARRIER, field_name="barrier__code", label=gettext_lazy("Barrier it tests")
    )
    virkemiddel = TermFilter(
        Vocabulary.INSTRUMENT,
        field_name="instrument__code",
        label=gettext_lazy("Policy instrument"),
    )
    konklusjon = django_filters.MultipleChoiceFilter(
        choices=[*Pilot.Conclusion.choices, (NONE_YET, gettext_lazy("Not concluded yet"))],
        method="by_conclusion",
        label=gettext_lazy("Conclusion"),
    )
    kommune = django_filters.ModelMultipleChoiceFilter(
        queryset=lambda request: Municipality.objects.filter(pilots__isnull=False).distinct(),
        field_name="municipalities__number",
        to_field_name="number",
        label=gettext_lazy("Municipality"),
    )

    class Meta:
        model = Pilot
        fields: list[str] = []

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    @cached_property
    def understood(self) -> Understanding:
        """What the words were taken for: only who holds all of them is meant."""
        is_public = not self.user.has_perm("pilots.view_pilot")
        found = understand(str(self.data.get("q", "")), label=PILOTS, public=is_public)
        return replace(found, any_word=False)

    def by_words(self, rows: QuerySet[Pilot], name: str, value: str) -> QuerySet[Pilot]:
        """Rows that hold the words, in whatever form, and what did not work by just that."""
        found: QuerySet[Pilot] = ranked(holding(rows, self.understood), self.understood)
        return found

    def by_conclusion(self, rows: QuerySet[Pilot], name: str, values: list[str]) -> QuerySet[Pilot]:
        """Rows that concluded so, or not at all."""
        wanted = ["" if one == NONE_YET else one for one in values]
        return rows.filter(conclusion__in=wanted) if values else rows


@dataclass(frozen=True)
class Select:
    """A filter as the page draws it. options: value, label and whether it is chosen."""

    name: str
    label: str
    options: Sequence[tuple[str, str, bool]]


@dataclass(frozen=True)
class FoundPilots:
    """The answer to one search. chosen: label and the address without it. taken_for: the words that
    were searched for in place of misspelled ones; empty where they are as typed."""

    query: str
    pilots: Sequence[Pilot]
    total: int
    selects: Sequence[Select]
    chosen: Sequence[tuple[str, str]]
    address: str
    taken_for: str = ""

    @property
    def is_narrowed(self) -> bool:
        """Whether anything was asked for."""
        return bool(self.query or self.chosen)


def find_pilots(data: QueryDict, user: Any) -> FoundPilots:
    """The visible pilots that fit, in the order of their phases; where words are asked for, the best
    answers first."""
    visible = Pilot.objects.visible_to(user)
    asked = PilotListFilter(data, queryset=visible, user=user)
    asked.errors  # noqa: B018  (only what is valid is asked for)
    hits = asked.qs if asked.is_valid() else visible
    pilots = list(hits.distinct().for_register())
    if asked.data.get("q", "").strip():
        pilots.sort(key=lambda one: -getattr(one, "rank", 0.0))  # of equals the phase decides
    everyone = list(visible.for_register()) if asked.data else pilots
    selects, chosen = _selects(data, everyone)
    kept = data.copy()
    kept.pop("side", None)
    query = " ".join(data.get("q", "").split())
    understood = asked.understood if query else Understanding()
    taken_for = understood.searched if understood.corrections else ""
    return FoundPilots(query, pilots, len(everyone), selects, chosen, kept.urlencode(), taken_for)


def _selects(
    data: QueryDict, pilots: Sequence[Pilot]
) -> tuple[list[Select], list[tuple[str, str]]]:
    """Filters with the values that some pilot has, and those that were chosen."""
    found: dict[str, dict[str, str]] = {name: {} for name in NAMES if name != "q"}
    for pilot in pilots:
        for name, value, label in _values(pilot):
            found[name].setdefault(value, label)
    labels = PilotListFilter.base_filters
    selects, chosen = [], []
    for name, options in found.items():
        asked = set(data.getlist(name))
        if options:
            rows = [(value, label, value in asked) for value, label in options.items()]
            selects.append(Select(name, str(labels[name].label), rows))
        for value in sorted(asked & options.keys()):
            rest = data.copy()
            rest.setlist(name, [one for one in rest.getlist(name) if one != value])
            chosen.append((f"{labels[name].label}: {options[value]}", f"?{rest.urlencode()}"))
    return selects, chosen


def _values(pilot: Pilot) -> Iterable[tuple[str, str, str]]:
    terms = (("fase", pilot.phase), ("sektor", pilot.sector), ("barriere", pilot.barrier),
             ("virkemiddel", pilot.instrument))  # fmt: skip
    for name, term in terms:
        if term is not None:
            yield name, term.code, str(term)
    if pilot.conclusion:
        yield "konklusjon", pilot.conclusion, str(pilot.get_conclusion_display())
    else:
        yield "konklusjon", NONE_YET, _("Not concluded yet")
    for municipality in pilot.municipalities.all():
        yield "kommune", municipality.number, str(municipality)


@dataclass(frozen=True)
class BoardCard:
    """A pilot on the board. since: when it came into its phase; lacks: what its description lacks."""

    pilot: Pilot
    group: str
    since: date | None
    lacks: Sequence[str]
    move: Any = None


@dataclass(frozen=True)
class BoardColumn:
    """A column of the board. tells_phase: whether its cards say which of its phases they are in."""

    title: str
    tells_phase: bool
    cards: Sequence[BoardCard]


def board_of(pilots: Sequence[Pilot], user: Any, phases: Mapping[str, Term]) -> list[BoardColumn]:
    """The columns of the board with their pilots; forms to move them for those who may."""
    from pilots.register.deciding import move_form

    keeps = user.has_perm("pilots.change_pilot")
    columns = []
    for title, codes in COLUMNS:
        cards = [
            BoardCard(
                pilot,
                group.letter if (group := shown_group(pilot, user)) else "",
                max((one.on for one in pilot.decisions.all()), default=None),
                lacking(pilot) if keeps else (),
                move_form(pilot, user, phases=dict(phases)),
            )
            for pilot in pilots
            if pilot.phase.code in codes
        ]
        columns.append(BoardColumn(str(title), len(codes) > 1, cards))
    return columns


def timeline_of(pilots: Sequence[Pilot]) -> tuple[TimelineFigure | None, list[Pilot]]:
    """The pilots over time, and those of which no date is known."""
    rows = [(pilot, _row(pilot)) for pilot in pilots]
    dated = [row for _pilot, row in rows if row is not None]
    undated = [pilot for pilot, row in rows if row is None]
    if not dated:
        return None, undated
    is_invented = any(pilot.is_invented for pilot, row in rows if row is not None)
    return _timeline(dated, is_invented), undated


def _row(pilot: Pilot) -> TimelineRow | None:
    """Planned from the measuring before to the one after; carried out from its decisions."""
    experiment = experiment_of(pilot)
    decisions = sorted(pilot.decisions.all(), key=lambda one: (one.on, one.pk))
    planned, marks = _planned(experiment), _marks(experiment, decisions)
    actual = _actual(decisions)
    if planned is None and actual is None and not marks:
        return None
    names = ", ".join(str(one) for one in pilot.municipalities.all())
    return TimelineRow("", pilot.name, names, planned, actual, tuple(marks))


def _planned(experiment: FieldExperiment | None) -> Period | None:
    if experiment is None or not experiment.after_on:
        return None
    return Period(experiment.before_on or experiment.after_on, experiment.after_on)


def _actual(decisions: Sequence[PilotDecision]) -> Period | None:
    """From the day it was first tried to the day it was last finished or given up."""
    tried = (BASELINE, RUNNING, AFTER, ANALYSIS)
    began = next((one.on for one in decisions if one.to_phase.code in tried), None)
    if began is None:
        return None
    last = decisions[-1]
    return Period(began, None if last.to_phase.code in tried else max(last.on, began))


def _marks(
    experiment: FieldExperiment | None, decisions: Sequence[PilotDecision]
) -> list[MilestoneMark]:
    chosen = [one.on for one in decisions if one.to_phase.code == SELECTED][-1:]
    marks = [MilestoneMark(day, _("chosen"), True) for day in chosen]
    if experiment is not None and experiment.after_on:
        is_done = any(one.to_phase.code in (AFTER, ANALYSIS, COMPLETED) for one in decisions)
        marks.append(MilestoneMark(experiment.after_on, _("measured after"), is_done))
    return marks


def _timeline(rows: Sequence[TimelineRow], is_invented: bool) -> TimelineFigure:
    days = [
        day
        for row in rows
        for period in (row.planned, row.actual)
        if period
        for day in (period.first, period.last)
        if day
    ] + [mark.on for row in rows for mark in row.milestones]
    now = today()
    under_way = sum(bool(row.actual and row.actual.last is None) for row in rows)
    return TimelineFigure(
        key="piloter",
        heading=_("%(under_way)d of %(all)d are being tried")
        % {"under_way": under_way, "all": len(rows)},
        description=_("Pilot projects from %(first)s to %(last)s.")
        % {"first": short_date(min(days)), "last": short_date(max(*days, now))},
        unit=_("Outline: planned from the measuring before to the one after. Solid: tried."),
        source=_("decisions and plans of the pilots"),
        unknown=_("not recorded"),
        invented=_("Invented example") if is_invented else "",
        rows=tuple(rows),
        ticks=tuple(_ticks(min(*days, now), max(*days, now))),
        words=TimelineWords(
            activity=_("Pilot project"),
            responsible=_("Municipalities"),
            planned=_("planned"),
            actual=_("carried out"),
            milestones=_("Milestones"),
            reached=_("reached"),
            remaining=_("planned milestone"),
            status=_("status"),
            ongoing=_("goes on"),
        ),
        status=now,
    )


def _ticks(first: date, last: date) -> Iterable[TimelineTick]:
    """The first of each half-year; of each year where there are very many."""
    step = 6 if (last.year - first.year) < 4 else 12
    year, month = first.year, 1 if first.month < 7 or step == 12 else 7
    while date(year, month, 1) <= last:
        label = str(year) if month == 1 else short_date(date(year, month, 1))[3:]
        yield TimelineTick(date(year, month, 1), label)
        month += step
        if month > 12:
            year, month = year + 1, month - 12
