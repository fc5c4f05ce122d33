"""What is asked before a consent is withdrawn."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy

from forkommune.evidence.models import ContactAttempt
from forkommune.ui.forms import DesignForm


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
