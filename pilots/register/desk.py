"""The desk of a pilot's form: what the Draft mechanism must know of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.ui.named_rows import numbered
from forkommune.ui.parts import Crumb, Part
from forkommune.work.desk import Desk, DraftField
from forkommune.work.merging import Value, clean
from pilots.models import Pilot
from pilots.numbers import typed
from pilots.register.forms import PilotForm, places
from pilots.services.pilots import DRAFT_KIND

ROWS = ("sector", "barrier", "instrument", "network_group")
NAMED = ("owner", "researcher")
FIGURES = ("potential_low", "potential_high")


class PilotPlace:
    """A pilot as one user fills it in."""

    def __init__(self, pilot: Pilot, user: User) -> None:
        self.pilot = pilot
        self.user = user

    @cached_property
    def desk(self) -> Desk:
        """The desk of its form."""
        pilot = self.pilot
        return Desk(
            kind=DRAFT_KIND,
            target=pilot,
            title=pilot.name,
            fields=self._fields(),
            initial=stored_values(pilot),
            form_url=self._url("form"),
            save_url=self._url("save"),
            presence_url=self._url("presence"),
            conflict_url=self._url("conflict"),
            revisions_url=self._url("versions"),
            crumbs=[
                Crumb(_("Pilot projects"), reverse("pilots:pilot-list")),
                Crumb(pilot.name, pilot.get_absolute_url()),
            ],
            is_invented=pilot.is_invented,
        )

    def form(self) -> PilotForm:
        """The form with what is typed, unchecked."""
        return PilotForm(initial=self.desk.values, pilot=self.pilot, user=self.user)

    def bound(self) -> PilotForm:
        """The form with what is typed, to be checked."""
        data = QueryDict(mutable=True)
        for name, value in self.desk.values.items():
            data.setlist(name, value if isinstance(value, list) else [value])
        return PilotForm(data, pilot=self.pilot, user=self.user)

    def _url(self, page: str) -> str:
        return reverse(f"pilots:pilot-{page}", args=[self.pilot.slug])

    def _fields(self) -> list[DraftField]:
        form = PilotForm(pilot=self.pilot, user=self.user)
        found = []
        for part, fields in form.parts():
            for one in fields:
                is_text = isinstance(one.field.widget, forms.Textarea)
                words = _words_of(one.field)
                label = capfirst(str(one.label))
                found.append(
                    DraftField(one.name, label, label, str(part.title), False, is_text, words)
                )
        return found


def _words_of(field: forms.Field) -> Any:
    """How a stored value reads: a chosen row by its name."""

    def words(value: Value) -> str:
        if isinstance(field, forms.ModelChoiceField) and str(value).isdigit():
            row = field.queryset.filter(pk=int(str(value))).first()  # type: ignore[union-attr]
            return str(row or value)
        return str(value)

    return words


def stored_values(pilot: Pilot) -> dict[str, Value]:
    """What the fields hold without a draft."""
    names = PilotForm.base_fields
    values: dict[str, Value] = {}
    for name in names:
        if name == "municipalities":
            values[name] = places(pilot.municipalities.order_by("number"))
        elif name in ROWS:
            values[name] = str(getattr(pilot, f"{name}_id") or "")
        else:
            value = getattr(pilot, name)
            values[name] = _told(name, value)
    return {name: clean(value) for name, value in values.items()}


def _told(name: str, value: Any) -> str:
    if value is None:
        return ""
    if name in NAMED:
        return numbered(value)
    return typed(value) if name in FIGURES else str(value)


def form_parts(form: PilotForm) -> list[Part]:
    """The list of the form's parts, with how much of each is filled in."""
    found = []
    for number, (part, fields) in enumerate(form.parts(), start=1):
        filled = sum(bool(one.value()) for one in fields)
        wrong = sum(bool(one.errors) for one in fields)
        note = _("%(filled)d of %(all)d filled in") % {"filled": filled, "all": len(fields)}
        state = "done" if filled == len(fields) else "later"
        if wrong:
            state, note = "error", _("%(number)d to correct") % {"number": wrong}
        found.append(Part(str(part.title), state, note, f"#del-{number}"))
    return found
