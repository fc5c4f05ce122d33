"""What is filled in before a session: candidates, how they were reached, consent on paper."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from focusgroups.models import AgeGroup, Candidate, FocusGroup
from forkommune.evidence.forms_contact import (
    OPEN_OUTCOMES,
    AttemptForm,
    note_field,
    way_field,
)
from forkommune.evidence.models import Consent, ContactAttempt, ContactKey, QuoteScope
from forkommune.terms.models import Term, Vocabulary
from forkommune.ui.dates import today
from forkommune.ui.forms import DateField, DesignForm
from municipalities.models import Municipality

from .answer_forms import SCOPE_WORDS, ScopesField
from .services.candidates import Told

ANY = gettext_lazy("Any")
Refusal = ContactAttempt.Refusal
REFUSALS = (
    Refusal.NOT_TOLD,
    Refusal.NO_TIME,
    Refusal.NOT_RELEVANT,
    Refusal.TOO_MANY,
    Refusal.OTHER,
)


def actor_group_field(*, required: bool = True, initial: Any = None) -> forms.ModelChoiceField:
    """The actor groups of the project."""
    return forms.ModelChoiceField(
        Term.objects.filter(vocabulary=Vocabulary.ACTOR_GROUP, is_active=True),
        label=gettext_lazy("Actor group"),
        empty_label=gettext_lazy("Choose"),
        required=required,
        initial=initial,
    )


def municipality_field(*, initial: Any = None, any_word: Any = ANY) -> forms.ModelChoiceField:
    """The municipalities that have been members."""
    return forms.ModelChoiceField(
        Municipality.objects.ever_members().for_choice(),
        label=gettext_lazy("Municipality"),
        empty_label=any_word,
        required=False,
        initial=initial,
    )


def age_field(*, initial: str = "", any_word: Any = ANY) -> forms.ChoiceField:
    """Age in four groups."""
    return forms.ChoiceField(
        label=gettext_lazy("Age group"),
        choices=[("", any_word), *AgeGroup.choices],
        required=False,
        initial=initial,
    )


class CandidateForm(DesignForm):
    """Somebody who may be asked."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    email = forms.EmailField(label=gettext_lazy("E-mail address"), required=False, max_length=254)
    phone = forms.CharField(label=gettext_lazy("Telephone"), max_length=40, required=False)
    actor_group = actor_group_field()
    municipality = municipality_field(any_word=gettext_lazy("Not known"))
    age_group = age_field(any_word=gettext_lazy("Not known"))
    language = forms.ChoiceField(
        label=gettext_lazy("Written to in"),
        choices=Candidate.Language,
        initial=Candidate.Language.BOKMAL,
        widget=forms.RadioSelect,
    )

    def clean(self) -> dict[str, Any]:
        """Somebody who can be reached."""
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("email") and not cleaned.get("phone") and "email" not in self.errors:
            self.add_error("email", _("Write an e-mail address or a telephone number"))
        return cleaned

    @property
    def told(self) -> Told:
        """What the services take."""
        names = Told.__dataclass_fields__
        return Told(**{name: self.cleaned_data[name] for name in names})


class NewForm(CandidateForm):
    """Somebody who may be asked. Once somebody is reached the same way already, it asks whether this is
    another person."""

    is_another = forms.BooleanField(
        label=gettext_lazy("It is another person; add all the same"), required=False
    )

    @property
    def asks_whether_another(self) -> bool:
        """Whether the question was put."""
        return bool(self.data) and self.has_error(None, "twin")

    def ask_whether_another(self, names: str) -> None:
        """Put it. names: who of the session; "" where it is somebody of another."""
        told = (
            _(
                "%(names)s has the same e-mail address or telephone number. Is it the same person, "
                "nobody needs to be added; if not, tick that it is another, and add once more."
            )
            % {"names": names}
            if names
            else _(
                "Somebody with the same e-mail address or telephone number is on the list of another "
                "session. If it is another person, or is to be asked twice, tick it and add once more."
            )
        )
        self.add_error(None, ValidationError(told, code="twin"))


