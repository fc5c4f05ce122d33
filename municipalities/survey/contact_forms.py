"""What researchers fill in to reach a respondent: calls, appointments, who it is, who interviews."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.accounts.models import User
from forkommune.evidence.models import ContactAttempt
from forkommune.ui.dates import today
from forkommune.ui.forms import DateField, DesignForm

from .forms import ClockField, no_contact_data, too_far
from .models import Interview
from .selectors import interviewers

Outcome = ContactAttempt.Outcome
OPEN_OUTCOMES = (Outcome.NO_ANSWER, Outcome.CALL_BACK, Outcome.WRONG_PERSON)
DEFAULT_HOUR = time(9)
DAY_EXAMPLE = gettext_lazy("For example 14.11.2017")


def _clock(label: Any, **kwargs: Any) -> ClockField:
    inputs = {"class": "ds-input field-number", "autocomplete": "off"}
    return ClockField(
        label=label,
        help_text=gettext_lazy("For example 13.00"),
        widget=forms.TextInput(attrs=inputs),
        **kwargs,
    )


def _way() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=gettext_lazy("How"),
        choices=[one for one in ContactAttempt.Way.choices if one[0] != ContactAttempt.Way.LINK],
        widget=forms.RadioSelect,
        initial=ContactAttempt.Way.PHONE,
    )


def _note(help_text: Any) -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("Note"),
        required=False,
        max_length=300,
        help_text=help_text,
        validators=[no_contact_data],
    )


def _moment(day: date, clock: time | None) -> datetime:
    return timezone.make_aware(datetime.combine(day, clock or DEFAULT_HOUR))


class AttemptForm(DesignForm):
    """A call or mail that led to no appointment, and when to try again."""

    prefix = "attempt"

    way = _way()
    outcome = forms.ChoiceField(
        label=gettext_lazy("Outcome"),
        choices=[(one.value, one.label) for one in OPEN_OUTCOMES],
        widget=forms.RadioSelect,
    )
    again_day = DateField(
        label=gettext_lazy("Call again on"), required=False, help_text=DAY_EXAMPLE
    )
    again_time = _clock(gettext_lazy("At"), required=False)
    note = _note(gettext_lazy("Not the name: it is kept in the contact list."))

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
        return _moment(day, self.cleaned_data.get("again_time"))


class AppointmentForm(DesignForm):
    """The time that was agreed."""

    prefix = "appointment"

    day = DateField(label=gettext_lazy("Day"), help_text=DAY_EXAMPLE)
    clock = _clock(gettext_lazy("Time"))
    minutes = forms.IntegerField(
        label=gettext_lazy("Minutes set aside"),
        min_value=5,
        max_value=480,
        help_text=gettext_lazy("For example 45"),
        widget=forms.NumberInput(attrs={"class": "ds-input field-number"}),
    )
    way = _way()
    tell_respondent = forms.BooleanField(
        label=gettext_lazy("Mail the appointment to the respondent too"), required=False
    )
    note = _note("")

    def __init__(self, *args: Any, may_tell: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_tell:
            del self.fields["tell_respondent"]

    def clean(self) -> dict[str, Any]:
        """An appointment lies ahead, in a year that is no slip."""
        cleaned = super().clean() or self.cleaned_data
        if told := too_far(cleaned.get("day")):
            self.add_error("day", told)
        elif "day" in cleaned and "clock" in cleaned and self.starts < timezone.now():
            self.add_error("day", _("The time has passed; write a coming one"))
        return cleaned

    @property
    def starts(self) -> datetime:
        """When it begins."""
        return _moment(self.cleaned_data["day"], self.cleaned_data["clock"])


class RefusalForm(DesignForm):
    """Why a respondent does not want to take part."""

    prefix = "refusal"

    refusal = forms.ChoiceField(
        label=gettext_lazy("Reason"),
        choices=ContactAttempt.Refusal,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Nobody has to give one: then “gave no reason” is the answer."),
    )
    way = _way()
    note = _note(gettext_lazy("Only what is needed to understand the reason."))


class InterviewerForm(DesignForm):
    """Who interviews."""

    prefix = "interviewer"

    interviewer = forms.ModelChoiceField(
        User.objects.none(), label=gettext_lazy("Interviewer"), empty_label=gettext_lazy("Choose")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["interviewer"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = interviewers()


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


def first_minutes(interview: Interview) -> int:
    """How long to set aside: as agreed, or what the guide says it takes."""
    return interview.planned_minutes if interview.planned_on else interview.guide.duration_minutes
