"""Facets are counted without their own choice, from lines of the database."""

from __future__ import annotations

from collections.abc import Set
from itertools import product

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict

from pilots.facet_counts import Line, count_choices
from pilots.selectors import find_examples
from tests.factories import (
    ExampleFactory,
    MembershipFactory,
    MunicipalityFactory,
    TermFactory,
)

# Values of two facets, how many, and whether they hold the words.
ROWS = [
    (("transport", "known"), 3, True),
    (("transport", "unknown"), 2, True),
    (("building", "known"), 1, True),
    (("waste", "unknown"), 4, False),
]


def lines(chosen: list[Set[str]]) -> list[Line]:
    """What the database would answer for ROWS."""
    found = []
    for values, number, holds_words in ROWS:
        outside = 0 if holds_words else 4
        for at, (value, of) in enumerate(zip(values, chosen, strict=True)):
            outside |= (1 << at) if of and value not in of else 0
        found.append(Line(None, None, outside, number))
        found += [Line(at, value, outside, number) for at, value in enumerate(values)]
    return found


@pytest.mark.parametrize(
    ("sectors", "effects", "by_sector", "by_effect", "hits"),
    [
        (set(), set(), {"transport": 5, "building": 1}, {"known": 4, "unknown": 2}, 6),
        ({"transport"}, set(), {"transport": 5, "building": 1}, {"known": 3, "unknown": 2}, 5),
        ({"transport"}, {"known"}, {"transport": 3, "building": 1}, {"known": 3, "unknown": 2}, 3),
        ({"building"}, {"unknown"}, {"transport": 2}, {"known": 1}, 0),
    ],
)
def test_the_choices_of_the_other_facets_narrow_a_facet(
    sectors, effects, by_sector, by_effect, hits
):
    counts = count_choices(lines([sectors, effects]), 2)

    assert counts.by_facet == [by_sector, by_effect]
    assert (counts.hits, counts.rows) == (hits, 10)


def test_a_value_that_only_rows_outside_the_search_have_is_known_and_gives_no_hit():
    counts = count_choices(lines([set(), set()]), 2)

    assert counts.used[0] == {"transport", "building", "waste"}
    assert counts.by_facet[0]["waste"] == 0


@pytest.mark.django_db
def test_counts_are_what_choosing_that_value_alone_would_find():
    heat, road = TermFactory(code="heating"), TermFactory(code="road_traffic")
    food = TermFactory(vocabulary="theme", code="heating")  # the code of a sector, too
    places = [MunicipalityFactory(number=number) for number in ("0219", "0220")]
    for place in places:
        MembershipFactory(municipality=place)
    ExampleFactory(published=True, sector=heat, title="Skole", municipalities=places)
    ExampleFactory(published=True, sector=heat, theme=food, municipalities=places[:1])
    ExampleFactory(published=True, sector=road, effect="50 %", effect_kind="result", title="Skule")
    ExampleFactory(published=True, sector=road, theme=food, status="ongoing", title="Ny skole")
    ExampleFactory(sector=heat, title="Skole som er kladd", municipalities=places)
    made = {
        "q": ("", "skole"),
        "sektor": ("", "heating"),
        "tema": ("", "heating"),
        "effekt": ("", "ikke"),
        "kommune": ("", "0220"),
    }

    for values in product(*made.values()):
        data = QueryDict(mutable=True)
        data.update({name: value for name, value in zip(made, values, strict=True) if value})
        for facet in find_examples(data, AnonymousUser()).facets:
            for option in facet.options:
                instead = data.copy()
                instead[facet.name] = option.value
                alone = find_examples(instead, AnonymousUser())
                assert option.count == alone.count == alone.hits.count(), (data, option)
