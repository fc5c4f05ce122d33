"""A search with facets in one statement: the page of hits, how many there are, and what each choice
of a facet would give, counted without the facet's own choice, as readers expect of a shop."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce
from itertools import chain
from operator import and_, or_
from typing import Any, NamedTuple

from django.contrib.postgres.fields import ArrayField
from django.db.models import (
    BigIntegerField,
    BooleanField,
    Case,
    F,
    Func,
    IntegerField,
    Q,
    Value,
    When,
)

from forkommune.database.prepared import Statement, rows_of, statement_of

from .norwegian.queries import MOST_WORDS, Question
from .ordered import Ahead, in_order, told_by
from .searching import Among, Understanding, rank_of, widened
from .values import BETWEEN_ROWS, Values

# Before a statement that reads all hits, in the same round trip and for it alone: to compile it takes longer
# than to run it, `@@` on every row is dearer than the planner knows, and the hits of a common word are to
# stay in memory.
OF_ALL_HITS = "SET LOCAL jit = off; SET LOCAL enable_seqscan = off; SET LOCAL work_mem = '32MB'; "
ORDERS: Mapping[str, tuple[Any, ...]] = {
    "best": (F("year").desc(nulls_last=True), "object_id"),  # nothing was asked
    "documented": ("-documented", F("year").desc(nulls_last=True), "object_id"),
    "newest": (F("year").desc(nulls_last=True), "object_id"),
}
# In one line all that hold the words, what no facet shuts out, and what each facet alone does: rows that
# more than one shuts out come with no single other choice.
ANSWER = """
    SELECT {told} FILTER (WHERE outside = 0),
        count(*), count(*) FILTER (WHERE outside = 0), {packed}
    FROM ({rows}{apart}) AS hit
