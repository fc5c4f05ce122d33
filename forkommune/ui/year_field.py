"""A year in a form; what is none is asked back with what was typed."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _


class YearField(forms.IntegerField):
    """A year of four digits that a plan or an example can speak of."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(min_value=1900, max_value=2200, **kwargs)

    def clean(self, value: Any) -> Any:
        """The year, None where nothing is written. Raises ValidationError naming what was written."""
        try:
            return super().clean(value)
        except forms.ValidationError as fault:
            words = str(value or "").strip()
            if not words:
                raise
            raise forms.ValidationError(
                _("“%(typed)s” is no year. Write four digits, for example 2017.") % {"typed": words}
            ) from fault
