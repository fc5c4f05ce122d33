"""A year, as documents name them."""

from typing import Any

from django import forms


class YearField(forms.IntegerField):
    """A year of four digits that a plan can speak of."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(min_value=1900, max_value=2200, **kwargs)