"""
# What facets shut out is asked of each row once, not by each of those who count.
APART = " OFFSET 0"
HOLDS = '"search_searchentry"."vector" @@ %s::tsquery'
HAS = '%s = ANY("search_searchentry"."facets")'
HAS_ANY = '("search_searchentry"."facets" && %s::bigint[])'
FEW = 4
PACKED = "string_agg(packed, '{between}') FILTER (WHERE outside = {outside})"
# Where nothing narrows them nothing is counted.
ALL = "SELECT {told} FROM ({rows}) AS hit"


@dataclass(frozen=True)
class Answer:
    """keys: of the rows of the page, in their order. count: of all hits. by_facet: by the place of a
    facet the hits that each of its values would give; beyond the chosen facets `other` tells.
    inside: the values of all hits, None where nothing narrows them. understood: what the words were taken for, once it was known how many rows hold all of them."""

    keys: list[int]
    count: int
    by_facet: list[Counter[int]]
    other: Counter[int]
    inside: bytes | None
    understood: Understanding


@dataclass(frozen=True)
class Page:
    """Which of the hits are shown. most: None for all.

    ahead: what goes before `order`.
    by_row: whether the values of hits are told row by row, for `Values.rows_with`.
    """

    order: str
    first: int
    most: int | None
    ahead: Ahead | None = None
    by_row: bool = False


def ask(
    among: Among,
    understood: Understanding,
    chosen: Sequence[Collection[int]],
    *,
    page: Page,
    values: Values,
) -> Answer:
    """Hits that hold what was asked for, with a value of each chosen facet; one statement.

    Where few hold all of several words it is asked once more for any of them.
    understood: of `read_among`, or of an earlier answer. chosen: the codes of each facet of which some
    were chosen. values: all that the entries have.
    """
    if understood.query and not understood.question.wide:
        none = [Counter[int]() for _ in chosen]
        return Answer([], 0, none, Counter(), b"", understood)  # nothing in it is a word
    if not understood.query and not chosen:
        return Answer(_all(among, page), -1, [], Counter(values.totals), None, understood)
    answered = _fetched(among, understood, chosen, page)
    if not understood.any_word:
        wider = widened(understood, among, answered.held, is_ranked=page.order == "best")
        if wider is not understood:
            understood = wider
            answered = _fetched(among, understood, chosen, page)
    other = values.counted(answered.inside)
    by_facet = [values.counted(answered.inside, packed) for packed in answered.outside]
    if not understood.query and len(chosen) == 1:
        by_facet = [Counter(values.totals)]  # without its own choice nothing narrows it
    return Answer(answered.keys, answered.number, by_facet, other, answered.inside, understood)


def _all(among: Among, page: Page) -> list[int]:
    """The keys of a page of all that there is."""
    if page.ahead is None:
        ordered = among.entries.order_by(*ORDERS[page.order]).values_list("object_id", flat=True)
        return list(ordered[page.first : None if page.most is None else page.first + page.most])
    rows = among.entries.order_by().values_list("object_id", "documented", "year")
    inner, parameters = statement_of(rows)
    [(told,)] = rows_of(OF_ALL_HITS + ALL.format(told=told_by(page.order), rows=inner), parameters)
    return in_order(told or b"", page.order, first=page.first, most=page.most, ahead=page.ahead)


class Fetched(NamedTuple):
    """held: how many hold the words. number: of them those that no facet shuts out, with their values
    in `inside`. outside: the values of those that one facet alone shuts out."""

    keys: list[int]
    held: int
    number: int
    inside: bytes
    outside: Sequence[bytes]


def _fetched(
    among: Among, understood: Understanding, chosen: Sequence[Collection[int]], page: Page
) -> Fetched:
    shape = Shape(
        page.order,
        bool(understood.query),
        len(understood.question.each) if understood.any_word else 0,
        len(chosen),
        page.by_row,
    )
    text, parameters = _statement(among, shape)
    filled = _filled(parameters, understood, chosen)
    asked = text.format(held=_held(understood), facet=_in_facets(chosen))
    [(told, held, number, *packed)] = rows_of(asked, filled)
    keys = in_order(told or b"", page.order, first=page.first, most=page.most, ahead=page.ahead)
    inside, *outside = (one or b"" for one in packed)
    return Fetched(keys, held, number, inside, outside)


class Shape(NamedTuple):
    """What a statement's text hangs on. any_of: how many words of which any is asked for, or 0."""

    order: str
    has_words: bool
    any_of: int
    facets: int
    by_row: bool


# What stands in a text for what a search brings: nothing that a search or a filter could hold.
STRICT, WIDE, HELD = "\0strict", "\0wide", "\0held"
EACH = [f"\0{at}" for at in range(MOST_WORDS)]
WEIGHTS = [-1e300 * (1 + at) for at in range(MOST_WORDS)]
FIRST_CODE = -(2**63)


@lru_cache(maxsize=200)
def _statement(among: Among, shape: Shape) -> Statement:
    """The statement of all searches of a shape, with places for what is held, and its parameters with
    stand-ins: Django takes longer to write it than PostgreSQL to answer most searches."""
    any_of = shape.any_of
    question = Question(STRICT, WIDE, each=tuple(EACH[:any_of])) if shape.has_words else Question()
    stand_in = Understanding(
        "words" if shape.has_words else "",
        question,
        any_word=any_of > 0,
        weights=tuple(WEIGHTS[:any_of]),
    )
    fits = [_having_any([FIRST_CODE + at]) for at in range(shape.facets)]
    rows = _rows(among.entries, stand_in, fits, shape.order)
    inner, parameters = statement_of(rows)
    inner = inner.replace("{", "{{").replace("}", "}}").replace(HELD, "{held}")
    inner = re.sub("\0facet(\\d+)\0", r"{facet[\1]}", inner)
    outside = [0, *(1 << at for at in range(shape.facets))]
    between = BETWEEN_ROWS if shape.by_row else ""
    packed = ", ".join(PACKED.format(outside=one, between=between) for one in outside)
    apart = APART if shape.facets else ""
    answer = ANSWER.format(rows=inner, told=told_by(shape.order), packed=packed, apart=apart)
    return OF_ALL_HITS + answer, parameters


