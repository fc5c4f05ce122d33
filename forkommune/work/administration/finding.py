"""Choosing one row of very many: write a part of its name, and pick one of those that are found.

A text field with suggestions of the browser's own (`datalist`), since Django's autocomplete writes
style attributes, which the content-security policy forbids. Without JavaScript a name that fits one
row is enough.
"""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.contrib.admin import ModelAdmin
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .sizes import estimated_rows

CHOICES_SHOWN = 200
NAMED = 3
CHOSEN = re.compile(r"\(#([^()\s]+)\)\s*$")


class FoundInput(forms.TextInput):
    """The text field; `static/js/find.js` fills its suggestions."""

    template_name = "admin/found_input.html"

    class Media:
        js = ["js/find.js"]


class FoundField(forms.ModelChoiceField):
    """One row by its name, or by the number that a suggestion carries: "Asker kommune (#12)"."""

    widget = FoundInput

    def __init__(
        self, queryset: Any, *, found_by: ModelAdmin, request: HttpRequest, url: str, **kwargs: Any
    ) -> None:
        kwargs["help_text"] = kwargs.get("help_text") or gettext_lazy(
            "Write a part of the name and choose one of the suggestions."
        )
        super().__init__(queryset, **kwargs)
        self.rows, self.found_by, self.request = queryset, found_by, request
        self.widget.attrs |= {"data-find": url, "autocomplete": "off", "class": "vTextField"}

    def prepare_value(self, value: Any) -> Any:
        """The name of the chosen row with its number; what was typed stays as typed."""
        row = value if isinstance(value, models.Model) else None
        if row is None and value not in self.empty_values and not CHOSEN.search(str(value)):
            row = self.rows.filter(pk=value).first() if str(value).isdigit() else None
        return f"{row} (#{row.pk})" if row is not None else value

    def to_python(self, value: Any) -> Any:
        """The row. Raises ValidationError when none or several fit, naming some of them."""
        if value in self.empty_values or isinstance(value, models.Model):
            return value or None
        if chosen := CHOSEN.search(str(value)):
            return super().to_python(chosen[1])
        rows, _may_repeat = self.found_by.get_search_results(self.request, self.rows, str(value))
        found = list(rows.distinct()[: NAMED + 1])
        if len(found) == 1:
            return found[0]
        if not found:
            raise ValidationError(_("Nothing is called “%(words)s”.") % {"words": value})
        raise ValidationError(
            _("Several fit: %(names)s. Choose one of the suggestions, or write more.")
            % {"names": ", ".join(str(row) for row in found[:NAMED])}
        )

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether another row was chosen."""
        chosen = CHOSEN.search(str(data or ""))
        return str(chosen[1] if chosen else data or "") != str(initial or "")


class FoundChoices:
    """Select boxes for short lists, and a `FoundField` where the other list is long."""

    def get_autocomplete_fields(self, request: HttpRequest) -> tuple[str, ...]:
        """None of Django's own."""
        return ()

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey, request: HttpRequest, **kwargs: Any
    ) -> Any:
        """The form field of a key to another list."""
        other = self.admin_site._registry.get(db_field.remote_field.model)  # type: ignore[attr-defined]
        if other is None or not other.search_fields or not is_long(db_field.remote_field.model):
            return told_apart(super().formfield_for_foreignkey(db_field, request, **kwargs))  # type: ignore[misc]
        options = db_field.model._meta
        query = f"app_label={options.app_label}&model_name={options.model_name}"
        return FoundField(
            other.get_queryset(request),
            found_by=other,
            request=request,
            url=f"{reverse('admin:autocomplete')}?{query}&field_name={db_field.name}",
            label=str(db_field.verbose_name).capitalize(),
            help_text=db_field.help_text,
            required=not db_field.blank,
        )

    def formfield_for_manytomany(
        self, db_field: models.ManyToManyField, request: HttpRequest, **kwargs: Any
    ) -> Any:
        """The form field of several rows of another list."""
        return told_apart(super().formfield_for_manytomany(db_field, request, **kwargs))  # type: ignore[misc]


def told_apart(field: Any) -> Any:
    """A field that offers rows by their `choice_words`, where their names alone are not enough."""
    if hasattr(getattr(getattr(field, "queryset", None), "model", None), "choice_words"):
        field.label_from_instance = lambda row: row.choice_words
    return field


def is_long(model: type[models.Model]) -> bool:
    """Whether a select box of its rows would be too long to choose from."""
    return estimated_rows(model) > CHOICES_SHOWN
