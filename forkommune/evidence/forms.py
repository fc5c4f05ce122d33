"""Input to the coding screen and the pages of passages and claims."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from forkommune.accounts.models import User
from forkommune.evidence.models import (
    Claim,
    ClaimLink,
    ClaimReview,
    Code,
    Passage,
    ResearchExport,
    Support,
    TextRevision,
)
from forkommune.evidence.texts import find_quote, selection_in, stretch_of
from forkommune.ui.asked import whole_number
from forkommune.ui.forms import DateField, DesignForm
from forkommune.ui.named_rows import NamedRowField


class MarkForm(forms.Form):
    """A stretch of text in one of three ways: a browser's selection, sentences, or a pasted quote.

    start, end: UTF-16 units into the text, with `marked`, the string selected there.
    sentence: "start-end" in code points, as many as are ticked.
    """

    revision = forms.IntegerField()
    start = forms.IntegerField(required=False, min_value=0)
    end = forms.IntegerField(required=False, min_value=0)
    marked = forms.CharField(required=False, strip=False)
    quote = forms.CharField(required=False)
    code = forms.IntegerField(required=False)
    make = forms.CharField(required=False)

    def stretches(self) -> list[tuple[int, int]]:
        """The ticked sentences; what is no pair of numbers was not made by our page."""
        ticked = cast("QueryDict", self.data).getlist("sentence")
        pairs = (tuple(map(whole_number, value.split("-"))) for value in ticked)
        return [(pair[0], pair[1]) for pair in pairs if len(pair) == 2 and None not in pair]  # type: ignore[misc]

    def stretch(self, revision: TextRevision) -> tuple[int, int]:
        """What was chosen, in code points. Raises BadMark."""
        data = self.cleaned_data
        if data["quote"]:
            return find_quote(revision.text, data["quote"])
        if data["marked"]:
            marked = data["marked"].replace("\r\n", "\n")
            return selection_in(revision.text, data["start"] or 0, data["end"] or 0, marked)
        return stretch_of(self.stretches())


class CodeChoiceForm(forms.Form):
    """Another code for a passage."""

    code = forms.ModelChoiceField(Code.objects.usable())


class CorrectTextForm(DesignForm):
    """The corrected text, and why."""

    text = forms.CharField(
        label=_("Text"),
        strip=False,
        widget=forms.Textarea(attrs={"rows": "14"}),
        help_text=_("Codes and findings move along. You confirm passages whose words change."),
    )
    reason = forms.CharField(
        label=_("Why it is corrected"),
        required=False,
        max_length=200,
        help_text=_("For example: typing error, or what the respondent corrected."),
    )


class SupportForm(DesignForm):
    """Another finding that a passage speaks for or against."""

    claim = forms.ModelChoiceField(
        Claim.objects.none(), label=_("Finding"), empty_label=_("Choose a finding")
    )
    grade = forms.ChoiceField(label=_("What the passage says of it"), choices=Support.Grade.choices)
    note = forms.CharField(
        label=_("Note"), required=False, widget=forms.Textarea(attrs={"rows": "2"})
    )

    def __init__(self, *args: Any, passage: Passage, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        claims = Claim.objects.visible_to(user).supportable_by(passage)
        self.fields["claim"].queryset = claims  # type: ignore[attr-defined]


class ReviewForm(DesignForm):
    """A dated judgement of a claim."""

    step = forms.ChoiceField(label=_("Who judges"), choices=ClaimReview.Step.choices)
    outcome = forms.ChoiceField(label=_("Answer"), choices=ClaimReview.Outcome.choices)
    on = DateField(label=_("Date"))
    wording = forms.CharField(
        label=_("What it should say"),
        required=False,
        help_text=_("Only where it is corrected."),
        widget=forms.Textarea(attrs={"rows": "2"}),
    )
    note = forms.CharField(
        label=_("Note"), required=False, widget=forms.Textarea(attrs={"rows": "2"})
    )


class LinkForm(DesignForm):
    """A relation to another claim."""

    kind = forms.ChoiceField(label=_("Relation"), choices=ClaimLink.Kind.choices)
    to_claim = NamedRowField(Claim.objects.none(), name_field="statement", label=_("Finding"))

    def __init__(self, *args: Any, claim: Claim, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["to_claim"]
        field.offer(Claim.objects.visible_to(user).linkable_to(claim))


class TakeOutForm(DesignForm):
    """What a file with personal data is for, and for whom."""

    purpose = forms.CharField(
        label=_("What the files are for"),
        max_length=300,
        help_text=_("For example: second coding in another program."),
    )
    recipient = forms.CharField(
        label=_("Who gets them"),
        max_length=200,
        required=False,
        help_text=_("Empty: only you."),
    )


class ExportForm(TakeOutForm):
    """What coded material shall leave the portal as, what for and for whom."""

    format = forms.ChoiceField(
        label=_("Format"),
        choices=[(str(one), one.label) for one in ResearchExport.OF_CODINGS],
        widget=forms.RadioSelect,
        initial=ResearchExport.Format.QDPX,
    )
    field_order = ("format", "purpose", "recipient")
