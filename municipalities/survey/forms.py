"""What researchers fill in round an interview: who is asked, on which basis, how it was approved."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.evidence.forms_contact import no_contact_data, too_far
from forkommune.evidence.models import Consent, QuoteScope
from forkommune.ui.dates import today
from forkommune.ui.forms import ClockField, DateField, DesignForm
from municipalities.register.models import Municipality

from .models import Interview, SurveyRound


class NewInterviewForm(DesignForm):
    """Which municipality is asked, in which role, and when."""

    municipality = forms.ModelChoiceField(
        Municipality.objects.none(),
        label=gettext_lazy("Municipality"),
        empty_label=gettext_lazy("Choose"),
    )
    respondent = forms.ChoiceField(
        label=gettext_lazy("Asked as"),
        choices=Interview.Respondent,
        widget=forms.RadioSelect,
        initial=Interview.Respondent.CASE_OFFICER,
    )
    role_text = forms.CharField(
        label=gettext_lazy("The informant's role"),
        max_length=120,
        validators=[no_contact_data],
        help_text=gettext_lazy(
            "Write the role, not the name. Names are kept only in the contact list."
        ),
    )
    planned_day = DateField(label=gettext_lazy("Day of the appointment"), required=False)
    planned_time = ClockField(
        label=gettext_lazy("Time"),
        required=False,
        help_text=gettext_lazy("For example 13.00"),
        widget=forms.TextInput(attrs={"class": "ds-input field-number", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, survey_round: SurveyRound, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["municipality"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = _asked_in(survey_round)

    def clean(self) -> dict[str, Any]:
        """A time needs its day, and that a year that is no slip."""
        cleaned = super().clean() or self.cleaned_data
        has_day = cleaned.get("planned_day") or "planned_day" in self.errors
        if cleaned.get("planned_time") and not has_day:
            self.add_error("planned_day", _("Fill in the day of the appointment too"))
        if told := too_far(cleaned.get("planned_day")):
            self.add_error("planned_day", told)
        return cleaned

    @property
    def planned_on(self) -> datetime | None:
        """The appointment; a day without a time is at nine."""
        day: date | None = self.cleaned_data.get("planned_day")
        if day is None:
            return None
        clock = self.cleaned_data.get("planned_time") or time(9)
        return timezone.make_aware(datetime.combine(day, clock))


def _asked_in(survey_round: SurveyRound) -> QuerySet[Municipality]:
    municipalities: Any = survey_round.municipalities
    return municipalities.by_name()  # type: ignore[no-any-return]


class BasisForm(DesignForm):
    """The documented basis for keeping what an informant says, and what it covers."""

    basis = forms.ChoiceField(
        label=gettext_lazy("Basis"),
        choices=Consent.Basis,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Article 6 no. 1 a (consent) or e (public interest) of the GDPR."),
    )
    way = forms.ChoiceField(
        label=gettext_lazy("How it is documented"),
        choices=[one for one in Consent.Way.choices if one[0] != Consent.Way.LINK],
        widget=forms.RadioSelect,
    )
    wording = forms.CharField(
        label=gettext_lazy("What was said"),
        required=False,
        widget=forms.Textarea(attrs={"rows": "3"}),
        help_text=gettext_lazy("Needed when it was given orally: who asked, when, and the words."),
    )
    letter_version = forms.CharField(
        label=gettext_lazy("Version of the information letter"),
        max_length=40,
        widget=forms.TextInput(attrs={"class": "ds-input field-short"}),
    )
    given_on = DateField(label=gettext_lazy("Given on"))
    valid_to = DateField(label=gettext_lazy("Valid to"), required=False)
    scopes = forms.MultipleChoiceField(
        label=gettext_lazy("Covers"),
        choices=QuoteScope.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Tick only what the informant was asked about, one by one."),
    )

    def clean_given_on(self) -> date:
        """A day that has been."""
        day: date = self.cleaned_data["given_on"]
        if day > today():
            raise ValidationError(_("The day lies ahead; write the day on which it was given"))
        return day

    def clean_scopes(self) -> list[str]:
        """Without the interview itself nothing may be kept."""
        scopes: list[str] = self.cleaned_data["scopes"]
        if QuoteScope.INTERVIEW not in scopes:
            told = _("Tick “%(scope)s”, or no answer can be kept")
            raise ValidationError(told % {"scope": QuoteScope.INTERVIEW.label})
        return scopes

    def clean(self) -> dict[str, Any]:
        """Oral needs its words; it cannot end before it was given."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("way") == Consent.Way.ORAL and not cleaned.get("wording"):
            self.add_error("wording", _("Write down what was said"))
        begins, ends = cleaned.get("given_on"), cleaned.get("valid_to")
        if begins and ends and ends < begins:
            self.add_error("valid_to", _("It cannot end before it was given"))
        return cleaned


class ApprovalForm(DesignForm):
    """How the respondent approved the notes."""

    how = forms.CharField(
        label=gettext_lazy("How the respondent approved"),
        max_length=200,
        help_text=gettext_lazy("For example: by e-mail on 14 November, without changes."),
        error_messages={"required": gettext_lazy("Write how and when the respondent approved")},
    )


class WaiverForm(DesignForm):
    """Why the notes may be used without the respondent's approval."""

    reason = forms.CharField(
        label=gettext_lazy("Why approval is waived"),
        max_length=200,
        help_text=gettext_lazy(
            "No reply is not approval: write what was agreed or decided, and by whom."
        ),
        error_messages={"required": gettext_lazy("Write why approval is waived")},
    )
