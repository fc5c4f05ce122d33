"""What people fill in on the report pages."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db.models import Q, QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from forkommune.accounts.models import Role, User
from forkommune.accounts.roles import RoleKind
from forkommune.evidence.models import Nature, Passage
from forkommune.evidence.texts import UnusableText, normalise
from forkommune.figures.numbers import format_number
from forkommune.plan.models import Deliverable
from forkommune.ui.forms import DateField, DesignForm
from reports.models import Audience, Dissemination, Edition

LONGEST = 100_000  # characters of one section: some forty pages
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


class SectionPlaceForm(DesignForm):
    """What a section is about, where it stands and who writes it."""

    title = forms.CharField(label=_("Heading"), max_length=200)
    position = forms.IntegerField(
        label=_("Place in the chapter"),
        min_value=1,
        max_value=999,
        help_text=_("The lowest number comes first."),
    )
    responsible = forms.ModelChoiceField(
        label=_("Who writes it"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("Nobody yet"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept = kwargs.get("initial", {}).get("responsible") or None
        field = self.fields["responsible"]
        field.queryset = writers(kept)  # type: ignore[attr-defined]
        field.label_from_instance = lambda one: one.get_full_name() or str(one)  # type: ignore[attr-defined]

    def clean_title(self) -> str:
        """Without signs that cannot be stored; they are named."""
        return usable(self.cleaned_data["title"])


class NewSectionForm(SectionPlaceForm):
    """The same, and which of the report's own headings the text answers, if any."""

    place = forms.CharField(required=False, widget=forms.HiddenInput)


class SectionForm(SectionPlaceForm):
    """A section of the report in the authors' own words."""

    body = forms.CharField(
        label=_("Text"),
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "true"}),
        required=False,
        help_text=_(
            "An empty line begins a new paragraph, ## a heading, a hyphen a list. *Emphasis*, **strong**, "
            "[words](https://…). Type { for a number, figure, table, passage or work of the report. It stands in "
            "public editions too: name no person, and build on findings that may be published."
        ),
    )
    field_order = ("title", "body", "position", "responsible")

    def clean_body(self) -> str:
        """As it can be stored and printed. Raises ValidationError naming what is too long or unusable."""
        body = usable(self.cleaned_data["body"])
        if len(body) > LONGEST:
            raise ValidationError(
                gettext(
                    "The text has %(count)s characters; a section holds at most %(most)s. Divide it into several sections."
                )
                % {"count": format_number(len(body)), "most": format_number(LONGEST)}
            )
        return body


class CommentForm(DesignForm):
    """What a colleague says about a section."""

    text = forms.CharField(
        label=_("Your comment"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def clean_text(self) -> str:
        """Without signs that cannot be stored; they are named."""
        return usable(self.cleaned_data["text"])


def writers(kept: Any = None) -> QuerySet[User]:
    """Those who can be responsible for a section: researchers by now, and whoever is it already."""
    held = Role.objects.current().of_kind(RoleKind.RESEARCHER)
    rows = User.objects.filter(Q(pk__in=held.values("user")) | Q(pk=kept or None), is_active=True)
    return rows.order_by("name", "pk")


def usable(typed: str) -> str:
    """Typed text as it is kept. Raises ValidationError naming a character that cannot be stored."""
    try:
        return normalise(typed).strip()
    except UnusableText as fault:
        raise ValidationError(str(fault)) from fault


class DisseminationForm(DesignForm):
    """Where results were told: the columns of the Research Council's form."""

    kind = forms.ChoiceField(
        label=_("Kind"), choices=Dissemination.Kind.choices, widget=forms.RadioSelect
    )
    title = forms.CharField(label=_("Title"), max_length=250)
    on = DateField(label=_("Date"))
    channel = forms.CharField(
        label=_("Where"),
        max_length=150,
        help_text=_("The journal, the conference, the newspaper."),
    )
    url = forms.URLField(
        label=_("Web address"), max_length=500, required=False, assume_scheme="https"
    )
    deliverable = forms.ModelChoiceField(
        label=_("Which report it tells of"),
        queryset=Deliverable.objects.none(),
        required=False,
        empty_label=_("None of them"),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=16)

    FACTS = ("kind", "title", "on", "channel", "url", "deliverable")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        address: Any = self.fields["url"]
        address.validators = [URLValidator(schemes=["http", "https"])]  # what a browser opens
        field: Any = self.fields["deliverable"]
        field.queryset = Deliverable.objects.order_by("code")

    @property
    def facts(self) -> dict[str, Any]:
        """What was written, as the services take it."""
        return {name: self.cleaned_data[name] for name in self.FACTS}

    @classmethod
    def facts_of(cls, row: Dissemination) -> dict[str, Any]:
        """What a row says, to begin with."""
        return {name: getattr(row, name) for name in cls.FACTS} | {"seen": row.fingerprint}

    def take_over(self, row: Dissemination) -> None:
        """Let what was typed be saved over what the row says by now, since its writer has been told."""
        typed: Any = self.data
        self.data = typed.copy()
        self.data["seen"] = row.fingerprint  # type: ignore[index]