class ChangeForm(CandidateForm):
    """What is known of a candidate, and when the contact data go."""

    delete_on = DateField(
        label=gettext_lazy("Contact data deleted on"),
        help_text=gettext_lazy("The day after which the portal deletes it by itself."),
    )

    def clean_delete_on(self) -> date:
        """A day to come."""
        day: date = self.cleaned_data["delete_on"]
        if day <= today():
            raise ValidationError(_("The day has passed; write a coming one"))
        return day


def first_candidate(candidate: Candidate, key: ContactKey) -> dict[str, Any]:
    """What the form of a candidate begins with."""
    return {
        "name": key.name,
        "email": key.email,
        "phone": key.phone,
        "delete_on": key.delete_on,
        "actor_group": candidate.actor_group_id,
        "municipality": candidate.municipality_id,
        "age_group": candidate.age_group,
        "language": candidate.language,
    }


class ProposalForm(CandidateForm):
    """A candidate whom the secretariat knows."""

    group = forms.ModelChoiceField(
        FocusGroup.objects.none(),
        label=gettext_lazy("For which session"),
        empty_label=gettext_lazy("Choose"),
    )
    field_order = ("group",)

    def __init__(self, *args: Any, groups: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["group"]
        field.queryset = groups


class ReachedForm(AttemptForm):
    """A call or mail to a candidate that led to no answer yet."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["outcome"]
        field.choices = [(one.value, one.label) for one in OPEN_OUTCOMES]


class YesForm(DesignForm):
    """The candidate comes."""

    prefix = "yes"
    way = way_field()
    note = note_field(gettext_lazy("Not the name: it is kept in the contact list."))


class NoForm(DesignForm):
    """The candidate does not come."""

    prefix = "no"
    refusal = forms.ChoiceField(
        label=gettext_lazy("Reason"),
        choices=[(one.value, one.label) for one in REFUSALS],
        widget=forms.RadioSelect,
        initial=Refusal.NOT_TOLD,
        help_text=gettext_lazy("Nobody has to give one: then “gave no reason” is the answer."),
    )
    way = way_field()
    note = note_field(gettext_lazy("Only what is needed to understand the reason."))


class ReplaceForm(DesignForm):
    """Who steps in, of those who are proposed."""

    prefix = "replace"
    stand_in = forms.ChoiceField(label=gettext_lazy("Who steps in"))

    def __init__(self, *args: Any, names: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["stand_in"]
        field.choices = [("", gettext_lazy("Choose")), *names.items()]


class PaperForm(DesignForm):
    """A consent on paper, or given orally."""

    way = forms.ChoiceField(
        label=gettext_lazy("How it is documented"),
        choices=[
            (one.value, one.label)
            for one in (Consent.Way.SIGNED, Consent.Way.EMAIL, Consent.Way.ORAL)
        ],
        widget=forms.RadioSelect,
        initial=Consent.Way.SIGNED,
    )
    wording = forms.CharField(
        label=gettext_lazy("What was said"),
        required=False,
        widget=forms.Textarea(attrs={"rows": "3"}),
        help_text=gettext_lazy("Needed when it was given orally: who asked, when, and the words."),
    )
    given_on = DateField(label=gettext_lazy("Given on"))
    scopes = ScopesField(
        label=gettext_lazy("Covers"),
        help_text=gettext_lazy("Tick only what stands on the paper, one by one."),
    )

    def clean_given_on(self) -> date:
        """A day that has been."""
        day: date = self.cleaned_data["given_on"]
        if day > today():
            raise ValidationError(_("The day lies ahead; write the day on which it was given"))
        return day

    def clean_scopes(self) -> list[str]:
        """Without taking part nothing may be kept."""
        scopes: list[str] = self.cleaned_data["scopes"]
        if QuoteScope.INTERVIEW not in scopes:
            told = _("Tick “%(scope)s”, or nothing can be noted")
            raise ValidationError(told % {"scope": SCOPE_WORDS[QuoteScope.INTERVIEW]})
        return scopes

    def clean(self) -> dict[str, Any]:
        """Oral needs its words."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("way") == Consent.Way.ORAL and not cleaned.get("wording"):
            self.add_error("wording", _("Write down what was said"))
        return cleaned


class GoneForm(DesignForm):
    """That somebody wants everything taken back."""

    sure = forms.BooleanField(
        label=gettext_lazy("The person has asked for this, and everything goes at once")
    )
