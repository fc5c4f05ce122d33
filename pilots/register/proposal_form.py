"""What anybody fills in who proposes a pilot."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from forkommune.terms.models import Vocabulary
from forkommune.work.open_forms import OpenForm
from pilots.register.fields import TermField, WordsField


class ProposalForm(OpenForm):
    """An idea from anybody. Nobody is asked who they are."""

    title = forms.CharField(label=gettext_lazy("What shall the pilot be called?"), max_length=120)
    summary = WordsField(
        label=gettext_lazy("What do you want to try?"),
        help_text=gettext_lazy("What is done, how much of it, and for how long."),
        rows=5,
        required=True,
    )
    problem = WordsField(label=gettext_lazy("Which problem does it solve?"))
    expected = WordsField(label=gettext_lazy("What do you think will change, and why?"))
    place = forms.CharField(label=gettext_lazy("Where?"), max_length=200, required=False)
    actor_group = TermField(Vocabulary.ACTOR_GROUP, label=gettext_lazy("You write as"))

    def told(self) -> dict[str, Any]:
        """What is kept of it."""
        names = ("title", "summary", "problem", "expected", "place", "actor_group")
        return {name: self.cleaned_data[name] for name in names}
