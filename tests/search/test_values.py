"""Values of facets stand in the rows as numbers: what is counted by them is what the rows have."""

from __future__ import annotations

import pytest
from django.http import QueryDict

from forkommune.search.models import SearchFacet
from forkommune.search.vocabulary import count_all_words
from pilots.examples.selectors import find_examples
from tests.factories import ExampleFactory, TermFactory

pytestmark = pytest.mark.django_db


def counts() -> dict[str, int]:
    sectors = next(
        one for one in find_examples(QueryDict("q=skole")).facets if one.name == "sektor"
    )
    return {option.value: option.count for option in sectors.options}


def test_counting_all_anew_keeps_the_numbers_that_rows_carry():
    heat, road = TermFactory(code="heating"), TermFactory(code="road_traffic")
    for sector in (heat, heat, road):
        ExampleFactory(published=True, sector=sector, title="Skole")
    gone = ExampleFactory(published=True, sector=TermFactory(code="waste"), title="Skole")
    before = dict(SearchFacet.objects.values_list("code", "number"))
    gone.delete()

    count_all_words()

    assert dict(SearchFacet.objects.values_list("code", "number")) == before
    assert counts() == {"heating": 2, "road_traffic": 1}


def test_a_row_that_takes_another_value_is_counted_there():
    example = ExampleFactory(published=True, sector=TermFactory(code="heating"), title="Skole")

    example.sector = TermFactory(code="road_traffic")
    example.save()

    assert counts() == {"road_traffic": 1}


@pytest.mark.django_db(transaction=True)
def test_what_a_process_keeps_of_values_follows_the_next_row_at_once():
    ExampleFactory(published=True, sector=TermFactory(code="heating"), title="Skole")
    before = counts()

    ExampleFactory(published=True, sector=TermFactory(code="waste"), title="Skole")

    assert (before, counts()) == ({"heating": 1}, {"heating": 1, "waste": 1})
