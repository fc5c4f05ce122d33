"""Which drafts go to whom, and what the mail says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from forkommune.evidence.typed import TextField
from forkommune.ui.forms import DesignForm
from workshops.models import Invitation

from .page import Draft


class SendForm(DesignForm):
    """Drafts and people are ticked; the seen versions stand beside the drafts."""

    drafts = forms.MultipleChoiceField(label=_("Drafts"), widget=forms.CheckboxSelectMultiple)
    people = forms.TypedMultipleChoiceField(
        label=_("To whom"), coerce=int, widget=forms.CheckboxSelectMultiple
    )
    message = TextField(
        label=_("What you ask them for"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": "4"}),
    )
    again = forms.BooleanField(
        label=_("Send again also to those who have it; the earlier link stops working"),
        required=False,
    )

    def __init__(
        self, *args: Any, drafts: Sequence[Draft], people: Sequence[Invitation], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.known = {draft.key: draft for draft in drafts if not draft.why_not}
        self.invited = {person.pk: person for person in people if person.email}
        drafts_field: Any = self.fields["drafts"]
        people_field: Any = self.fields["people"]
        drafts_field.choices = [
            (key, f"{draft.title} ({draft.state.lower()})") for key, draft in self.known.items()
        ]
        people_field.choices = [
            (key, f"{person} ({person.organisation}, {person.get_state_display().lower()})")
            for key, person in self.invited.items()
        ]

    def chosen_drafts(self) -> list[Draft]:
        """The drafts that were ticked."""
        return [self.known[key] for key in self.cleaned_data["drafts"]]

    def chosen_people(self) -> list[Invitation]:
        """The people who were ticked."""
        return [self.invited[key] for key in self.cleaned_data["people"]]
