"""Input to rounds of double coding."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from forkommune.accounts.models import Organisation, User
from forkommune.evidence.models import Adjudication, SourceText
from forkommune.evidence.selectors.rounds import municipalities_with_texts, possible_coders
from forkommune.ui.forms import DesignForm


class RoundForm(DesignForm):
    """Who codes, and which texts."""

    title = forms.CharField(
        label=gettext_lazy("Name of the round"),
        max_length=120,
        help_text=gettext_lazy("For example: first try-out of the codebook."),
    )
    first = forms.ModelChoiceField(
        User.objects.none(),
        label=gettext_lazy("Coder A"),
        empty_label=gettext_lazy("Choose a coder"),
    )
    second = forms.ModelChoiceField(
        User.objects.none(),
        label=gettext_lazy("Coder B"),
        empty_label=gettext_lazy("Choose a coder"),
    )
    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("Kinds of text"),
        choices=SourceText.Kind.choices,
        initial=[SourceText.Kind.ANSWER],
        widget=forms.CheckboxSelectMultiple,
    )
    municipalities = forms.ModelMultipleChoiceField(
        Organisation.objects.none(),
        label=gettext_lazy("Municipalities"),
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("All texts of these kinds about them belong to the round."),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        self.user = user
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["first"].queryset = fields["second"].queryset = possible_coders()
        fields["first"].initial = user.pk
        fields["municipalities"].queryset = municipalities_with_texts(user)
        fields["municipalities"].label_from_instance = _with_count

    def clean(self) -> dict[str, Any]:
        """Two coders, and at least one text; leaves `sources` in place of what chose them."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("first") and cleaned.get("first") == cleaned.get("second"):
            self.add_error("second", _("Choose two different coders"))
        kinds, places = cleaned.pop("kinds", None), cleaned.pop("municipalities", None)
        if kinds and places:
            texts = SourceText.objects.visible_to(self.user).written()
            cleaned["sources"] = list(texts.of_kinds_about(kinds, places))
            if not cleaned["sources"]:
                self.add_error("kinds", _("These municipalities have no texts of these kinds"))
        return cleaned


class SettleForm(DesignForm):
    """Whose codes hold, and why."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("What holds?"),
        choices=Adjudication.Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what holds")},
    )
    quote = forms.CharField(
        label=gettext_lazy("Words that the code covers, where both are right"),
        required=False,
        widget=forms.Textarea(attrs={"rows": "2"}),
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        widget=forms.Textarea(attrs={"rows": "3"}),
        error_messages={"required": gettext_lazy("Write why")},
    )

    def clean(self) -> dict[str, Any]:
        """A new boundary needs its words."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("outcome") == Adjudication.Outcome.BOTH and not cleaned.get("quote"):
            self.add_error("quote", _("Paste the words that the code covers"))
        return cleaned


def _with_count(place: Any) -> str:
    count = ngettext("%(count)d text", "%(count)d texts", place.text_count)
    return f"{place} ({count % {'count': place.text_count}})"
