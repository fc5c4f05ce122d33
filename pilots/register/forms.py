"""What those who keep the pilot register fill in about a pilot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.accounts.models import Organisation, OrganisationKind, User
from forkommune.evidence.models import Claim, Nature, Passage, Support
from forkommune.terms.models import Vocabulary
from forkommune.ui.forms import DesignForm
from forkommune.ui.year_field import YearField
from municipalities.models import Municipality
from municipalities.network.models import NetworkGroup
from municipalities.register.choosing import OrganisationField
from municipalities.survey.naming import Known, Unclear, read_named
from pilots.models import Pilot
from pilots.number_fields import FigureField
from pilots.register.fields import TermField, WordsField
from pilots.services.pilots import begin_pilot

SHORT = {"rows": "2"}
FOR_IT = [choice for choice in Support.Grade.choices if choice[0] != Support.Grade.AGAINST]


class GroupField(forms.ModelChoiceField):
    """A network group, with the division that it is of."""

    def label_from_instance(self, obj: Any) -> str:
        """A, Store ved Oslo (the division's name)."""
        name = f"{obj.letter}, {obj.name}" if obj.name else obj.letter
        return f"{name} ({obj.division})"


class PlacesField(forms.CharField):
    """Municipalities by number or name. A name that several have had means the one of today."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", gettext_lazy("Municipalities"))
        kwargs.setdefault("help_text", gettext_lazy("Numbers or names, with commas between."))
        super().__init__(max_length=2000, **kwargs)

    def clean(self, value: Any) -> Any:
        """The municipalities. Raises ValidationError that names every piece that is not one."""
        typed = super().clean(value)
        today = {one.pk: one for one in Municipality.objects.valid_on()}
        rows = {one.pk: one for one in Municipality.objects.all()}
        names = {one.name.casefold() for one in today.values()}
        known = [
            Known(
                pk,
                one.number,
                one.number if pk not in today and one.name.casefold() in names else one.name,
            )
            for pk, one in rows.items()
        ]
        named = read_named(typed, known)
        if named.unclear:
            raise forms.ValidationError([_unclear(one) for one in named.unclear])
        return [rows[key] for key in named.keys]


def _unclear(one: Unclear) -> str:
    if one.numbers:
        return _("Several are called “%(typed)s”: write the number, %(numbers)s") % {
            "typed": one.typed,
            "numbers": ", ".join(one.numbers),
        }
    return _("“%s” is no municipality; write its number or name.") % one.typed


def places(municipalities: Any) -> str:
    """Municipalities as the field reads them."""
    return ", ".join(f"{one.number} {one.name}" for one in municipalities)


@dataclass(frozen=True)
class FormPart:
    """A part of the long form: its heading, and the names of its fields."""

    title: Any
    fields: tuple[str, ...]
    lead: Any = ""


PARTS = (
    FormPart(gettext_lazy("The idea"), ("name", "summary", "problem", "municipalities", "sector")),
    FormPart(gettext_lazy("What is expected"), ("barrier", "instrument", "hypothesis", "why")),
    FormPart(
        gettext_lazy("Emission potential"),
        ("potential_low", "potential_high", "potential_method"),
        gettext_lazy("Reckoned beforehand, and shown as that: never as a result."),
    ),
    FormPart(gettext_lazy("Cost and funding"), ("cost_nok", "cost_year", "cost", "funding")),
    FormPart(gettext_lazy("Who"), ("owner", "researcher", "network_group", "participation")),
    FormPart(gettext_lazy("Risk, law and the way on"), ("risk", "legal", "next_steps")),
)


class PilotForm(DesignForm):
    """All that is told of a pilot. Drafts never pass through its checks."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    summary = WordsField(label=gettext_lazy("What, how much and where"), rows=4, required=True)
    problem = WordsField(label=gettext_lazy("Problem"))
    municipalities = PlacesField()
    sector = TermField(Vocabulary.SECTOR, label=gettext_lazy("Sector"))
    barrier = TermField(Vocabulary.BARRIER, label=gettext_lazy("Barrier it tests"))
    instrument = TermField(Vocabulary.INSTRUMENT, label=gettext_lazy("Policy instrument"))
    hypothesis = WordsField(
        label=gettext_lazy("Hypothesis"),
        help_text=gettext_lazy("What is expected to change, by how much, and against whom."),
    )
    why = WordsField(
        label=gettext_lazy("Why it is expected"),
        help_text=gettext_lazy("What makes the one lead to the other, and what it rests on."),
    )
    potential_low = FigureField(
        label=gettext_lazy("From, tonnes CO₂e a year"), decimal_places=3, required=False
    )
    potential_high = FigureField(
        label=gettext_lazy("To, tonnes CO₂e a year"), decimal_places=3, required=False
    )
    potential_method = WordsField(
        label=gettext_lazy("How it was reckoned"),
        help_text=gettext_lazy("Method, source and year, and what is most uncertain."),
    )
    cost_nok = forms.CharField(
        label=gettext_lazy("Cost in kroner"),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "ds-input field-short"}),
    )
    cost_year = YearField(label=gettext_lazy("In the prices of the year"), required=False)
    cost = WordsField(label=gettext_lazy("What the cost covers"), rows=2)
    funding = WordsField(
        label=gettext_lazy("Funding"),
        help_text=gettext_lazy("Who pays, from which scheme, and what is not paid for yet."),
        rows=2,
    )
    owner = OrganisationField(label=gettext_lazy("Owner"), required=False)
    researcher = OrganisationField(
        label=gettext_lazy("Researched by"),
        required=False,
    )
    network_group = GroupField(
        NetworkGroup.objects.none(),
        label=gettext_lazy("Network group"),
        empty_label=gettext_lazy("Not chosen"),
        required=False,
    )
    participation = WordsField(
        label=gettext_lazy("Participation process"),
        help_text=gettext_lazy("Who takes part in what, when, and what they decide."),
    )
    risk = WordsField(
        label=gettext_lazy("Risk"),
        help_text=gettext_lazy("What may go wrong, also side effects, and what is done about it."),
    )
    legal = WordsField(
        label=gettext_lazy("Legal needs"),
        help_text=gettext_lazy("Permits, procurement, privacy, plans that must be changed."),
    )
    next_steps = WordsField(label=gettext_lazy("What happens next"))

    def __init__(self, *args: Any, pilot: Pilot, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = NetworkGroup.objects.visible_to(user).select_related("division")
        self.fields["network_group"].queryset = groups  # type: ignore[attr-defined]
        owners = Organisation.objects.visible_to(user)
        self.fields["owner"].offer(owners)  # type: ignore[attr-defined]
        research = owners.filter(kind=OrganisationKind.RESEARCH)
        self.fields["researcher"].offer(owners)  # type: ignore[attr-defined]
        self.fields["researcher"].suggest_first(research)  # type: ignore[attr-defined]
        for name in ("potential_low", "potential_high", "cost_year"):
            self.fields[name].widget.attrs["class"] = "ds-input field-number"
        if pilot.hypothesis_registered_at is not None:
            del self.fields["hypothesis"]

    def clean_cost_nok(self) -> int | None:
        """Whole kroner, with or without spaces; None for an empty field."""
        typed = "".join(self.cleaned_data["cost_nok"].split())
        if not typed:
            return None
        if not (typed.isascii() and typed.isdigit()):
            raise forms.ValidationError(
                _("“%s” is no sum. Write whole kroner, for example 410 000.") % typed
            )
        return int(typed)

    def clean(self) -> dict[str, Any]:
        """A potential has two ends and a method; a cost has a year."""
        cleaned = super().clean() or self.cleaned_data
        low, high = cleaned.get("potential_low"), cleaned.get("potential_high")
        if (low is None) != (high is None) and not {"potential_low", "potential_high"} & set(
            self.errors
        ):
            empty = "potential_high" if high is None else "potential_low"
            self.add_error(
                empty,
                _("A potential is told from and to; write the same number twice if it is one."),
            )
        if isinstance(low, Decimal) and isinstance(high, Decimal):
            if low > high:
                self.add_error("potential_high", _("The higher end is below the lower one."))
            if not cleaned.get("potential_method"):
                self.add_error("potential_method", _("Say how the potential was reckoned."))
        has_year = cleaned.get("cost_year") or "cost_year" in self.errors
        if cleaned.get("cost_nok") is not None and not has_year:
            self.add_error("cost_year", _("Say which year's prices the cost is in."))
        return cleaned

    def parts(self) -> Sequence[tuple[FormPart, list[forms.BoundField]]]:
        """The parts of the form with their fields."""
        return [
            (part, [self[name] for name in part.fields if name in self.fields]) for part in PARTS
        ]


class NewPilotForm(DesignForm):
    """What a pilot begins with; the rest is told later."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    summary = WordsField(label=gettext_lazy("What, how much and where"), rows=4, required=True)
    problem = WordsField(label=gettext_lazy("Problem"))
    municipalities = PlacesField()


class PassagePilotForm(NewPilotForm):
    """A pilot made of what somebody said."""

    nature = forms.ChoiceField(label=gettext_lazy("What it says"), choices=list(Nature.choices[:2]))
    grade = forms.ChoiceField(label=gettext_lazy("How well the passage carries it"), choices=FOR_IT)

    def __init__(self, *args: Any, passage: Passage, user: User, **kwargs: Any) -> None:
        source = passage.revision.source
        known = (
            Municipality.objects.filter(organisation=source.organisation)
            if (source.organisation_id)
            else Municipality.objects.none()
        )
        start = {"municipalities": places(known), "nature": source.nature, "grade": "partial"}
        kwargs["initial"] = {**start, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.passage = passage

    def save(self, *, by: User) -> Claim:
        """Make the pilot and return its claim."""
        made: Claim = begin_pilot(passage=self.passage, by=by, **self.cleaned_data).claim
        return made


class PartnerForm(DesignForm):
    """Who takes part, and as what."""

    organisation = OrganisationField(
        label=gettext_lazy("Organisation of the register"),
        required=False,
    )
    name = forms.CharField(
        label=gettext_lazy("or the name of another"),
        help_text=gettext_lazy("A body or a group, never a person."),
        max_length=120,
        required=False,
    )
    actor_group = TermField(Vocabulary.ACTOR_GROUP, label=gettext_lazy("Actor group"))
    role = forms.CharField(
        label=gettext_lazy("What they do in the pilot"),
        max_length=120,
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].offer(Organisation.objects.visible_to(user))  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        cleaned = super().clean() or self.cleaned_data
        if bool(cleaned.get("organisation")) == bool(cleaned.get("name")) and not (
            {"organisation", "name"} & set(self.errors)
        ):
            self.add_error(
                "organisation", _("Choose an organisation of the register, or write a name.")
            )
        return cleaned


class DecideForm(DesignForm):
    """Why a proposal is not taken up."""

    reason = forms.CharField(
        label=gettext_lazy("Why it is not taken up"),
        help_text=gettext_lazy("The sender reads it."),
        max_length=500,
        widget=forms.Textarea(attrs=SHORT),
    )
