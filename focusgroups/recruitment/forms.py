"""What is filled in before a session: the plan, the mix, rights, candidates, consent on paper."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from focusgroups.models import AgeGroup, Candidate, FocusGroup, Guide, WantedMix
from forkommune.accounts.models import Role, User
from forkommune.accounts.roles import RoleKind
from forkommune.evidence.forms_contact import (
    OPEN_OUTCOMES,
    AttemptForm,
    clock_field,
    moment_of,
    note_field,
    too_far,
    way_field,
)
from forkommune.evidence.models import Consent, ContactAttempt, ContactKey, QuoteScope
from forkommune.terms.models import Term, Vocabulary
from forkommune.ui.dates import today
from forkommune.ui.forms import DateField, DesignForm, dress
from municipalities.models import Municipality

from .answer_forms import SCOPE_WORDS, ScopesField
from .services.candidates import Told
from .services.planning import KEY_HOLDER, RECRUITER, Wanted

LINES = 3  # empty ones below a mix
ANY = gettext_lazy("Any")
Refusal = ContactAttempt.Refusal
REFUSALS = (
    Refusal.NOT_TOLD,
    Refusal.NO_TIME,
    Refusal.NOT_RELEVANT,
    Refusal.TOO_MANY,
    Refusal.OTHER,
)


class SessionForm(DesignForm):
    """A session: what, when and where."""

    title = forms.CharField(label=gettext_lazy("Name of the session"), max_length=120)
    guide = forms.ModelChoiceField(
        Guide.objects.none(),
        label=gettext_lazy("Guide for the session"),
        empty_label=gettext_lazy("Choose"),
    )
    day = DateField(label=gettext_lazy("Day"), required=False)
    clock = clock_field(gettext_lazy("Time"), required=False)
    place = forms.CharField(
        label=gettext_lazy("Place"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("With the address, as it stands in the invitation."),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["guide"]
        field.queryset = Guide.objects.visible_to(user).order_by("title", "version")

    def clean(self) -> dict[str, Any]:
        """A day has its time, and the other way round; no slip of the year."""
        cleaned = super().clean() or self.cleaned_data
        day, clock = cleaned.get("day"), cleaned.get("clock")
        if told := too_far(day):
            self.add_error("day", told)
        if day and clock is None and "clock" not in self.errors:
            self.add_error("clock", _("Write at what time it begins"))
        if clock and day is None and "day" not in self.errors:
            self.add_error("day", _("Write the day of the session"))
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        """What the services take."""
        said = self.cleaned_data
        starts: datetime | None = moment_of(said["day"], said["clock"]) if said["day"] else None
        return {
            "title": said["title"],
            "guide": said["guide"],
            "starts_at": starts,
            "place": said["place"],
        }


def first_session(group: FocusGroup) -> dict[str, Any]:
    """What the form of a session begins with."""
    moment = timezone.localtime(group.starts_at) if group.starts_at else None
    return {
        "title": group.title,
        "guide": group.guide_id,
        "day": timezone.localdate(moment) if moment else None,
        "clock": f"{moment:%H.%M}" if moment else "",
        "place": group.place,
    }


class MixForm(DesignForm):
    """The wanted mix, a line a kind; a line without a number goes."""

    prefix = "mix"

    def __init__(self, *args: Any, group: FocusGroup, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = list(WantedMix.objects.visible_to(user).of_group(group))
        for at in range(len(self.rows) + LINES):
            for name, field in self._fields_of(at).items():
                self.fields[f"{name}_{at}"] = field
        dress(self)

    def _fields_of(self, at: int) -> dict[str, forms.Field]:
        row = self.rows[at] if at < len(self.rows) else None
        number = forms.NumberInput(attrs={"class": "ds-input field-number"})
        return {
            "actor_group": actor_group_field(required=False, initial=row and row.actor_group_id),
            "municipality": municipality_field(initial=row and row.municipality_id),
            "age_group": age_field(initial=row.age_group if row else ""),
            "wanted": forms.IntegerField(
                label=gettext_lazy("Wanted"),
                min_value=1,
                max_value=12,
                required=False,
                initial=row and row.wanted,
                widget=number,
            ),
        }

    @property
    def lines(self) -> list[dict[str, forms.BoundField]]:
        """The fields of each line by name."""
        names = ("actor_group", "municipality", "age_group", "wanted")
        count = len(self.rows) + LINES
        return [{name: self[f"{name}_{at}"] for name in names} for at in range(count)]

    def clean(self) -> dict[str, Any]:
        """A number says of whom, and no line stands twice."""
        cleaned = super().clean() or self.cleaned_data
        seen: set[tuple[Any, ...]] = set()
        for at in range(len(self.rows) + LINES):
            who, number = cleaned.get(f"actor_group_{at}"), cleaned.get(f"wanted_{at}")
            if number and who is None:
                self.add_error(f"actor_group_{at}", _("Choose of which actor group"))
            key = (who, cleaned.get(f"municipality_{at}"), cleaned.get(f"age_group_{at}"))
            if number and who and key in seen:
                self.add_error(
                    f"wanted_{at}", _("This line stands twice; put the numbers together")
                )
            if number:
                seen.add(key)
        return cleaned

    @property
    def wanted(self) -> list[Wanted]:
        """The lines of a valid form."""
        said = self.cleaned_data
        return [
            Wanted(
                said[f"actor_group_{at}"],
                said[f"municipality_{at}"],
                said[f"age_group_{at}"],
                said[f"wanted_{at}"],
            )
            for at in range(len(self.rows) + LINES)
            if said[f"wanted_{at}"]
        ]


class GrantForm(DesignForm):
    """Who recruits, or holds the key, and until when."""

    prefix = "grant"

    user = forms.ModelChoiceField(
        User.objects.none(), label=gettext_lazy("Who"), empty_label=gettext_lazy("Choose")
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Which right"),
        choices=[
            (RECRUITER, gettext_lazy("Recruiter: sees names and contact data, no letters")),
            (KEY_HOLDER, gettext_lazy("Key holder: can look a letter up, with a reason")),
        ],
        widget=forms.RadioSelect,
    )
    valid_to = DateField(
        label=gettext_lazy("Until and with"), help_text=gettext_lazy("For example 14.11.2017")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = Role.objects.current().of_kind(RoleKind.RESEARCHER)
        field: Any = self.fields["user"]
        field.queryset = User.objects.filter(is_active=True, roles__in=held).distinct()

    def clean_valid_to(self) -> date:
        """A day to come, in a year that is no slip."""
        day: date = self.cleaned_data["valid_to"]
        if day < today():
            raise ValidationError(_("The day has passed; write a coming one"))
        if told := too_far(day):
            raise ValidationError(told)
        return day


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


class MailForm(DesignForm):
    """Who of those that can be written to gets the mail."""

    to = forms.MultipleChoiceField(
        label=gettext_lazy("Who gets it"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, names: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["to"]
        field.choices = list(names.items())
        field.initial = list(names)
