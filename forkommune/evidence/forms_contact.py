"""What is filled in to reach an informant: calls, refusals, who it is, and why somebody looks that up."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.evidence.models import ContactAttempt
from forkommune.ui.dates import today
from forkommune.ui.forms import ClockField, DateField, DesignForm

# An address, or a number as Norwegians write it: 99887766, 99 88 77 66, 998 87 766, +47 …
CONTACT_DATA = re.compile(
    r"\S+@\S+\.\w+|(?<![\d/-])(?:\+47 ?)?[2-9](?:\d{7}|\d(?: \d\d){3}|\d\d \d\d \d{3})(?!\d)",
    re.ASCII,
)
FURTHEST = timedelta(days=2 * 366)
Outcome = ContactAttempt.Outcome
OPEN_OUTCOMES = (Outcome.NO_ANSWER, Outcome.CALL_BACK, Outcome.WRONG_PERSON)
DEFAULT_HOUR = time(9)
DAY_EXAMPLE = gettext_lazy("For example 14.11.2017")


def no_contact_data(text: str) -> None:
    """Raises ValidationError where an address or a telephone number stands in a text about somebody.

    Names cannot be told from other words; these can, and their place is the encrypted contact list.
    """
    if found := CONTACT_DATA.search(text):
        told = _("“%(found)s” belongs in the contact list, not here; take it out") % {
            "found": found[0].strip()
        }
        raise ValidationError(told)


def too_far(day: date | None) -> str:
    """What to say of a day so far ahead that the year must be a slip; "" of others and of none."""
    if day is None or day <= today() + FURTHEST:
        return ""
    return _("The day lies more than two years ahead; look at the year")


def clock_field(label: Any, **kwargs: Any) -> ClockField:
    """A time of day, narrow."""
    inputs = {"class": "ds-input field-number", "autocomplete": "off"}
    kwargs.setdefault("help_text", gettext_lazy("For example 13.00"))
    return ClockField(
        label=label,
        widget=forms.TextInput(attrs=inputs),
        **kwargs,
    )


def way_field() -> forms.ChoiceField:
    """How the informant was reached for."""
    return forms.ChoiceField(
        label=gettext_lazy("How"),
        choices=[one for one in ContactAttempt.Way.choices if one[0] != ContactAttempt.Way.LINK],
        widget=forms.RadioSelect,
        initial=ContactAttempt.Way.PHONE,
    )


def note_field(help_text: Any) -> forms.CharField:
    """A remark that says neither name nor address."""
    return forms.CharField(
        label=gettext_lazy("Note"),
        required=False,
        max_length=300,
        help_text=help_text,
        validators=[no_contact_data],
    )


def moment_of(day: date, clock: time | None) -> datetime:
    """A day with its time; the morning where none is written."""
    return timezone.make_aware(datetime.combine(day, clock or DEFAULT_HOUR))


class AttemptForm(DesignForm):
    """A call or mail that led to no appointment, and when to try again."""

    prefix = "attempt"

    way = way_field()
    outcome = forms.ChoiceField(
        label=gettext_lazy("Outcome"),
        choices=[(one.value, one.label) for one in OPEN_OUTCOMES],
        widget=forms.RadioSelect,
    )
    again_day = DateField(
        label=gettext_lazy("Call again on"), required=False, help_text=DAY_EXAMPLE
    )
    again_time = clock_field(gettext_lazy("At"), required=False)
    note = note_field(gettext_lazy("Not the name: it is kept in the contact list."))

    def clean(self) -> dict[str, Any]:
        """A call back has its day, which has not passed; a time has its day."""
        cleaned = super().clean() or self.cleaned_data
        day, outcome = cleaned.get("again_day"), cleaned.get("outcome")
        if "again_day" in self.errors:
            return cleaned
        if day is None and (outcome == Outcome.CALL_BACK or cleaned.get("again_time")):
            self.add_error("again_day", _("Write the day on which to call again"))
        if day and day < today() and outcome != Outcome.WRONG_PERSON:
            self.add_error("again_day", _("The day has passed; write a coming one"))
        if told := too_far(day):
            self.add_error("again_day", told)
        return cleaned

    @property
    def call_back_at(self) -> datetime | None:
        """When to try again; nobody is called again who was the wrong person."""
        day = self.cleaned_data.get("again_day")
        if day is None or self.cleaned_data["outcome"] == Outcome.WRONG_PERSON:
            return None
        return moment_of(day, self.cleaned_data.get("again_time"))


class RefusalForm(DesignForm):
    """Why a respondent does not want to take part."""

    prefix = "refusal"

    refusal = forms.ChoiceField(
        label=gettext_lazy("Reason"),
        choices=ContactAttempt.Refusal,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Nobody has to give one: then “gave no reason” is the answer."),
    )
    way = way_field()
    note = note_field(gettext_lazy("Only what is needed to understand the reason."))


class LookupForm(DesignForm):
    """Why somebody looks up who a respondent is."""

    prefix = "lookup"

    reason = forms.CharField(
        label=gettext_lazy("Why you look it up"),
        max_length=300,
        help_text=gettext_lazy("For example: to call about an appointment. It is logged."),
    )


class PersonForm(DesignForm):
    """Name and contact data; kept encrypted, apart from all that is said."""

    prefix = "person"

    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    phone = forms.CharField(label=gettext_lazy("Telephone"), max_length=40, required=False)
    email = forms.EmailField(label=gettext_lazy("E-mail address"), required=False)
    delete_on = DateField(
        label=gettext_lazy("Deleted on"),
        help_text=gettext_lazy("The day after which the portal deletes it by itself."),
    )

    def clean_delete_on(self) -> date:
        """A day to come."""
        day: date = self.cleaned_data["delete_on"]
        if day <= today():
            raise forms.ValidationError(_("The day has passed; write a coming one"))
        return day
