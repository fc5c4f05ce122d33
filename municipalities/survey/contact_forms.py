"""What researchers fill in to reach a respondent: calls, appointments, who it is, who interviews."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.accounts.models import User
from forkommune.evidence.forms_contact import (
    DAY_EXAMPLE,
    clock_field,
    moment_of,
    note_field,
    too_far,
    way_field,
)
from forkommune.ui.forms import DateField, DesignForm

from .models import Interview
from .selectors import interviewers


class AppointmentForm(DesignForm):
    """The time that was agreed."""

    prefix = "appointment"

    day = DateField(label=gettext_lazy("Day"), help_text=DAY_EXAMPLE)
    clock = clock_field(gettext_lazy("Time"))
    minutes = forms.IntegerField(
        label=gettext_lazy("Minutes set aside"),
        min_value=5,
        max_value=480,
        help_text=gettext_lazy("For example 45"),
        widget=forms.NumberInput(attrs={"class": "ds-input field-number"}),
    )
    way = way_field()
    tell_respondent = forms.BooleanField(
        label=gettext_lazy("Mail the appointment to the respondent too"), required=False
    )
    note = note_field("")

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
        return moment_of(self.cleaned_data["day"], self.cleaned_data["clock"])


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


def first_minutes(interview: Interview) -> int:
    """How long to set aside: as agreed, or what the guide says it takes."""
    return interview.planned_minutes if interview.planned_on else interview.guide.duration_minutes
