"""Choosing one row of very many: write a part of its name, and pick one of those that are found.

A text field with suggestions of the browser's own (`datalist`), since Django's autocomplete writes
style attributes, which the content-security policy forbids. Without JavaScript a name that fits one
row is enough.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin import ModelAdmin
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy

from forkommune.ui.named_rows import NUMBERED, WrittenRowField, no_nul, numbered, the_one

from .sizes import estimates

CHOICES_SHOWN = 200


class FoundInput(forms.TextInput):
    """The text field; `static/js/find.js` fills its suggestions."""

    template_name = "admin/found_input.html"

    class Media:
        js = ["js/find.js"]


class FoundField(WrittenRowField):
    """One row by the search of its own list, or by the number that a suggestion carries: "Asker kommune (#12)"."""

    widget = FoundInput

    def __init__(
        self, queryset: Any, *, found_by: ModelAdmin, request: HttpRequest, url: str, **kwargs: Any
    ) -> None:
        kwargs["help_text"] = kwargs.get("help_text") or gettext_lazy(
            "Write a part of the name and choose one of the suggestions."
        )
        super().__init__(queryset, **kwargs)
        self.rows, self.found_by, self.request = queryset, found_by, request
        self.widget.attrs |= {"data-find": url, "class": "vTextField"}

    def prepare_value(self, value: Any) -> Any:
        """The name of the chosen row with its number; what was typed stays as typed."""
        row = value if isinstance(value, models.Model) else None
        if row is None and value not in self.empty_values and not NUMBERED.search(str(value)):
            row = self.rows.filter(pk=value).first() if str(value).isdigit() else None
        return super().prepare_value(value if row is None else row)

    def found(self, words: str) -> Any:
        """Those that the search of their list finds."""
        return found_by_list(self, words)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether another row was chosen."""
        chosen = NUMBERED.search(str(data or ""))
        return str(chosen[1] if chosen else data or "") != str(initial or "")


class FoundManyField(forms.ModelMultipleChoiceField):
    """Several rows, one a line, each by its name or as "Asker (#12)"."""

    widget = forms.Textarea

    def __init__(
        self, queryset: Any, *, found_by: ModelAdmin, request: HttpRequest, **kwargs: Any
    ) -> None:
        kwargs["help_text"] = kwargs.get("help_text") or gettext_lazy(
            "One a line; a part of the name is enough where it fits one."
        )
        super().__init__(queryset, **kwargs)
        self.rows, self.found_by, self.request = queryset, found_by, request
        self.widget.attrs |= {"rows": 5, "class": "vLargeTextField"}

    def prepare_value(self, value: Any) -> Any:
        """The chosen rows, one a line; what was typed, and keys alone, stay as they are."""
        rows = [one for one in value or () if isinstance(one, models.Model)]
        return "\n".join(numbered(row) for row in rows) if rows else value or ""

    def clean(self, value: Any) -> Any:
        """The rows. Raises ValidationError with a line for each that none or several fit."""
        no_nul(value)
        keys, faults = [], []
        for line in filter(None, (line.strip() for line in str(value or "").splitlines())):
            try:
                keys.append(str(self._key(line)))
            except ValidationError as fault:
                faults.append(fault)
        if faults:
            raise ValidationError(faults)
        return super().clean(keys)

    def _key(self, line: str) -> Any:
        chosen = NUMBERED.search(line)
        return chosen[1] if chosen else the_one(found_by_list(self, line), line).pk

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether other rows were chosen."""
        return bool(self.prepare_value(initial or ()) != "\n".join(str(data or "").splitlines()))


def found_by_list(field: Any, words: str) -> Any:
    """The rows of the field's list that its own search finds."""
    rows, _may_repeat = field.found_by.get_search_results(field.request, field.rows, words)
    return rows.distinct()


class FoundChoices:
    """Select boxes for short lists, and fields that are written in where the other list is long."""

    def get_autocomplete_fields(self, request: HttpRequest) -> tuple[str, ...]:
        """None of Django's own."""
        return ()

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey, request: HttpRequest, **kwargs: Any
    ) -> Any:
        """The form field of a key to another list."""
        other = self.admin_site._registry.get(db_field.remote_field.model)  # type: ignore[attr-defined]
        if (
            other is None
            or not other.search_fields
            or not is_long(db_field.remote_field.model, request)
        ):
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
        other = self.admin_site._registry.get(db_field.remote_field.model)  # type: ignore[attr-defined]
        if (
            other is not None
            and other.search_fields
            and is_long(db_field.remote_field.model, request)
        ):
            return FoundManyField(
                other.get_queryset(request),
                found_by=other,
                request=request,
                label=str(db_field.verbose_name).capitalize(),
                help_text=db_field.help_text,
                required=not db_field.blank,
            )
        return told_apart(super().formfield_for_manytomany(db_field, request, **kwargs))  # type: ignore[misc]


def told_apart(field: Any) -> Any:
    """A field that offers rows by their `choice_words`, where their names alone are not enough."""
    if hasattr(getattr(getattr(field, "queryset", None), "model", None), "choice_words"):
        field.label_from_instance = lambda row: row.choice_words
    return field


def is_long(model: type[models.Model], request: HttpRequest) -> bool:
    """Whether a select box of its rows would be too long to choose from."""
    return estimates(request).get(model._meta.db_table, 0) > CHOICES_SHOWN
