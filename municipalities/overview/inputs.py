"""What goes into the indicators of each municipality, counted anew at every reading."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from forkommune.accounts.models import User
from forkommune.evidence.grading import Grade, with_grade
from forkommune.ui.dates import today
from municipalities.plans.models import Deadline, ResponsibleUnit
from municipalities.register.models import PlanDocument, Statistic
from municipalities.register.words import is_plan
from municipalities.survey.models import Measure, Routine

from .indicators import Indicator, Share, Weighed, weigh
from .narrowing import Narrowing
from .places import Place, places_of
from .rows import claims_of

PLACES_A_PAGE = 25
# The agency's workbook has nine sectors or ten; fewer are a part of the emissions, not all of them.
SECTORS_OF_ALL = 9
Shares = Mapping[int, Share]  # by municipality (primary key)


@dataclass(frozen=True)
class Told:
    """An indicator in words: its name, the rule it is worked out by, and what goes into it."""

    indicator: Indicator
    name: Any
    rule: Any
    inputs: Any


WEIGHED: tuple[Told, ...] = (
    Told(
        Indicator("plan", 1),
        _("Plan in force"),
        _("1 where a plan’s period had not ended at the end of the round, 0 where all had."),
        _("Plan documents of the register; minutes and drafts do not count."),
    ),
    Told(
        Indicator("target", 1),
        _("Targets that can be checked"),
        _("The share of the targets that name per cent, the year compared with and the year due."),
        _("Targets made of marked passages of plans."),
    ),
    Told(
        Indicator("responsibility", 2),
        _("Measures with somebody responsible and a date"),
        _("The share of the measures with both a responsible unit and a deadline or a year."),
        _("Measures, and the responsible units and deadlines that concern them."),
    ),
    Told(
        Indicator("routine", 2),
        _("Fixed routines"),
        _("The share of the routines that are fixed; one that is partly so counts one half."),
        _("Routines by how fixed they are."),
    ),
    Told(
        Indicator("done", 2),
        _("Carried out"),
        _("The share of the decided measures that are under way or completed."),
        _("Measures that are decided, under way, completed or stopped."),
    ),
    Told(
        Indicator("ground", 1),
        _("Well founded"),
        _("The share of the findings that a document confirms or several people say."),
        _("All findings by what they rest on."),
    ),
)


@dataclass(frozen=True)
class Facts:
    """Figures beside the indicators, each with its year; None where no source says.

    per_head: tonnes a head, only of emissions and people of one year. borders: year, or None.
    """

    people: Statistic | None
    emissions: Decimal | None
    emissions_year: int | None
    borders: int | None
    per_head: Decimal | None
    plan_age: int | None


@dataclass(frozen=True)
class Row:
    """A municipality: the parts in the order of `WEIGHED`, their mean, and its figures."""

    place: Place
    shares: Sequence[Share]
    weighed: Weighed
    missing: Sequence[Any]
    facts: Facts


def indicator_rows(narrowing: Narrowing, user: User, *, page: str | None) -> Page[Row]:
    """The municipalities by name, never by their number: the mean is no rank."""
    places = places_of(narrowing)
    shown = Paginator(places, PLACES_A_PAGE).get_page(page)
    keys = [place.pk for place in shown]
    documents, year = _documents(keys, user), year_of(narrowing)
    claims = claims_of(narrowing, user).filter(organisation__municipality__in=keys)
    measures = Measure.objects.filter(claim__in=claims)
    parts: dict[str, Shares] = {
        "plan": _plans(documents, year),
        "target": _targets(claims),
        "responsibility": _responsibility(measures),
        "routine": _routines(Routine.objects.filter(claim__in=claims)),
        "done": _done(measures),
        "ground": _ground(claims),
    }
    figures = _figures(keys)
    rows = [
        _row(place, parts, _facts(figures.get(place.pk, []), documents.get(place.pk, []), year))
        for place in shown
    ]
    return Page(rows, shown.number, shown.paginator)  # type: ignore[arg-type]  # counts alone


def _row(
    place: Place,
    parts: Mapping[str, Shares],
    facts: Facts,
) -> Row:
    found = {code: shares[place.pk] for code, shares in parts.items() if place.pk in shares}
    indicators = [told.indicator for told in WEIGHED]
    weighed = weigh(indicators, found)
    return Row(
        place=place,
        shares=[found.get(one.code, Share(0, 0)) for one in indicators],
        weighed=weighed,
        missing=[told.name for told in WEIGHED if told.indicator.code in weighed.missing],
        facts=facts,
    )


def facts_of(keys: Sequence[int], user: User, year: int) -> dict[int, Facts]:
    """The figures beside the indicators, of municipalities by primary key, as seen from a year."""
    documents, figures = _documents(keys, user), _figures(keys)
    return {key: _facts(figures.get(key, []), documents.get(key, []), year) for key in keys}


def _documents(keys: Sequence[int], user: User) -> dict[int, list[PlanDocument]]:
    rows = PlanDocument.objects.visible_to(user).filter(municipalities__in=keys)
    found: defaultdict[int, list[PlanDocument]] = defaultdict(list)
    for document in rows.select_related("document_type").prefetch_related("municipalities"):
        for one in document.municipalities.all():
            if is_plan(document):
                found[one.pk].append(document)
    return found


def year_of(narrowing: Narrowing) -> int:
    """The year that plans are looked at in: a round that is over is seen as it was at its end."""
    return min(today(), narrowing.survey_round.ends_on).year


def _plans(documents: Mapping[int, list[PlanDocument]], year: int) -> Shares:
    """Plans of which no period is known tell nothing."""
    ends = {
        place: [one.period_to for one in those if one.period_to]
        for place, those in documents.items()
    }
    return {
        place: Share(1 if max(those) >= year else 0, 1) for place, those in ends.items() if those
    }


def _targets(claims: Any) -> Shares:
    whole = Q(
        target__change_percent__isnull=False,
        target__base_year__isnull=False,
        target__target_year__isnull=False,
    )
    rows = claims.filter(kind="target").order_by().values_list("organisation__municipality")
    return _shares(rows.annotate(n=Count("pk"), part=Count("pk", filter=whole)))


def _responsibility(measures: Any) -> Shares:
    units = ResponsibleUnit.objects.filter(about=OuterRef("claim"))
    deadlines = Deadline.objects.filter(about=OuterRef("claim"))
    both = (Exists(units) | ~Q(responsible="")) & (Exists(deadlines) | Q(year__isnull=False))
    rows = measures.order_by().values_list("municipality")
    return _shares(rows.annotate(n=Count("pk"), part=Count("pk", filter=both)))


def _routines(routines: Any) -> Shares:
    rows = (
        routines.order_by()
        .values_list("municipality")
        .annotate(
            n=Count("pk"),
            fixed=Count("pk", filter=Q(extent=Routine.Extent.FIXED)),
            partly=Count("pk", filter=Q(extent=Routine.Extent.PARTIAL)),
        )
    )
    return {place: Share(fixed + partly / 2, n) for place, n, fixed, partly in rows}


def _done(measures: Any) -> Shares:
    decided = Q(status__code__in=["decided", "ongoing", "completed", "stopped"])
    carried = Q(status__code__in=["ongoing", "completed"])
    rows = measures.filter(decided).order_by().values_list("municipality")
    return _shares(rows.annotate(n=Count("pk"), part=Count("pk", filter=carried)))


def _ground(claims: Any) -> Shares:
    rows = with_grade(claims).order_by().values_list("organisation__municipality", "grade")
    good = {Grade.DOCUMENTED, Grade.SEVERAL}
    found: defaultdict[int, list[int]] = defaultdict(lambda: [0, 0])
    for place, grade, n in rows.annotate(n=Count("pk")):
        found[place][0] += n if grade in good else 0
        found[place][1] += n
    return {place: Share(part, whole) for place, (part, whole) in found.items()}


def _shares(rows: Iterable[tuple[int, int, int]]) -> Shares:
    return {place: Share(part, whole) for place, whole, part in rows}


def _figures(keys: Sequence[int]) -> dict[int, list[Statistic]]:
    kinds = ["population", "emissions", "emissions-total"]
    rows = Statistic.objects.filter(municipality__in=keys, kind__code__in=kinds)
    rows = rows.select_related("kind").order_by("year", "source", "pk")
    found: defaultdict[int, list[Statistic]] = defaultdict(list)
    for row in rows:
        if row.municipality_id is not None:
            found[row.municipality_id].append(row)
    return found


def _facts(figures: Sequence[Statistic], documents: Sequence[PlanDocument], year_now: int) -> Facts:
    """The newest people and emissions within the municipality's own borders."""
    people = {one.year: one for one in figures if one.kind.code == "population" and one.value}
    totals = _totals(one for one in figures if one.kind.code != "population")
    year, borders = max(totals, default=(None, None), key=lambda key: (key[0], key[1] or 0))
    emissions = totals[year, borders] if year else None
    same = people.get(year) if year else None
    starts = [one.period_from for one in documents if one.period_from]
    starts = [one for one in starts if one <= year_now]
    return Facts(
        people=people[max(people)] if people else None,
        emissions=emissions,
        emissions_year=year,
        borders=borders,
        per_head=emissions / same.value if emissions is not None and same and same.value else None,
        plan_age=year_now - max(starts) if starts else None,
    )


def _totals(figures: Iterable[Statistic]) -> dict[tuple[int, int | None], Decimal]:
    """Emissions by year and borders: the published total, else the sum of all sectors.

    A sum with an unknown sector, or of some sectors alone, is not known.
    """
    sectors: defaultdict[tuple[int, int | None, str], list[Decimal | None]] = defaultdict(list)
    totals: dict[tuple[int, int | None], Decimal] = {}
    for one in figures:
        if one.kind.code == "emissions-total":
            if one.value is not None:
                totals[one.year, one.border_year] = one.value
        else:
            sectors[one.year, one.border_year, one.source].append(one.value)
    for (year, borders, _source), values in sectors.items():
        known = [value for value in values if value is not None]
        if len(known) == len(values) >= SECTORS_OF_ALL:
            totals.setdefault((year, borders), sum(known, Decimal(0)))
    return totals
