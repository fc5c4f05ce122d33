"""The desk at which a user types a talk with a municipality, before it is registered."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.figures.numbers import format_date
from forkommune.ui.dates import today
from forkommune.ui.parts import Crumb
from forkommune.work.desk import Desk, DraftField
from forkommune.work.merging import Value
from municipalities.models import Municipality

from .forms import ContactForm


class ContactPlace:
    """A talk as one user types it; each user has a draft of their own for each municipality."""

    def __init__(self, municipality: Municipality, user: User) -> None:
        self.municipality, self.user = municipality, user

    @property
    def draft_kind(self) -> str:
        """The name of the user's own draft."""
        return f"contact-{self.user.pk}"

    @cached_property
    def desk(self) -> Desk:
        """The desk; the day and the kind stand there from the start."""
        number = self.municipality.number
        address = reverse("workshops:follow-up", args=[number])
        return Desk(
            kind=self.draft_kind,
            target=self.municipality,
            title=_("Register a talk"),
            fields=self._fields(),
            initial=self._initial(),
            form_url=reverse("workshops:contact-new", args=[number]),
            save_url=reverse("workshops:contact-save", args=[number]),
            presence_url="",
            conflict_url="",
            crumbs=[
                Crumb(_("Municipalities"), reverse("municipalities:municipality-list")),
                Crumb(self.municipality.name, self.municipality.get_absolute_url()),
                Crumb(_("Dialogue and follow-up"), address),
            ],
        )

    def form(self) -> ContactForm:
        """The form with what is typed, unchecked."""
        return ContactForm(initial=self.desk.values, municipality=self.municipality, user=self.user)

    def bound(self) -> ContactForm:
        """The form with what is typed, to be checked."""
        data = QueryDict(mutable=True)
        for name, value in self.desk.values.items():
            data.setlist(name, value if isinstance(value, list) else [value])
        return ContactForm(data, municipality=self.municipality, user=self.user)

    def _fields(self) -> list[DraftField]:
        form = ContactForm(municipality=self.municipality, user=self.user)
        return [_field(name, form[name]) for name in form.fields]

    def _initial(self) -> dict[str, Value]:
        form = ContactForm(municipality=self.municipality, user=self.user)
        begun: dict[str, Value] = {"kind": "call", "on": format_date(today())}
        return {**dict.fromkeys(form.fields, ""), **begun}


def _field(name: str, bound: Any) -> DraftField:
    label = capfirst(str(bound.label))
    return DraftField(name, label, label, is_text=isinstance(bound.field.widget, forms.Textarea))
