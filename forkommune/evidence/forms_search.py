"""What is looked for in the texts, and which hits get a code."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from forkommune.evidence.forms_texts import TextListForm
from forkommune.evidence.models import Code
from forkommune.evidence.selectors.text_search import UNITS, Unit


class TextSearchForm(TextListForm):
    """Words, and in which texts."""

    asked = {"words": "q", "place": "kommune", "kind": "kilde"}

    words = forms.CharField(
        label=_("Words in the texts"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
        help_text=_(
            "Other forms, compounds and synonyms are found too. “Words in quotation marks” stand "
            "beside each other; a minus before a word leaves texts with it out."
        ),
    )
    field_order = ("words", "place", "kind")


class CodeHitsForm(forms.Form):
    """A code for the hits of the ticked texts, and how much around each gets it."""

    code = forms.ModelChoiceField(
        Code.objects.usable(), error_messages={"required": _("Choose the code that the hits get.")}
    )
    unit = forms.ChoiceField(choices=UNITS)
    texts = forms.TypedMultipleChoiceField(
        coerce=int, error_messages={"required": _("Tick the texts whose hits get the code.")}
    )

    def __init__(self, *args: Any, revisions: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["texts"].choices = [(key, key) for key in revisions]  # type: ignore[attr-defined]

    def clean_unit(self) -> Unit:
        """As it is worked with."""
        return Unit(self.cleaned_data["unit"])
