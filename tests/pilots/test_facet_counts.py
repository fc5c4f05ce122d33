"""Facets are counted without their own choice, from lines of the database."""

from __future__ import annotations

from itertools import product

import pytest
from django.http import QueryDict

from pilots.examples.selectors import find_examples
from tests.factories import (
    ExampleFactory,
    MembershipFactory,
    MunicipalityFactory,
    TermFactory,
)


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
        for facet in find_examples(data).facets:
            for option in facet.options:
                instead = data.copy()
                instead[facet.name] = option.value
                alone = find_examples(instead)
                assert option.count == alone.count == alone.hits.count(), (data, option)
