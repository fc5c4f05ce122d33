"""What those who hold a meeting fill in about a poll."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from forkommune.ui.forms import ClockField, DesignForm
from workshops.models import Poll

from .options import Candidate

MOST = 100


class PollForm(DesignForm):
    """What is asked, about what, and how much there is to give."""

    question = forms.CharField(
        label=_("Question"),
        max_length=200,
        help_text=_("It stands on every phone and on the big screen. Short is read."),
    )
    kind = forms.ChoiceField(
        label=_("How it is answered"), choices=Poll.Kind, widget=forms.RadioSelect
    )
    pilots = forms.MultipleChoiceField(
        label=_("Pilot projects"), required=False, widget=forms.CheckboxSelectMultiple
    )
    criteria = forms.MultipleChoiceField(
        label=_("Criteria for network groups"), required=False, widget=forms.CheckboxSelectMultiple
    )
    dots = forms.IntegerField(
        label=_("Points or dots each"),
        min_value=1,
        max_value=MOST,
        help_text=_("Ten points are usual for a municipality, three dots for a person."),
    )
    at_most = forms.IntegerField(label=_("At most on one option"), min_value=1, max_value=MOST)
    shows_live = forms.BooleanField(
        label=_("Show the sums while it is open"),
        required=False,
        help_text=_(
            "Of anonymous dots the sums are shown from five votes on, and move by five votes at least. "
            "Without the tick nobody sees a sum before it is closed."
        ),
    )

    def __init__(
        self, *args: Any, offered: tuple[list[Candidate], list[Candidate]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in zip(("pilots", "criteria"), offered, strict=True):
            words = [
                (one.key, f"{one.title} ({one.detail})" if one.detail else one.title)
                for one in rows
            ]
            field = self.fields[name]
            field.choices = words  # type: ignore[attr-defined]
            if not rows:
                field.help_text = gettext("There is nothing to choose yet.")

    def clean(self) -> dict[str, Any]:
        """Two options at least, and no more to one than there is."""
        told = super().clean() or {}
        if "pilots" in told and "criteria" in told:
            told["keys"] = [*told["pilots"], *told["criteria"]]
            if len(told["keys"]) < 2:
                self.add_error("pilots", gettext("Choose at least two pilot projects or criteria."))
        dots, most = told.get("dots"), told.get("at_most")
        if dots and most and most > dots:
            words = gettext("%(most)d is more than the %(dots)d that there are in all.")
            self.add_error("at_most", words % {"most": most, "dots": dots})
        return told


class OpenForm(DesignForm):
    """Until when people can answer, today; empty: until somebody closes it."""

    closes = ClockField(
        label=_("Closes by itself at"),
        required=False,
        help_text=_("For example 13.50, by the clock of the server. Empty: when you close it."),
        widget=forms.TextInput(attrs={"class": "ds-input field-date", "autocomplete": "off"}),
    )

    def moment(self) -> datetime | None:
        """The time today, or None."""
        clock: time | None = self.cleaned_data.get("closes")
        if clock is None:
            return None
        return timezone.make_aware(datetime.combine(timezone.localdate(), clock))
