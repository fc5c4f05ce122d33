"""Forms of what came of a meeting: conclusions, and who does what by when."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from forkommune.accounts.models import Organisation, Person, User
from forkommune.evidence.models import Claim, Passage, SourceText, Support, TextRevision
from forkommune.ui.asked import whole_number
from forkommune.ui.forms import DateField, DesignForm
from forkommune.ui.named_rows import NamedRowField
from municipalities.network.models import NetworkCriterion
from municipalities.register.choosing import OrganisationField
from pilots.models import Pilot
from workshops.basis.ticking import RowsField, ideas_of, polls_of
from workshops.models import Action, Conclusion, Meeting

from .notes import Paragraph, mark_paragraphs, newest_of, paragraphs_of, revision_of
from .services import Agreed, conclude

MOST_CHOICES = 60
SHORT = 160
FOR_IT = [choice for choice in Support.Grade.choices if choice[0] != Support.Grade.AGAINST]
FOUND = (
    ("conclusions", gettext_lazy("Conclusions of the meeting"), Claim.Kind.CONCLUSION),
    ("pilots", gettext_lazy("Pilot projects"), Claim.Kind.PILOT),
    ("criteria", gettext_lazy("Criteria for network groups"), Claim.Kind.CRITERION),
)


def found_for(meeting: Meeting, user: User) -> dict[str, Any]:
    """The findings that something of a meeting can rest on, by the name of their field."""
    pilots = Pilot.objects.visible_to(user).values("claim")
    criteria = NetworkCriterion.objects.visible_to(user).exclude(claim=None).values("claim")
    return {
        "conclusions": Claim.objects.filter(conclusion__meeting=meeting),
        "pilots": Claim.objects.filter(pk__in=pilots),
        "criteria": Claim.objects.filter(pk__in=criteria),
    }


class RestingForm(DesignForm):
    """What something rests on: paragraphs of the notes, conclusions, pilots, criteria.

    Whoever corrected the notes meanwhile makes the choice of paragraphs stale: that is said, and
    nothing is marked in the wrong place.
    """

    also: tuple[str, ...] = ()

    revision = forms.CharField(widget=forms.HiddenInput, required=False)
    places = forms.MultipleChoiceField(
        label=gettext_lazy("Paragraphs of the notes that it rests on"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, meeting: Meeting, user: User, **kwargs: Any) -> None:
        self.meeting, self.user = meeting, user
        self.notes: TextRevision | None = revision_of(meeting)
        super().__init__(*args, **kwargs)
        self.fields["revision"].initial = str(self.notes.number) if self.notes else ""
        self.paragraphs: list[Paragraph] = paragraphs_of(self.notes.text) if self.notes else []
        self.fields["places"].choices = [  # type: ignore[attr-defined]
            (one.place, Truncator(one.text).chars(SHORT)) for one in self.paragraphs
        ]
        found = found_for(meeting, user)
        for name, label, _kind in FOUND:
            self.fields[name] = _choice(label, found[name])
        for name in [name for name, field in self.fields.items() if _is_empty(field)]:
            del self.fields[name]

    def clean_places(self) -> list[tuple[int, int]]:
        """The stretches of the chosen paragraphs. Raises ValidationError for notes that changed."""
        chosen = self.cleaned_data["places"]
        seen = whole_number(self.data.get(self.add_prefix("revision"), ""))
        if chosen and (self.notes is None or seen != self.notes.number):
            raise forms.ValidationError(
                _("Somebody corrected the notes meanwhile: choose the paragraphs once more.")
            )
        by_place = {one.place: (one.start, one.end) for one in self.paragraphs}
        return [by_place[place] for place in chosen]

    def resting(self) -> list[forms.BoundField]:
        """The fields that say what it rests on."""
        names = ("places", *(name for name, _label, _kind in FOUND), *self.also)
        return [self[name] for name in names if name in self.fields]

    def claims(self) -> list[Claim]:
        """The findings that were chosen."""
        said = self.cleaned_data
        return [claim for name, _label, _kind in FOUND for claim in said.get(name, ())]

    def passages(self, by: User) -> list[Passage]:
        """The chosen paragraphs, marked. Raises StaleRevision, BadMark."""
        places = self.cleaned_data.get("places", [])
        return mark_paragraphs(revision=self.notes, places=places, by=by)


def _choice(label: Any, rows: Any) -> forms.ModelMultipleChoiceField:
    keys = list(rows.order_by("statement", "pk").values_list("pk", flat=True)[:MOST_CHOICES])
    field = _ClaimsField(
        Claim.objects.filter(pk__in=keys).order_by("statement", "pk"),
        label=label,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    field.widget.attrs["class"] = "ds-input"
    return field


class _ClaimsField(forms.ModelMultipleChoiceField):
    """Findings by the beginning of what they say."""

    def label_from_instance(self, row: Any) -> str:
        """As much as fits beside a box to tick."""
        return Truncator(row.statement).chars(SHORT)


def _is_empty(field: forms.Field) -> bool:
    if isinstance(field, forms.ModelMultipleChoiceField):
        return not field.queryset.exists()  # type: ignore[union-attr]
    return isinstance(field, forms.MultipleChoiceField) and not field.choices


class ConclusionForm(RestingForm):
    """What the meeting cleared up."""

    statement = forms.CharField(
        label=gettext_lazy("What was cleared up"),
        help_text=gettext_lazy("One sentence. Nobody in a meeting can bind a council."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1_000,
    )
    field_order = ("statement", "revision", "places")
    also = ("polls", "ideas")

    def __init__(self, *args: Any, meeting: Meeting, user: User, **kwargs: Any) -> None:
        super().__init__(*args, meeting=meeting, user=user, **kwargs)
        offered = {
            "polls": (gettext_lazy("Votes"), polls_of(user, meeting), "question"),
            "ideas": (gettext_lazy("Ideas from the tables"), ideas_of(user, meeting), "text"),
        }
        for name, (label, rows, words) in offered.items():
            if rows.exists():
                self.fields[name] = RowsField(rows, label=label, words=words)

    def save(self, *, by: User) -> Conclusion:
        """Make the conclusion. Raises StaleRevision, BadMark."""
        said = self.cleaned_data
        return conclude(
            meeting=self.meeting,
            statement=said["statement"],
            passages=self.passages(by),
            claims=self.claims(),
            polls=said.get("polls", ()),
            ideas=said.get("ideas", ()),
            by=by,
        )


class WordingForm(DesignForm):
    """Other words of a conclusion, and why they are better."""

    statement = forms.CharField(
        label=gettext_lazy("What was cleared up"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1_000,
    )
    reason = forms.CharField(
        label=gettext_lazy("Why the words are changed"),
        help_text=gettext_lazy("It stands beside the earlier words."),
        max_length=200,
    )


class NotesBasisForm(DesignForm):
    """Why the notes of a meeting may go out in files for research; nothing chosen: they stay."""

    basis = forms.ChoiceField(
        label=gettext_lazy("Why they may go out"),
        choices=[
            ("", gettext_lazy("They may not: the notes stay in the portal")),
            *SourceText.ExportBasis.choices,
        ],
        widget=forms.RadioSelect,
        required=False,
    )
    note = forms.CharField(
        label=gettext_lazy("How and when"),
        help_text=gettext_lazy(
            "For example: told by mail on 3 October 2017, before the talk. No names."
        ),
        max_length=200,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """A basis says how and when."""
        said = super().clean() or self.cleaned_data
        if said.get("basis") and not said.get("note", "").strip():
            self.add_error("note", _("Write how and when, so that others can judge it."))
        return said


class PassageConclusionForm(DesignForm):
    """A conclusion made of a passage that a researcher marked in the notes."""

    statement = forms.CharField(
        label=gettext_lazy("What was cleared up"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1_000,
    )
    grade = forms.ChoiceField(label=gettext_lazy("How well the passage carries it"), choices=FOR_IT)

    def __init__(self, *args: Any, passage: Passage, user: User, **kwargs: Any) -> None:
        kwargs["initial"] = {"grade": Support.Grade.STRONG, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.passage = passage
        self.meeting = Meeting.objects.visible_to(user).with_notes(passage.revision.source)

    def clean(self) -> dict[str, Any]:
        """The notes are those of a meeting."""
        if self.meeting is None:
            raise forms.ValidationError(_("This text belongs to no meeting; make another finding."))
        return super().clean() or self.cleaned_data

    def save(self, *, by: User) -> Claim:
        """Make the conclusion and return its claim."""
        made = conclude(
            meeting=self.meeting,
            statement=self.cleaned_data["statement"],
            passages=[self.passage],
            grade=self.cleaned_data["grade"],
            by=by,
        )
        claim: Claim = made.claim
        return claim


class ActionForm(RestingForm):
    """Who does what by when."""

    text = forms.CharField(label=gettext_lazy("What is done"), max_length=300)
    organisation = OrganisationField(
        label=gettext_lazy("Which organisation does it"),
        required=False,
    )
    person = NamedRowField(
        Person.objects.all(),
        name_field="name",
        label=gettext_lazy("or which person"),
        help_text=gettext_lazy("Of those the secretariat has in its register of people."),
        required=False,
    )
    email = forms.EmailField(
        label=gettext_lazy("Reminder to"),
        help_text=gettext_lazy(
            "One mail a week before the date. Empty: to the mailbox of the organisation, where it has one."
        ),
        required=False,
    )
    due_on = DateField(label=pgettext_lazy("deadline", "By"), required=False)
    field_order = ("text", "organisation", "person", "due_on", "email", "revision", "places")

    def __init__(self, *args: Any, meeting: Meeting, user: User, **kwargs: Any) -> None:
        super().__init__(*args, meeting=meeting, user=user, **kwargs)
        doer: Any = self.fields["organisation"]
        near = _near(meeting)
        doer.offer(Organisation.objects.visible_to(user), near=near.values_list("pk", flat=True))
        doer.suggest_first(near)
        people = Person.objects.visible_to(user)
        self.fields["person"].offer(people)  # type: ignore[attr-defined]
        if not people.exists():
            del self.fields["person"]

    def clean(self) -> dict[str, Any]:
        """Somebody does it."""
        cleaned = super().clean() or self.cleaned_data
        if (
            not cleaned.get("organisation")
            and not cleaned.get("person")
            and not {"organisation", "person"} & set(self.errors)
        ):
            self.add_error("organisation", _("Say who does it: an organisation or a person."))
        return cleaned

    def agreed(self) -> Agreed:
        """What a valid form says."""
        said = self.cleaned_data
        return Agreed(
            text=said["text"],
            organisation=said["organisation"],
            person=said.get("person"),
            email=said["email"],
            due_on=said["due_on"],
        )

    def main(self) -> list[forms.BoundField]:
        """The fields that say who does what."""
        names = ("text", "organisation", "person", "due_on", "email")
        return [self[name] for name in names if name in self.fields]


def _near(meeting: Meeting) -> Any:
    """Organisations that are most likely to do something after a meeting, suggested first."""
    invited = meeting.municipalities.values("organisation")
    noted = meeting.noted.values("organisation")
    return Organisation.objects.filter(
        Q(pk__in=invited) | Q(pk__in=noted) | Q(pk=meeting.organiser_id)
    ).order_by("name", "pk")


def stands_of(action: Action) -> dict[str, Any]:
    """What the form of a follow-up shows before anything is changed."""
    claims = list(action.claims.all())
    places = [f"{one.start}-{one.end}" for one in newest_of(action.passages.all())]
    return {
        "text": action.text,
        "organisation": action.organisation,
        "person": action.person,
        "email": action.email,
        "due_on": action.due_on,
        "places": places,
        **{name: [c for c in claims if c.kind == kind] for name, _label, kind in FOUND},
    }


class CloseForm(DesignForm):
    """What became of it, and when."""

    on = DateField(label=gettext_lazy("Done on"), required=False)
    outcome = forms.CharField(
        label=pgettext_lazy("follow-up", "What became of it"),
        help_text=gettext_lazy("Needed where it is dropped."),
        max_length=300,
        required=False,
    )
