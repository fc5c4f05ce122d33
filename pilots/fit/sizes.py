"""Classes of municipalities by population. Source: Statistics Norway's groups in KOSTRA (small below
5 000, middle below 20 000, large); the large ones are divided once more, at 50 000, by us."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from municipalities.models import Statistic
from pilots.fit.alike import BORDERS

POPULATION = "population"  # the series that tells it


class SizeClass(models.TextChoices):
    """By the newest population that is known, within the municipality's own borders."""

    SMALL = "under_5000", _("Under 5 000 inhabitants")
    MIDDLE = "to_20000", _("5 000 to 20 000 inhabitants")
    LARGE = "to_50000", _("20 000 to 50 000 inhabitants")
    LARGEST = "over_50000", _("50 000 inhabitants or more")


ENDS = tuple(zip(BORDERS, (SizeClass.SMALL, SizeClass.MIDDLE, SizeClass.LARGE), strict=True))


def size_class(population: Decimal | int) -> SizeClass:
    """The class of a population."""
    return next((size for end, size in ENDS if population < end), SizeClass.LARGEST)


def sizes_of(municipalities: Any) -> dict[int, str]:
    """The class of each municipality of a queryset whose population is known, by its key."""
    figures = Statistic.objects.of_kind(POPULATION).known()
    rows = figures.filter(municipality__in=municipalities).values_list("municipality", "value")
    # The oldest first, so that the newest one stays.
    return {key: size_class(value).value for key, value in rows if key and value is not None}
