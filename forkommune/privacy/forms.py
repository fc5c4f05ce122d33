"""What is asked before a consent is withdrawn."""

from __future__ import annotations

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.evidence.models import ContactAttempt
from forkommune.ui.dates import today
from forkommune.ui.forms import DateField, DesignForm


class KeepUntilForm(DesignForm):
    """Until when what an informant said is kept."""

    retain_until = DateField(
        label=gettext_lazy("Kept until"),
        help_text=gettext_lazy(
            "The day that the information letter names. The night after, the informant and all that "
            "was said are erased."
        ),
    )

    def clean_retain_until(self) -> date:
        """A day to come: what shall go now is withdrawn or erased, not dated back."""
        day: date = self.cleaned_data["retain_until"]
        if day < today():
            raise ValidationError(
                _("The day has been; to have it gone now, withdraw the consent instead")
            )
        return day


class WithdrawForm(DesignForm):
    """How the informant said so, and what the history shall say."""

    way = forms.ChoiceField(
        label=gettext_lazy("How did you hear it?"),
        choices=[one for one in ContactAttempt.Way.choices if one[0] != ContactAttempt.Way.LINK],
        widget=forms.RadioSelect,
        initial=ContactAttempt.Way.EMAIL,
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=300,
        help_text=gettext_lazy(
            "For the history, without names. Nobody has to give a reason for withdrawing: write for "
            "example that a mail came, and when."
        ),
    )
