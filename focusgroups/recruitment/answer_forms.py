"""What a participant fills in by the personal link: yes with consent, less than before, or all back."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.evidence.models import QuoteScope
from forkommune.ui.forms import DesignForm
from forkommune.work.open_forms import OpenForm

from .services.answering import SCOPES

# What the scopes of consent mean to a participant.
SCOPE_WORDS = {
    QuoteScope.INTERVIEW: gettext_lazy(
        "I take part, and what I say may be noted and used in the research"
    ),
    QuoteScope.RECORDING: gettext_lazy(
        "The conversation may be recorded; the sound is deleted when it has been written down"
    ),
    QuoteScope.NOTES_KEPT: gettext_lazy(
        "The notes may be kept after the project, without anything that tells who I am"
    ),
    QuoteScope.QUOTE_UNNAMED: gettext_lazy("I may be quoted without name, by actor group alone"),
    QuoteScope.CONTACT_AGAIN: gettext_lazy("I may be contacted again about the project"),
}


class ScopesField(forms.MultipleChoiceField):
    """What somebody agrees to, each by itself; nothing is ticked beforehand."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        choices = [(one.value, SCOPE_WORDS[one]) for one in SCOPES]
        super().__init__(choices=choices, **kwargs)


class AnswerForm(OpenForm):
    """Yes or no, and what the yes covers, one by one."""

    answer = forms.ChoiceField(
        label=gettext_lazy("Do you take part?"),
        choices=[("yes", gettext_lazy("Yes, I take part")), ("no", gettext_lazy("No"))],
        widget=forms.RadioSelect,
    )
    scopes = ScopesField(
        label=gettext_lazy("What do you agree to?"),
        help_text=gettext_lazy(
            "Only the first is needed to take part. You can take each of them back later."
        ),
    )
    letter = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, whose: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.whose = whose
        scopes = self.fields["scopes"]
        scopes.required = self.data.get("answer", "yes") == "yes"
        told = _("Tick “%(scope)s” to take part, or answer no")
        first = SCOPE_WORDS[QuoteScope.INTERVIEW]
        self.nothing_ticked = scopes.error_messages["required"] = told % {"scope": first}

    @property
    def sender(self) -> str:
        """The holder of the link: many may answer from one office or one library."""
        return f"take-part-{self.whose}"

    def clean(self) -> dict[str, Any]:
        """A yes covers taking part."""
        cleaned = super().clean()
        is_yes = cleaned.get("answer") == "yes" and "scopes" not in self.errors
        if is_yes and QuoteScope.INTERVIEW not in cleaned.get("scopes", []):
            self.add_error("scopes", self.nothing_ticked)
        return cleaned


class NarrowForm(DesignForm):
    """What still stands of what was agreed to, after the session."""

    prefix = "narrow"
    scopes = forms.MultipleChoiceField(
        label=gettext_lazy("This still stands"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Take the tick away from what you want to take back."),
    )

    def __init__(self, *args: Any, standing: Collection[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        scopes = [one for one in SCOPE_WORDS if one in standing and one != QuoteScope.INTERVIEW]
        field: Any = self.fields["scopes"]
        field.choices = [(one.value, SCOPE_WORDS[one]) for one in scopes]
        field.initial = [one.value for one in scopes]


class WithdrawForm(DesignForm):
    """That everything is taken back."""

    prefix = "withdraw"
    sure = forms.BooleanField(label=gettext_lazy("Yes, take everything back"), required=False)

    def clean_sure(self) -> bool:
        """Ticked, so that no slip of the finger deletes anything."""
        if not self.cleaned_data["sure"]:
            raise ValidationError(
                _("Tick that everything is to be taken back, and press once more")
            )
        return True
