"""Fields of the forms about pilots."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from forkommune.terms.models import Term, Vocabulary


class WordsField(forms.CharField):
    """Several lines of text, which may be empty."""

    def __init__(self, *, rows: int = 3, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        widget = forms.Textarea(attrs={"rows": str(rows)})
        super().__init__(max_length=4000, widget=widget, **kwargs)


class TermField(forms.ModelChoiceField):
    """A word of one vocabulary that is in use."""

    def __init__(self, vocabulary: Vocabulary, **kwargs: Any) -> None:
        rows = Term.objects.of(vocabulary).in_use()
        super().__init__(rows, empty_label=gettext_lazy("Not chosen"), required=False, **kwargs)
