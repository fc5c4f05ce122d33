"""What the open data of the register can be narrowed by."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from municipalities.register.models import Municipality, Statistic, StatisticKind


class AreaField(forms.CharField):
    """The number of an area that there are figures of."""

    def run_validators(self, value: Any) -> None:
        """Raises ValidationError for a number that no figure is about."""
        super().run_validators(value)  # refuses NUL, which the database cannot be asked for
        if value and not Statistic.objects.of_area(value).exists():
            raise ValidationError(
                _("There are no figures of an area with the number “%(number)s”.")
                % {"number": value}
            )


class AreaFilter(django_filters.CharFilter):
    """One area, by its number."""

    field_class = AreaField


class YearFilter(django_filters.NumberFilter):
    """A whole number."""

    field_class = forms.IntegerField


class MunicipalityFilter(django_filters.FilterSet):
    """`?valid_on=2017-06-01`: those that existed on a day."""

    valid_on = django_filters.DateFilter(
        method="on_day", help_text="Only municipalities that existed on this day."
    )

    class Meta:
        model = Municipality
        fields: list[str] = []

    def on_day(self, rows: Any, name: str, day: Any) -> Any:
        """Those in force on the day."""
        return rows.valid_on(day)


class StatisticFilter(django_filters.FilterSet):
    """`?kind=population&municipality=0219&year=2017`."""

    kind = django_filters.ModelChoiceFilter(
        queryset=lambda request: StatisticKind.objects.all(),
        to_field_name="code",
        field_name="kind",
        help_text="Code of a series.",
    )
    municipality = AreaFilter(
        field_name="area_number", help_text="Number of a municipality or county."
    )
    year = YearFilter(min_value=1800, max_value=2200, help_text="The year.")

    class Meta:
        model = Statistic
        fields: list[str] = []
