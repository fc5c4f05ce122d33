"""What researchers fill in of an information letter."""

from __future__ import annotations

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.ui.dates import today
from forkommune.ui.forms import DateField, DesignForm

from .letter_text import MARKS, unknown_marks

MARKS_TOLD = gettext_lazy(
    "A line that begins with “# ” is a heading. {end}, {contact} and {controller} are put in."
)


class LetterForm(DesignForm):
    """The letter in both written languages, until when, and whom to ask."""

    text_nb = forms.CharField(
        label=gettext_lazy("Text in bokmål"),
        widget=forms.Textarea(attrs={"rows": "24"}),
        help_text=MARKS_TOLD,
        max_length=20000,
    )
    text_nn = forms.CharField(
        label=gettext_lazy("Text in nynorsk"),
        widget=forms.Textarea(attrs={"rows": "24"}),
        help_text=MARKS_TOLD,
        max_length=20000,
    )
    contact_name = forms.CharField(
        label=gettext_lazy("Whom to ask"), max_length=120, required=False
    )
    contact_email = forms.EmailField(
        label=gettext_lazy("Address for questions"), max_length=254, required=False
    )
    ends_on = DateField(
        label=gettext_lazy("Kept until"),
        required=False,
        help_text=gettext_lazy("The end of the project. For example 28.2.2018"),
    )

    def clean_text_nb(self) -> str:
        """No mark that stands for nothing."""
        return _with_known_marks(self.cleaned_data["text_nb"])

    def clean_text_nn(self) -> str:
        """No mark that stands for nothing."""
        return _with_known_marks(self.cleaned_data["text_nn"])

    def clean_ends_on(self) -> date | None:
        """A day to come."""
        day: date | None = self.cleaned_data["ends_on"]
        if day is not None and day <= today():
            raise ValidationError(_("The day has passed; write a coming one"))
        return day


def _with_known_marks(text: str) -> str:
    if unknown := unknown_marks(text):
        known = ", ".join(f"{{{name}}}" for name in MARKS)
        raise ValidationError(
            _("%(unknown)s stands for nothing; these can be put in: %(known)s")
            % {"unknown": ", ".join(unknown), "known": known}
        )
    return text.replace("\r\n", "\n")