def _filled(
    parameters: Sequence[Any], understood: Understanding, chosen: Sequence[Collection[int]]
) -> list[Any]:
    """The parameters of a statement with what a search brings in the places of the stand-ins."""
    question = understood.question
    brought: dict[Any, Any] = {STRICT: question.strict, WIDE: question.wide}
    if understood.any_word:
        brought |= zip(EACH, question.each, strict=False)
        brought |= zip(WEIGHTS, understood.weights, strict=False)
    filled: list[Any] = []
    for value in parameters:
        if isinstance(value, list):
            filled.append(list(chosen[value[0] - FIRST_CODE]))
        elif isinstance(value, InFacet):
            codes = chosen[value.at]
            filled += codes if _are_few(codes) else [list(codes)]
        elif value == HELD:
            filled += chain.from_iterable(_lookups(understood))
        else:
            filled.append(brought.get(value, value))
    return filled


class Held(Func):
    """Stands in a statement for the words that are asked for, of which a search may bring any number."""

    output_field = BooleanField()

    def as_sql(  # type: ignore[override]  # Django joins lists
        self, *args: Any, **kwargs: Any
    ) -> tuple[str, list[Any]]:
        """The stand-in, and one for all its parameters."""
        return HELD, [HELD]


class InFacet(Func):
    """Stands in a statement for whether a row has a value of a facet, and for its parameters."""

    output_field = BooleanField()

    def __init__(self, at: int) -> None:
        super().__init__()
        self.at = at

    def as_sql(  # type: ignore[override]  # Django joins lists
        self, *args: Any, **kwargs: Any
    ) -> tuple[str, list[Any]]:
        """The stand-in, and itself for all its parameters."""
        return f"\0facet{self.at}\0", [self]


def _in_facets(chosen: Sequence[Collection[int]]) -> list[str]:
    """What stands in the places of `InFacet`: to compare two lists takes longer than to look for a few values."""
    return [
        f"({' OR '.join([HAS] * len(codes))})" if _are_few(codes) else HAS_ANY for codes in chosen
    ]


def _are_few(codes: Collection[int]) -> bool:
    return 0 < len(codes) <= FEW


def _lookups(understood: Understanding) -> Sequence[Sequence[str]]:
    question = understood.question
    return ((question.loose,),) if understood.any_word else question.lookups


def _held(understood: Understanding) -> str:
    """What stands in the place of `Held`."""
    return " AND ".join(f"({' OR '.join([HOLDS] * len(ways))})" for ways in _lookups(understood))


def _having_any(codes: list[int]) -> Q:
    """What has one of some values; one parameter, however many they are."""
    given = Value(codes, output_field=ArrayField(BigIntegerField()))
    overlap = Func(
        F("facets"),
        given,
        template="(%(expressions)s::bigint[])",
        arg_joiner=" && ",
        output_field=BooleanField(),
    )
    return Q(overlap)


def _rows(entries: Any, understood: Understanding, fits: Sequence[Q], order: str) -> Any:
    rows = entries.filter(Held()) if understood.query else entries
    if not understood.query and fits:
        # What several facets shut out is nobody's count; without words it need not be read.
        others = [
            reduce(and_, [*fits[:at], *fits[at + 1 :]]) for at in range(len(fits)) if fits[1:]
        ]
        rows = rows.filter(reduce(or_, others) if others else fits[0])
    outside: Any = Value(0)
    among = [Q(InFacet(at)) for at in range(len(fits))]  # in WHERE the index is asked instead
    for at, fit in enumerate(among):
        outside = outside + Case(When(fit, then=0), default=1 << at, output_field=IntegerField())
    rank: Any = Value(0.0)
    if order == "best":
        rank = rank_of(understood)
        rank = Case(When(reduce(and_, among), then=rank), default=Value(0.0)) if fits else rank
    return (
        rows.order_by()
        .annotate(outside=outside, rank=rank)
        .values_list("object_id", "documented", "year", "packed", "outside", "rank")
    )
