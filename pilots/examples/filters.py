"""The facets of the example database, as declared filters of the address."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from forkommune.search.searching import Understanding, holding, ranked, understand
from forkommune.terms.models import Term, Vocabulary
from municipalities.models import Municipality
from pilots.examples.facets import FACETS, code_of, facet_words
from pilots.models import Example, Pilot
from pilots.searching import LABEL


class TermFilter(django_filters.ModelMultipleChoiceFilter):
    """Choices of one vocabulary, named by code in the address."""

    def __init__(self, vocabulary: str, **options: Any) -> None:
        self.vocabulary = vocabulary
        super().__init__(
            queryset=lambda request: Term.objects.of(vocabulary),
            to_field_name="code",
            distinct=False,
            **options,
        )


class FacetFilter(django_filters.MultipleChoiceFilter):
    """Choices of a facet, as the search entries of examples carry them."""

    def __init__(self, facet: str, **options: Any) -> None:
        self.facet = facet
        super().__init__(distinct=False, choices=(), **options)

    @property
    def field(self) -> Any:
        """With the choices as they are now: the library keeps the first field that it made, and hands
        it to every copy, so that a look at the description of the open data emptied them all."""
        self.__dict__.pop("_field", None)
        return super().field

    def filter(self, rows: QuerySet[Any], values: list[str]) -> QuerySet[Any]:
        """Rows with any of the values."""
        if not values:
            return rows
        codes = [code_of(self.facet, value) for value in values]
        return rows.filter(search_entries__facets__overlap=codes)


class ExampleFilter(django_filters.FilterSet):
    """`?q=…&sektor=transport&sektor=bygg&kommune=0219`: several values of a facet widen it."""

    q = django_filters.CharFilter(method="search", label=_("Search"))
    ordrett = django_filters.ChoiceFilter(
        choices=[("1", _("As it is written"))], method="as_written", label=_("Spelling")
    )

    class Meta:
        model = Example
        fields: list[str] = []

    def __init__(self, *args: Any, **options: Any) -> None:
        """With the words of every facet; three queries."""
        super().__init__(*args, **options)
        self.words = facet_words()
        for facet in FACETS:
            self.filters[facet.name].extra["choices"] = list(self.words[facet.name].items())

    def filter_queryset(self, queryset: QuerySet[Example]) -> QuerySet[Example]:
        """The rows that fit all that is asked for, with their rank where words are asked for."""
        self.errors  # noqa: B018  (only what is valid is asked for)
        rows: QuerySet[Example] = self.queryset.all()
        for name, value in self.form.cleaned_data.items():
            # A filter that the address does not name would build a query to find that it asks nothing.
            if name in self.data:
                rows = self.filters[name].filter(rows, value)
        return ranked(rows, self.understood) if self.understood.query else rows

    @cached_property
    def understood(self) -> Understanding:
        """What the words were taken for, worked out once for hits, counts and the page."""
        asked = self.form.cleaned_data
        return understand(
            asked.get("q", ""), label=LABEL, public=True, literally=bool(asked.get("ordrett"))
        )

    def search(self, rows: QuerySet[Example], name: str, value: str) -> QuerySet[Example]:
        """Rows that hold the words."""
        found: QuerySet[Example] = holding(rows, self.understood)
        return found

    def as_written(self, rows: QuerySet[Example], name: str, value: str) -> QuerySet[Example]:
        """All rows: it says how the words are read."""
        return rows


for _facet in FACETS:
    ExampleFilter.base_filters[_facet.name] = FacetFilter(_facet.name, label=_facet.label)


class PilotFilter(django_filters.FilterSet):
    """`?phase=running&sector=transport`: several values of a filter widen it."""

    phase = TermFilter(Vocabulary.PILOT_STATUS, field_name="phase__code", label=_("Phase"))
    sector = TermFilter(Vocabulary.SECTOR, field_name="sector__code", label=_("Sector"))
    conclusion = django_filters.MultipleChoiceFilter(
        choices=Pilot.Conclusion.choices, distinct=False, label=_("Conclusion")
    )
    municipality = django_filters.ModelMultipleChoiceFilter(
        queryset=lambda request: Municipality.objects.filter(pilots__isnull=False).distinct(),
        field_name="municipalities__number",
        to_field_name="number",
        label=_("Municipality"),
    )

    class Meta:
        model = Pilot
        fields: list[str] = []
