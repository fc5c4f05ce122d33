"""Municipalities and statistics as open data."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from forkommune.api.views import PublishedList
from municipalities.register.filters import MunicipalityFilter, StatisticFilter
from municipalities.register.models import Municipality, Statistic
from municipalities.register.serializers import MunicipalitySerializer, StatisticSerializer


class MunicipalityListing(PublishedList):
    """All municipalities of the register, or those that existed on a day."""

    serializer_class = MunicipalitySerializer
    filterset_class = MunicipalityFilter
    queryset = Municipality.objects.none()

    def get_queryset(self) -> QuerySet[Municipality]:
        """What a visitor without an account sees."""
        return Municipality.objects.visible_to(AnonymousUser()).for_api()


class StatisticListing(PublishedList):
    """Figures; of one series, area and year if asked."""

    serializer_class = StatisticSerializer
    filterset_class = StatisticFilter
    queryset = Statistic.objects.none()

    def get_queryset(self) -> QuerySet[Statistic]:
        """What a visitor without an account sees."""
        return Statistic.objects.visible_to(AnonymousUser()).for_api()
