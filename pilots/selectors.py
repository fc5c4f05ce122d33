"""What the example pages show: hits, facets with counts, cards."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import (
    Case,
    Count,
    F,
    IntegerField,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.expressions import Combinable
from django.http import QueryDict
from django.utils.functional import Promise

from forkommune.accounts.models import User
from forkommune.search.norwegian.queries import cleaned
from forkommune.search.searching import Understanding
from forkommune.ui.parts import FacetOption
from pilots.facet_counts import ChoiceCounts, Line, count_choices, lines_of
from pilots.facet_words import PLACE, FacetWords, facet_words
from pilots.filters import ExampleFilter
from pilots.models import Example
from pilots.searching import GRADES

# Facets of the row itself -> the value that is counted.
EFFECT = Case(When(effect="", then=Value("ikke")), default=Value("kjent"))
TERMS = {"sektor": F("sector_id"), "tema": F("theme_id"), "virkemiddel": F("instrument_id")}
COUNTED = {
    **TERMS,
    "status": F("status"),
    "kunnskapsgrunnlag": F("evidence_grade"),
    "effekt": EFFECT,
}
OPEN_FACETS = {"sektor", "status", "effekt"}
SORTS = ("treff", "nyest", "dokumentert")


@dataclass(frozen=True)
class Facet:
    """One group of choices with the hits that each would give."""

    name: str
    title: str | Promise
    options: list[FacetOption]
    is_open: bool


@dataclass(frozen=True)
class Choice:
    """A choice that was made, and the address without it."""

    facet: str | Promise
    label: str
    url: str


@dataclass(frozen=True)
class Found:
    """The answer to one search."""

    query: str
    total: int
    hits: QuerySet[Example]
    count: int
    facets: list[Facet]
    choices: list[Choice]
    sort: str
    unknown: list[str]
    understood: Understanding
    literal_url: str


def find_examples(data: QueryDict, user: User | AnonymousUser) -> Found:
    """Hits, facets and choices of an address; each facet is counted without its own choice."""
    visible = Example.objects.visible_to(user).published()
    asked = ExampleFilter(data, queryset=visible)
    query = cleaned(data.get("q", ""))
    sort = chosen_sort(data.get("sorter", ""), query)
    words = facet_words(asked)
    labels = words.labels
    hits, valid = asked.qs, asked.form.cleaned_data
    chosen = {name: set(data.getlist(name)) if name in valid else set() for name in labels}
    counts = counts_of(asked, words, chosen)
    return Found(
        query=query,
        total=counts.rows,
        hits=sorted_hits(hits, sort),
        count=counts.hits,
        facets=facets_of(asked, counts, chosen, labels),
        choices=[
            Choice(asked.filters[name].label, labels[name][value], without(data, name, value))
            for name in labels
            for value in data.getlist(name)
            if value in labels[name]
        ],
        sort=sort,
        unknown=[v for name in labels for v in data.getlist(name) if v not in labels[name]],
        understood=asked.understood,
        literal_url=as_written(data),
    )


def chosen_sort(asked: str, query: str) -> str:
    """The order that was asked for; else by rank for words, and the newest first without."""
    return asked if asked in SORTS else ("treff" if cleaned(query) else "nyest")


def counts_of(
    asked: ExampleFilter, words: FacetWords, chosen: Mapping[str, Set[str]]
) -> ChoiceCounts:
    """Hits per value of every facet, the places last, each without its own choice; two queries.

    An example may be of several places, so each place is counted by itself.
    """
    visible = asked.queryset
    of_rows = facet_lines(visible, asked.without(*COUNTED), words.term_codes, chosen)
    of_places = place_lines(visible, asked.without(PLACE), words.place_numbers)
    return count_choices([*of_rows, *of_places], len(COUNTED) + 1)


def facet_lines(
    visible: QuerySet[Example],
    found: QuerySet[Example],
    codes: Mapping[int, str],
    chosen: Mapping[str, Set[str]],
) -> list[Line]:
    """The visible rows by the values of their facets; `found` fit what was asked for besides these.

    codes: of each term, by its primary key.
    """
    values = {f"of_{name}": value for name, value in COUNTED.items()}
    outside = _outside("pk", visible, found)
    for at, name in enumerate(COUNTED):
        if fitting := chosen[name]:
            keys = [pk for pk, code in codes.items() if code in fitting]
            fits = When(**{f"of_{name}__in": keys if name in TERMS else fitting}, then=0)
            outside += Case(fits, default=1 << at)
    rows = visible.order_by().annotate(**values).annotate(outside=outside)
    lines = lines_of(rows, list(values))
    return [line._replace(value=codes.get(line.value, line.value)) for line in lines]


def place_lines(
    visible: QuerySet[Example], found: QuerySet[Example], numbers: Mapping[int, str]
) -> list[Line]:
    """The same by municipality, of those that can be chosen; a row of two places stands with both.

    numbers: of each municipality that can be chosen, by its primary key.
    """
    through: QuerySet[Any] = Example.municipalities.through.objects.all()
    rows = (
        through.filter(municipality__in=list(numbers), example__in=visible.order_by())
        .annotate(outside=_outside("example", visible, found))
        .order_by()
    )
    counted = rows.values_list("municipality", "outside").annotate(n=Count("pk"))
    return [Line(len(COUNTED), numbers[place], outside, n) for place, outside, n in counted]


def _outside(key: str, visible: QuerySet[Example], found: QuerySet[Example]) -> Combinable:
    """A bit above those of all facets, of visible rows that are not among the found."""
    if found.query.where == visible.query.where:
        return Value(0)
    is_found = Q(**{f"{key}__in": found.order_by().values("pk")})
    return Case(When(is_found, then=0), default=1 << (len(COUNTED) + 1))


def facets_of(
    asked: ExampleFilter,
    counts: ChoiceCounts,
    chosen: Mapping[str, Set[str]],
    labels: Mapping[str, Mapping[str, str]],
) -> list[Facet]:
    """All facets with their options; what nobody uses and nobody chose is left out."""
    return [
        Facet(
            name,
            asked.filters[name].label,
            [
                FacetOption(value, label, hits[value], value in chosen[name])
                for value, label in labels[name].items()
                if value in used or value in chosen[name]
            ],
            name in OPEN_FACETS or bool(chosen[name]),
        )
        for name, hits, used in zip((*COUNTED, PLACE), counts.by_facet, counts.used, strict=True)
    ]


def sorted_hits(hits: QuerySet[Example], sort: str) -> QuerySet[Example]:
    """Hits in the chosen order; ties always in the same order."""
    if sort == "treff" and "rank" in hits.query.annotations:
        return hits.order_by(F("rank").desc(), "title", "pk")
    if sort == "dokumentert":
        place = Case(
            *(When(evidence_grade=grade, then=Value(at)) for at, grade in enumerate(GRADES)),
            output_field=IntegerField(),
        )
        return hits.order_by(place, F("start_year").desc(nulls_last=True), "pk")
    return hits.order_by(F("start_year").desc(nulls_last=True), "title", "pk")


def as_written(data: QueryDict) -> str:
    """The address of the same search without correcting the spelling, from its first page."""
    rest = data.copy()
    rest["ordrett"] = "1"
    rest.pop("side", None)
    return f"?{rest.urlencode()}"


def without(data: QueryDict, name: str, value: str) -> str:
    """The address without one choice, from its first page."""
    rest = data.copy()
    rest.setlist(name, [chosen for chosen in rest.getlist(name) if chosen != value])
    rest.pop("side", None)
    return f"?{rest.urlencode()}"
