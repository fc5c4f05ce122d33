"""Choosing one row of very many by a part of its name.

A text field with the browser's own suggestions (`datalist`), which needs no script: a name that fits
one row is enough, and a suggestion carries the row's number, "Rett varmen først (#12)".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

SUGGESTED = 200
WITH_ROWS = "named_row_input"  # drawn by `drawn_fields`, as every input is
NAMED = 3
NUMBERED = re.compile(r"\(#([^()\s]+)\)\s*$")
no_nul = ProhibitNullCharactersValidator()  # PostgreSQL cannot be asked for NUL


def numbered(row: models.Model) -> str:
    """The name of a row with its number, as a suggestion shows it."""
    return numbered_as(str(row), row.pk)


def numbered_as(name: str, key: Any) -> str:
    """`numbered` for a row that is known by its name and key."""
    return f"{name} (#{key})"


def the_one(found: Any, words: str, named: Callable[[Any], str] = str) -> Any:
    """The only row that was found. Raises ValidationError for none or several, naming some of them.

    named: what a row is called, where its own words do not tell it from others.
    """
    rows = list(found[: NAMED + 1])
    if len(rows) == 1:
        return rows[0]
    if not rows:
        raise ValidationError(_("Nothing is called “%(words)s”.") % {"words": words})
    raise ValidationError(
        _("Several fit: %(names)s. Choose one of the suggestions, or write more.")
        % {"names": "; ".join(named(row) for row in rows[:NAMED])}
    )


class NamedRowInput(forms.TextInput):
    """The text field with its suggestions."""

    template_name = WITH_ROWS
    suggestions: Any = ()
    named: Callable[[Any], str] = staticmethod(str)

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """The input, and the names of the first rows."""
        context = super().get_context(name, value, attrs)
        listed = f"{context['widget']['attrs'].get('id', name)}_rows"
        context["widget"]["attrs"]["list"] = listed
        names = [numbered_as(self.named(row), row.pk) for row in self.suggestions[:SUGGESTED]]
        return {**context, "listed": listed, "names": names}


class WrittenRowField(forms.ModelChoiceField):
    """One row by what is written of it, or by the number that a suggestion carries.

    Those below say how rows are searched, in `found`.
    """

    def __init__(self, queryset: Any, **kwargs: Any) -> None:
        super().__init__(queryset, **kwargs)
        self.widget.attrs["autocomplete"] = "off"

    def named(self, row: Any) -> str:
        """What a row is called in suggestions and errors."""
        return str(row)

    def found(self, words: str) -> Any:
        """The rows that the words fit."""
        raise NotImplementedError

    def prepare_value(self, value: Any) -> Any:
        """What was typed stays as typed."""
        if isinstance(value, models.Model):
            return numbered_as(self.named(value), value.pk)
        return value

    def to_python(self, value: Any) -> Any:
        """The row. Raises ValidationError when none or several fit, naming some of them."""
        if value in self.empty_values or isinstance(value, models.Model):
            return value or None
        no_nul(value)
        if chosen := NUMBERED.search(str(value)):
            return super().to_python(chosen[1])
        return the_one(self.found(str(value)), str(value), self.named)


class NamedRowField(WrittenRowField):
    """One row whose `name_field` holds all the words that were written.

    Set `queryset` to the rows that may be chosen; the first of them are suggested.
    """

    widget = NamedRowInput

    def __init__(self, queryset: Any, *, name_field: str, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", gettext_lazy("Write a part of it and choose a suggestion."))
        super().__init__(queryset, **kwargs)
        self.name_field = name_field

    def offer(self, rows: Any) -> None:
        """The rows that may be chosen."""
        self.queryset = rows
        self.widget.suggestions, self.widget.named = rows, self.named

    def found(self, words: str) -> Any:
        """Those whose name holds every word."""
        rows: Any = self.queryset
        for word in words.split():
            rows = rows.filter(**{f"{self.name_field}__icontains": word})
        return rows
