"""What people fill in on the report pages."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from forkommune.accounts.models import User
from forkommune.evidence.models import Nature, Passage
from forkommune.ui.forms import DesignForm
from reports.models import Audience, Edition
from reports.sections import Written

READ = "evidence.read_research"


class OrderForm(DesignForm):
    """For whom, and in which form."""

    audience = forms.ChoiceField(
        label=_("Made for"),
        choices=Audience.choices,
        widget=forms.RadioSelect,
        initial=Audience.PUBLIC,
        help_text=_("The public edition holds only what everybody may read."),
    )
    profile = forms.ChoiceField(
        label=_("Format"),
        choices=Edition.Profile.choices,
        widget=forms.RadioSelect,
        initial=Edition.Profile.ARCHIVE,
        help_text=_("The working copy carries the data behind it inside the file."),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not user.has_perm(READ):
            only = [choice for choice in Audience.choices if choice[0] == Audience.PUBLIC]
            self.fields["audience"].choices = only  # type: ignore[attr-defined]


class WithdrawForm(DesignForm):
    """Why a published edition is taken back."""

    reason = forms.CharField(label=_("Why is it withdrawn?"), max_length=300)


class SentenceForm(DesignForm):
    """A sentence of the report and the passages it rests on."""

    text = forms.CharField(
        label=_("Sentence"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("As it will stand in the report. Name no municipality and no person."),
    )
    nature = forms.ChoiceField(
        label=_("It is"),
        choices=[choice for choice in Nature.choices if choice[0] != Nature.RESPONDENT],
        widget=forms.RadioSelect,
        initial=Nature.FACT,
        help_text=_(
            "An assessment is shown to the public when it rests on five municipalities or more."
        ),
    )
    passages = forms.ModelMultipleChoiceField(
        label=_("Passages it rests on"),
        queryset=Passage.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, passages: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["passages"]
        field.queryset = passages  # type: ignore[attr-defined]
        field.label_from_instance = passage_label  # type: ignore[attr-defined]


def passage_label(passage: Passage) -> str:
    """The words and where they stand."""
    source = passage.revision.source
    quote = passage.quote if len(passage.quote) <= 140 else f"{passage.quote[:139]}…"
    places = (source.organisation.name if source.organisation else "", source.title)
    return f"«{quote}» – {', '.join(place for place in places if place)}"


class SectionForm(DesignForm):
    """A section of the report in the authors' own words."""

    title = forms.CharField(label=_("Heading"), max_length=200)
    body = forms.CharField(
        label=_("Text"),
        widget=forms.Textarea(attrs={"rows": 16}),
        help_text=_(
            "Plain text with an empty line between paragraphs. It stands in public editions too:"
            " name no person, and build on findings that may be published."
        ),
    )
    position = forms.IntegerField(
        label=_("Place in the chapter"),
        min_value=1,
        max_value=999,
        help_text=_("The lowest number comes first."),
    )
    base = forms.CharField(widget=forms.HiddenInput, required=False)

    def written(self) -> Written:
        """What was typed. Only for a form without errors."""
        return Written(**{name: self.cleaned_data[name] for name in ("title", "body", "position")})
