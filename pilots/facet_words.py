"""The words of each choice of the facets, and which row of the database each choice is."""

from __future__ import annotations

from dataclasses import dataclass

from forkommune.terms.models import Term
from pilots.filters import ExampleFilter, TermFilter

PLACE = "kommune"
# What is asked for besides facets.
WORDS = ("q", "ordrett")


@dataclass(frozen=True)
class FacetWords:
    """labels: words by value for each facet, facets and values in the order of the page.

    term_codes, place_numbers: primary key -> value, so that the database counts keys and joins no
    words that are known here.
    """

    labels: dict[str, dict[str, str]]
    term_codes: dict[int, str]
    place_numbers: dict[int, str]


def facet_words(asked: ExampleFilter) -> FacetWords:
    """The words of every facet. Two queries: one for all vocabularies, one for the places."""
    facets = {name: facet for name, facet in asked.filters.items() if name not in WORDS}
    vocabularies = {
        name: facet.vocabulary for name, facet in facets.items() if isinstance(facet, TermFilter)
    }
    terms = list(Term.objects.of_any(vocabularies.values()))
    places = list(asked.form.fields[PLACE].queryset.values_list("pk", "number", "name"))
    labels = {}
    for name in facets:
        if name in vocabularies:
            own = (term for term in terms if term.vocabulary == vocabularies[name])
            labels[name] = {term.code: term.label for term in own}
        elif name == PLACE:
            labels[name] = {number: place for _pk, number, place in places}
        else:
            choices = asked.form.fields[name].choices
            labels[name] = {str(value): str(label) for value, label in choices}
    return FacetWords(
        labels,
        {term.pk: term.code for term in terms},
        {pk: number for pk, number, _place in places},
    )
