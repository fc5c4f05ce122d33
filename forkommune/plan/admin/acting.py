"""Forms of the admin whose saving is a service: asked before, so that a refusal stands in the form."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db import transaction
from django.http import HttpRequest
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext_lazy

from forkommune.accounts.models import User
from forkommune.plan.bookkeeping import Dimension
from forkommune.plan.codes import labels
from forkommune.work.administration.base import PortalModelAdmin

SIDES = {side.value for side in Dimension}
ACTIVITY_LETTERS = 28


class ActingForm(forms.ModelForm):
    """A form that hands what was typed to a service, which checks and saves."""

    by: User

    def act(self) -> Any:
        """Call the service with `cleaned_data`; what it raises as ValueError is shown."""
        raise NotImplementedError

    def clean(self) -> dict[str, Any]:
        """Rehearse: the service does it all, and it is taken back."""
        cleaned = super().clean() or self.cleaned_data
        if self.errors or not self.has_changed():
            return cleaned
        try:
            with transaction.atomic():
                self.act()
                transaction.set_rollback(True)
        except ValueError as refused:
            self.add_error(None, str(refused))
        return cleaned

    def _post_clean(self) -> None:
        """The service validates; the row of the form stays as it lies in the database."""


class ActingAdmin(PortalModelAdmin):
    """An admin whose forms act through services."""

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        """The form, with who fills it in."""
        form: Any = super().get_form(request, obj, change, **kwargs)
        form.by = request.user
        return form

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """The service saves; a new row lends the admin its key."""
        if change and not form.has_changed():
            return
        saved = form.act()
        obj.pk, obj._state.adding = saved.pk, False
        obj.refresh_from_db()

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Rows below are written by the services too; those shown here are only read."""
        for formset in formsets:
            self.save_formset(request, form, formset, change)


class PlacedAdmin(PortalModelAdmin):
    """The four sides of money as choices in the words of the application."""

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """A choice of codes for the four sides."""
        if db_field.name not in SIDES:
            return super().formfield_for_dbfield(db_field, request, **kwargs)
        return forms.ChoiceField(
            label=capfirst(db_field.verbose_name),
            choices=[("", "–"), *labels()[db_field.name].items()],
            required=False,
        )


class ActivityColumn:
    """The activity as a narrow column: its number and first words."""

    @admin.display(description=gettext_lazy("activity"), ordering="activity__number")
    def activity_short(self, row: Any) -> str:
        """As many letters as a column has room for."""
        return Truncator(row.activity or "").chars(ACTIVITY_LETTERS)
