"""What those who hold a meeting fill in about a poll."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from forkommune.ui.forms import ClockField, DateField, DesignForm
from workshops.models import Poll

from .options import Candidate
from .ties import Tie

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

    tie_decider = forms.ChoiceField(
        label=_("Who decides where a tie needs an order"),
        choices=Poll.Decider,
        help_text=_(
            "A tie is a result and stays one. This says beforehand who puts equals in an order, where one "
            "is needed."
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


class TieForm(DesignForm):
    """The order of options that share a place, with the reason and the day."""

    reason = forms.CharField(label=_("Reason"), max_length=300)
    on = DateField(label=_("Decided on"))

    def __init__(self, *args: Any, tie: Tie, **kwargs: Any) -> None:
        self.tie = tie
        numbers = [(n, str(n)) for n in range(1, len(tie.options) + 1)]
        super().__init__(*args, **kwargs)
        for at, option in enumerate(tie.options, start=1):
            field = forms.TypedChoiceField(
                label=option.title, choices=numbers, coerce=int, initial=at
            )
            field.widget.attrs["class"] = "ds-input field-date"
            self.fields[f"n{option.key}"] = field
        self.order_fields([*(f"n{one.key}" for one in tie.options), "reason", "on"])

    def clean(self) -> dict[str, Any]:
        """Each has a number of its own."""
        told = super().clean() or {}
        numbers = [told.get(f"n{one.key}") for one in self.tie.options]
        if None not in numbers and len(set(numbers)) < len(numbers):
            name = f"n{self.tie.options[-1].key}"
            self.add_error(
                name, gettext("Give each of those that share the place a number of its own.")
            )
        return told

    def order(self) -> list[int]:
        """Keys of the options, the first first, after `is_valid`."""
        told = self.cleaned_data
        return sorted((one.key for one in self.tie.options), key=lambda key: told[f"n{key}"])


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
