"""What the secretariat says about tables."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from forkommune.ui.forms import DesignForm

from .services import MOST_ROUNDS, MOST_TABLES

NUMBER = {"class": "ds-input field-number", "inputmode": "numeric"}


def _number(label: Any, most: int, help_text: Any = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        min_value=1,
        max_value=most,
        help_text=help_text,
        widget=forms.TextInput(attrs=NUMBER),
    )


class ComputeForm(DesignForm):
    """How many tables and rounds, and which rules."""

    tables = _number(pgettext_lazy("in a room", "Tables"), MOST_TABLES)
    rounds = _number(_("Rounds"), MOST_ROUNDS, _("How many times people change tables, and one."))
    apart = forms.BooleanField(
        label=_("Members of one municipality sit apart"), required=False, initial=True
    )
    mixed = forms.BooleanField(
        label=_("At least two municipalities at each table"), required=False, initial=True
    )


class CameForm(DesignForm):
    """Who did not come, and from which round the tables are set anew."""

    from_round = forms.TypedChoiceField(label=_("From"), coerce=int)
    absent = forms.TypedMultipleChoiceField(
        label=_("Did not come"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self,
        *args: Any,
        rounds: list[tuple[int, str]],
        people: list[tuple[int, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        from_round: Any = self.fields["from_round"]
        absent: Any = self.fields["absent"]
        from_round.choices = rounds
        absent.choices = people
