"""What is asked of a case paper."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.accounts.models import Organisation, User
from forkommune.ui.forms import DesignForm
from municipalities.register.choosing import OrganisationField
from workshops.models import CasePaper, Meeting
from workshops.writing import NOTES_LONGEST, plain


class LongText(forms.CharField):
    """Text in paragraphs."""

    def __init__(self, *, rows: int, **kwargs: Any) -> None:
        widget = forms.Textarea(attrs={"rows": rows})
        super().__init__(widget=widget, max_length=NOTES_LONGEST, required=False, **kwargs)

    def clean(self, value: Any) -> str:
        """Without signs that cannot be stored; they are named."""
        return plain(super().clean(value))


class PaperForm(DesignForm):
    """What people write in a paper; the rest comes from the meeting."""

    title = forms.CharField(label=gettext_lazy("Heading"), max_length=200)
    case_number = forms.CharField(
        label=gettext_lazy("Case number"),
        help_text=gettext_lazy("As in the archive, for example 18/01234."),
        max_length=40,
        required=False,
    )
    background = LongText(rows=8, label=gettext_lazy("Background"))
    facts = LongText(
        rows=6,
        label=gettext_lazy("Facts"),
        help_text=gettext_lazy(
            "Lines that begin with a hyphen become a list, lines that begin with an upright stroke a table."
        ),
    )
    proposal = LongText(
        rows=5,
        label=gettext_lazy("Proposal for decision"),
        help_text=gettext_lazy("What the receiver is asked to decide, in the words of a decision."),
    )

    def __init__(self, *args: Any, paper: CasePaper, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if paper.kind == CasePaper.Kind.MINUTES:
            self.fields["background"].label = _("From the meeting")


class NewPaperForm(DesignForm):
    """Whom the paper is for."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What is made"),
        choices=[one for one in CasePaper.Kind.choices if one[0] != CasePaper.Kind.MINUTES],
        widget=forms.RadioSelect,
        initial=CasePaper.Kind.COUNCIL.value,
    )
    addressee = OrganisationField(
        label=gettext_lazy("Whom it goes to"),
        required=False,
    )
    title = forms.CharField(label=gettext_lazy("Heading"), max_length=200)

    def __init__(self, *args: Any, meeting: Meeting, user: User, **kwargs: Any) -> None:
        own = list(meeting.municipalities.select_related("organisation")[:2])
        known = {"title": meeting.title, "addressee": own[0].organisation if len(own) == 1 else ""}
        kwargs["initial"] = {**known, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        to: Any = self.fields["addressee"]
        near = meeting.municipalities.values_list("organisation", flat=True)
        to.offer(Organisation.objects.visible_to(user), near=near)

    def clean(self) -> dict[str, Any]:
        """A paper for a council goes to somebody."""
        cleaned = super().clean() or self.cleaned_data
        to_council = cleaned.get("kind") == CasePaper.Kind.COUNCIL
        if to_council and not cleaned.get("addressee") and "addressee" not in self.errors:
            self.add_error("addressee", _("Say which municipality the paper goes to."))
        return cleaned
