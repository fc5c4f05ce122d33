"""Examples and pilot projects as open data."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from forkommune.api.errors import Wrong, WrongParameters
from forkommune.api.views import PublishedList
from pilots.examples.filters import ExampleFilter, PilotFilter
from pilots.examples.selectors import SORTS, chosen_sort, sorted_hits
from pilots.models import Example, Pilot
from pilots.serializers import ExampleSerializer, PilotSerializer


class ExampleListing(PublishedList):
    """Published examples that hold the words of `q`, in rank order; facets as on the page."""

    serializer_class = ExampleSerializer
    filterset_class = ExampleFilter
    more_parameters = ("sorter",)
    queryset = Example.objects.none()

    def get_queryset(self) -> QuerySet[Example]:
        """What a visitor without an account sees."""
        return Example.objects.visible_to(AnonymousUser()).published()

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The hits in the order of the page. An unknown order is refused, not replaced."""
        hits = super().filter_queryset(queryset)
        asked = self.request.query_params
        if (sort := asked.get("sorter", "")) and sort not in SORTS:
            raise WrongParameters({"sorter": Wrong(_("There is no such order."), [sort], [*SORTS])})
        ordered: Any = sorted_hits(hits, chosen_sort(sort, asked.get("q", "")))
        return ordered.for_api()  # type: ignore[no-any-return]


class PilotListing(PublishedList):
    """Published pilot projects by phase."""

    serializer_class = PilotSerializer
    filterset_class = PilotFilter
    queryset = Pilot.objects.none()

    def get_queryset(self) -> QuerySet[Pilot]:
        """What a visitor without an account sees."""
        return Pilot.objects.visible_to(AnonymousUser()).for_api()
