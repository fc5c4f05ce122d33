"""What the example pages show: hits, facets with counts, cards."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, F, IntegerField, QuerySet, Value, When
from django.http import QueryDict
from django.utils.functional import Promise

from forkommune.search.faceted import Answer, Page, ask
from forkommune.search.norwegian.queries import cleaned
from forkommune.search.searching import Among, Understanding, read_among
from forkommune.search.values import values_of
from forkommune.ui.parts import FacetOption
from pilots.examples.counting import Codes, count_each
from pilots.examples.facets import FACETS, FacetWords, code_of, facet_words
from pilots.examples.filters import ExampleFilter
from pilots.examples.nearness import PARAMETER, WAYS, Near
from pilots.fit.likes import LABELS as WAY_LABELS
from pilots.fit.ordering import most_met_ahead
from pilots.models import Example
from pilots.searching import GRADES, LABEL

SORTS = ("treff", "nyest", "dokumentert")
ORDER_OF = {"treff": "best", "nyest": "newest", "dokumentert": "documented"}
MOST_MET = "forutsetninger"  # an order for a municipality, so that the open data have none of it
LABELS = {facet.name: facet.label for facet in FACETS}
PAGE_SIZE, LONGEST_NUMBER = 20, 8


@dataclass(frozen=True)
class Facet:
    """One group of choices with the hits that each would give."""

    name: str
    title: str | Promise
    options: list[FacetOption]
    is_open: bool


@dataclass(frozen=True)
class Choice:
    """A choice that was made, and the address without it. name: of its facet in the address."""

    name: str
    facet: str | Promise
    label: str
    url: str


@dataclass(frozen=True)
class Found:
    """The answer to one search. keys: of the hits of its page.

    near: the municipality that it was made for. needs_mine: it was to be made for one, and none was
    chosen. chosen: by facet the codes of the choices; each must be met by one of them.
    """

    query: str
    total: int
    data: QueryDict
    keys: list[int]
    number: int
    count: int
    facets: list[Facet]
    choices: list[Choice]
    sort: str
    unknown: list[str]
    understood: Understanding
    near: Near | None = None
    needs_mine: bool = False
    chosen: Mapping[str, Collection[Any]] = field(default_factory=dict)

    @property
    def literal_url(self) -> str:
        """The address of the same search without correcting the spelling."""
        return as_written(self.data)

    @property
    def hits(self) -> QuerySet[Example]:
        """All hits, in no order, as the open data find them."""
        found: QuerySet[Example] = ExampleFilter(self.data, Example.objects.published()).qs
        return found


def find_examples(
    data: QueryDict, *, most: int | None = PAGE_SIZE, near: Near | None = None
) -> Found:
    """Hits, facets and choices of an address; each facet is counted without its own choice.

    What everybody sees is searched: drafts are nobody's hits. most: hits of a page; None for all.
    near: the municipality that is searched for, with what the address asks of its likes.
    """
    query = cleaned(data.get("q", ""))
    sort = chosen_sort(data.get("sorter", ""), query, near)
    literally = data.get("ordrett") == "1"
    among = Among.one(LABEL, public=True)
    asked, version, told = read_among(query, among, literally=literally)
    labels = facet_words(told)
    asked_of = {name: data.getlist(name) for name in labels if name in data}
    chosen = {name: {v for v in of if v in labels[name]} for name, of in asked_of.items()}
    values = values_of(among.kinds[0][0], version)
    totals = values.totals
    total = sum(totals.get(code_of("slag", kind), 0) for kind in labels["slag"])
    codes: dict[str, Collection[Any]] = {
        name: [code_of(name, value) for value in values]
        for name, values in chosen.items()
        if values
    }
    if near and near.ways:
        codes[PARAMETER] = near.codes()[0]

    order = ORDER_OF.get(sort, "best" if query else "newest")
    ahead = most_met_ahead(near.figures) if near and sort == MOST_MET else None

    def hits(first: int, many: int | None) -> Answer:
        page = Page(order, first, many, ahead, by_row=near is not None)
        return ask(among, asked, list(codes.values()), page=page, values=values)

    def having(choices: Sequence[Codes]) -> Sequence[int]:
        if answer.inside is None:
            return count_each(among.entries, asked, [[of] for of in choices])
        return values.rows_with(answer.inside, choices)

    keys, number, answer = _page(data, hits, most, total)
    counts = dict(zip(codes, answer.by_facet, strict=True))
    facets = facets_of(labels, chosen, totals, lambda name: counts.get(name, answer.other))
    if near:
        facets.insert(0, Facet(PARAMETER, near.title, near.options(having), is_open=True))
    return Found(
        query=query,
        total=total,
        data=data,
        keys=keys,
        number=number,
        count=total if answer.count < 0 else answer.count,
        facets=facets,
        choices=choices_of(data, labels, near),
        sort=sort,
        unknown=[v for name, of in asked_of.items() for v in of if v not in labels[name]]
        + [value for value in data.getlist(PARAMETER) if value not in WAYS],
        understood=answer.understood,
        near=near,
        needs_mine=near is None and (PARAMETER in data or data.get("sorter") == MOST_MET),
        chosen=codes,
    )


def _page(
    data: QueryDict,
    hits: Callable[[int, int | None], Answer],
    most: int | None,
    total: int,
) -> tuple[list[int], int, Answer]:
    """Keys of the page that an address names, or of the last there is, and its number."""
    number = page_number(data) if most else 1
    while True:
        answer = hits((number - 1) * (most or 0), most)
        count = total if answer.count < 0 else answer.count
        last = max(1, -(-count // most)) if most else 1
        if number <= last:
            return answer.keys, number, answer
        number = last


def choices_of(
    data: QueryDict, labels: Mapping[str, Mapping[str, str]], near: Near | None
) -> list[Choice]:
    """The choices of an address, each with the address without it."""
    made = [
        Choice(name, LABELS[name], labels[name][value], without(data, name, value))
        for name in labels
        if name in data
        for value in data.getlist(name)
        if value in labels[name]
    ]
    for way in near.ways if near else ():
        title, label = near.title if near else "", str(WAY_LABELS[way])
        made.append(Choice(PARAMETER, title, label, without(data, PARAMETER, way.value)))
    return made


def page_number(data: QueryDict) -> int:
    """The page that an address names, the first where it names none."""
    asked = data.get("side", "")
    return max(1, int(asked)) if asked.isdecimal() and len(asked) < LONGEST_NUMBER else 1


def chosen_sort(asked: str, query: str, near: Near | None = None) -> str:
    """The order that was asked for; else by rank for words, and the newest first without."""
    known = (*SORTS, MOST_MET) if near else SORTS
    return asked if asked in known else ("treff" if cleaned(query) else "nyest")


def facets_of(
    labels: FacetWords,
    chosen: Mapping[str, Set[str]],
    totals: Mapping[int, int],
    counts: Callable[[str], Mapping[int, int]],
) -> list[Facet]:
    """All facets with their options; what nobody has and nobody chose is left out."""
    shown = []
    held = labels.held(totals)
    for facet in FACETS:
        found = counts(facet.name)
        taken = chosen.get(facet.name, frozenset())
        coded = labels.coded if taken else held
        options = [
            FacetOption(value, label, found.get(code, 0), value in taken)
            for value, label, code in coded[facet.name]
            if not taken or totals.get(code) or value in taken
        ]
        if options:
            is_open = facet.is_open or bool(taken)
            shown.append(Facet(facet.name, facet.label, options, is_open))
    return shown


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
