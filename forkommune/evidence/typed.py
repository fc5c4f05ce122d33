"""Words typed in a form that a source text can hold."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from .texts import UnusableText, normalise


class TextField(forms.CharField):
    """Words that a source text can hold: normalised, without characters no file can carry."""

    def clean(self, value: Any) -> str:
        """The words; ValidationError names a character that cannot be stored and its place."""
        try:
            return normalise(super().clean(value)).strip()
        except UnusableText as error:
            raise ValidationError(str(error)) from error
