"""The facets of the example database, as declared filters of the address."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from forkommune.search.searching import Understanding, holding, ranked, understand
from forkommune.terms.models import Term, Vocabulary
from municipalities.models import Municipality
from pilots.models import EvidenceGrade, Example, Pilot
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


class ChoicesFilter(django_filters.MultipleChoiceFilter):
    """Choices of a column of the row itself: nothing comes twice, so nothing is sorted out."""

    def __init__(self, **options: Any) -> None:
        super().__init__(distinct=False, **options)


class ExampleFilter(django_filters.FilterSet):
    """`?q=…&sektor=transport&sektor=bygg&kommune=0219`: several values of a facet widen it."""

    q = django_filters.CharFilter(method="search", label=_("Search"))
    ordrett = django_filters.ChoiceFilter(
        choices=[("1", _("As it is written"))], method="as_written", label=_("Spelling")
    )
    sektor = TermFilter(Vocabulary.SECTOR, field_name="sector__code", label=_("Sector"))
    tema = TermFilter(Vocabulary.THEME, field_name="theme__code", label=_("Theme"))
    virkemiddel = TermFilter(
        Vocabulary.INSTRUMENT, field_name="instrument__code", label=_("Policy instrument")
    )
    status = ChoicesFilter(choices=Example.Status, label=_("Status"))
    kunnskapsgrunnlag = ChoicesFilter(
        choices=EvidenceGrade, field_name="evidence_grade", label=_("Evidence")
    )
    effekt = ChoicesFilter(
        choices=[("kjent", _("Effect given")), ("ikke", _("Effect not given"))],
        method="by_effect",
        label=_("Effect"),
    )
    kommune = django_filters.ModelMultipleChoiceFilter(
        queryset=lambda request: Municipality.objects.ever_members().by_name(),
        method="by_municipality",
        to_field_name="number",
        label=_("Municipality"),
    )

    class Meta:
        model = Example
        fields: list[str] = []

    def filter_queryset(self, queryset: QuerySet[Example]) -> QuerySet[Example]:
        """The rows that fit all that is asked for, with their rank where words are asked for."""
        rows = self.without()
        return ranked(rows, self.understood) if self.understood.query else rows

    def without(self, *names: str) -> QuerySet[Example]:
        """The rows that fit all that is asked for, except by some filters."""
        self.errors  # noqa: B018  (only what is valid is asked for)
        rows: QuerySet[Example] = self.queryset.all()
        for name, value in self.form.cleaned_data.items():
            # A filter that the address does not name would build a query to find that it asks nothing.
            if name in self.data and name not in names:
                rows = self.filters[name].filter(rows, value)
        return rows

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

    def by_effect(self, rows: QuerySet[Example], name: str, values: list[str]) -> QuerySet[Example]:
        """Rows whose effect is given, or not; both chosen means all."""
        if len(values) != 1:
            return rows
        return rows.filter(~Q(effect="") if values == ["kjent"] else Q(effect=""))

    def by_municipality(
        self, rows: QuerySet[Example], name: str, values: list[Municipality]
    ) -> QuerySet[Example]:
        """Rows of any of these; one of several places is found once."""
        through = Example.municipalities.through.objects.filter(municipality__in=values)
        return rows.filter(pk__in=through.values("example")) if values else rows


class PilotFilter(django_filters.FilterSet):
    """`?phase=running&sector=transport`: several values of a filter widen it."""

    phase = TermFilter(Vocabulary.PILOT_STATUS, field_name="phase__code", label=_("Phase"))
    sector = TermFilter(Vocabulary.SECTOR, field_name="sector__code", label=_("Sector"))

    class Meta:
        model = Pilot
        fields: list[str] = []
