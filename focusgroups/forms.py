"""Which words of a turn are blacked out."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from focusgroups.models import Note
from forkommune.ui.forms import DesignForm


class RedactForm(DesignForm):
    """The words that were found, all chosen; and others as they stand in the turn."""

    found = forms.MultipleChoiceField(
        label=_("Words that may speak of the person"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Each goes wherever it stands as a word of its own in the turn."),
    )
    others = forms.CharField(
        label=_("Other words that tell who it was"),
        required=False,
        widget=forms.Textarea(attrs={"rows": "3"}),
        help_text=_("One a line, as they stand in the turn: a name, a workplace, a road."),
    )

    def __init__(self, *args: Any, note: Note, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = note.words_of_mentions
        found: Any = self.fields["found"]
        found.choices = [(word, word) for word in words]
        found.initial = words
        if not words:
            del self.fields["found"]

    @property
    def words(self) -> list[str]:
        """All words of a valid form."""
        data = self.cleaned_data
        return [*data.get("found", ()), *data["others"].splitlines()]
