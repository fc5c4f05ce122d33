"""Forms of the basis: which conclusions, questions with who sees to them, and how they end."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from forkommune.accounts.models import Organisation, Person, User
from forkommune.evidence.models import Claim, Passage, Support
from forkommune.ui.forms import DateField, DesignForm
from forkommune.ui.named_rows import NamedRowField
from municipalities.network.models import NetworkCriterion
from municipalities.register.choosing import OrganisationField
from pilots.models import Pilot
from workshops.models import Conclusion, Idea, Meeting, OpenQuestion

from .services import Asked, RestsOn, ask
from .ticking import SHORT, IdeasField, RowsField, polls_of


class ChooseForm(DesignForm):
    """Conclusions that are not in the basis yet, meeting by meeting."""

    conclusions = forms.ModelMultipleChoiceField(
        Conclusion.objects.none(),
        label=_("Conclusions to take in"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick at least one conclusion.")},
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = (
            Conclusion.objects.visible_to(user)
            .filter(in_basis__isnull=True)
            .select_related("claim", "meeting")
            .order_by("-meeting__starts_at", "meeting", "position")
        )
        field = self.fields["conclusions"]
        field.queryset = rows  # type: ignore[attr-defined]
        field.label_from_instance = _conclusion_label  # type: ignore[attr-defined]
        self.is_empty = not rows.exists()


def _conclusion_label(row: Conclusion) -> str:
    return f"{row.claim.statement} ({row.meeting.title})"


class QuestionForm(DesignForm):
    """A question, who sees to it, and what it rests on."""

    statement = forms.CharField(
        label=_("The question"),
        help_text=_("One question that the main project has to answer."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1_000,
    )
    organisation = OrganisationField(
        label=_("Which organisation sees to it"),
        required=False,
    )
    person = NamedRowField(
        Person.objects.all(),
        name_field="name",
        label=_("or which person"),
        help_text=_("Of those the secretariat has in its register of people."),
        required=False,
    )
    may_leave = forms.BooleanField(
        label=_("Readers outside of the project may see the question"),
        help_text=_("Without the tick it stands in no file and no report for others."),
        required=False,
    )

    def __init__(
        self, *args: Any, user: User, question: OpenQuestion | None = None, **kwargs: Any
    ) -> None:
        if question is not None:
            kwargs["initial"] = {**_stands(question), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.fields["organisation"].offer(Organisation.objects.visible_to(user))  # type: ignore[attr-defined]
        people = Person.objects.visible_to(user)
        self.fields["person"].offer(people)  # type: ignore[attr-defined]
        if not people.exists():
            del self.fields["person"]
        own = question.claim_id if question else None
        for name, (label, rows) in _offered(user, own, _ideas_in_use(question)).items():
            if name == "ideas" and rows.exists():
                self.fields[name] = IdeasField(rows, label=label)
            elif rows.exists():
                words = "question" if name == "polls" else "statement"
                self.fields[name] = RowsField(rows, label=label, words=words)

    def resting(self) -> list[forms.BoundField]:
        """The fields that say what it rests on."""
        return [self[name] for name in RESTING if name in self.fields]

    def main(self) -> list[forms.BoundField]:
        """The others."""
        return [field for field in self if field.name not in RESTING]

    def asked(self) -> Asked:
        """What was typed, after `is_valid`."""
        said = self.cleaned_data
        return Asked(
            said["statement"], said.get("organisation"), said.get("person"), said["may_leave"]
        )

    def rests(self) -> RestsOn:
        """What was ticked, after `is_valid`."""
        said = self.cleaned_data
        claims = [one for name in CLAIMS for one in said.get(name, ())]
        return RestsOn(claims=claims, polls=said.get("polls", ()), ideas=said.get("ideas", ()))

    def offered(self) -> list[Claim]:
        """All claims that could be ticked."""
        fields: Iterable[Any] = (self.fields[name] for name in CLAIMS if name in self.fields)
        return [claim for field in fields for claim in field.queryset]


CLAIMS = ("conclusions", "pilots", "criteria")
RESTING = (*CLAIMS, "polls", "ideas")


def _offered(user: User, own: int | None, ideas: Any) -> dict[str, tuple[Any, Any]]:
    conclusions = Conclusion.objects.visible_to(user).values("claim")
    pilots = Pilot.objects.visible_to(user).values("claim")
    criteria = NetworkCriterion.objects.visible_to(user).exclude(claim=None).values("claim")
    claims = Claim.objects.exclude(pk=own or 0).order_by("statement", "pk")
    return {
        "conclusions": (_("Conclusions of meetings"), claims.filter(pk__in=conclusions)),
        "pilots": (_("Pilot projects"), claims.filter(pk__in=pilots)),
        "criteria": (_("Criteria for network groups"), claims.filter(pk__in=criteria)),
        "polls": (_("Votes"), polls_of(user)),
        "ideas": (
            _("Ideas from the tables"),
            Idea.objects.visible_to(user).filter(ideas).order_by("-pk"),
        ),
    }


def _ideas_in_use(question: OpenQuestion | None) -> Q:
    """Those of every meeting that nothing else stands for, and those that the question rests on."""
    heads = Q(merged_into__isnull=True)
    if question is None:
        return heads
    return heads | Q(pk__in=question.claim.grounds.exclude(idea=None).values("idea"))


def _stands(question: OpenQuestion) -> dict[str, Any]:
    claim = question.claim
    linked = list(claim.links_out.filter(kind="rests_on").values_list("to_claim", flat=True))
    grounds = list(claim.grounds.values_list("poll", "idea"))
    return {
        "statement": claim.statement,
        "organisation": question.organisation,
        "person": question.person,
        "may_leave": question.may_leave,
        **dict.fromkeys(CLAIMS, linked),
        "polls": [poll for poll, _idea in grounds if poll],
        "ideas": [idea for _poll, idea in grounds if idea],
    }


class EndForm(DesignForm):
    """The answer, or why the question is dropped."""

    outcome = forms.CharField(
        label=_("The answer, or why it is dropped"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4_000,
    )
    answer = forms.ModelChoiceField(
        Claim.objects.none(),
        label=_("The conclusion that answers it"),
        required=False,
        empty_label=_("None"),
    )
    on = DateField(label=_("Date"))

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        conclusions = Conclusion.objects.visible_to(user).values("claim")
        rows = Claim.objects.filter(pk__in=conclusions).order_by("statement", "pk")
        field: Any = self.fields["answer"]
        field.queryset = rows
        field.label_from_instance = lambda row: Truncator(row.statement).chars(SHORT)
        if not rows.exists():
            del self.fields["answer"]


class PassageQuestionForm(DesignForm):
    """An open question made of a passage that a researcher marked."""

    statement = forms.CharField(
        label=_("The question"), widget=forms.Textarea(attrs={"rows": 3}), max_length=1_000
    )
    grade = forms.ChoiceField(
        label=_("How well the passage carries it"),
        choices=[choice for choice in Support.Grade.choices if choice[0] != Support.Grade.AGAINST],
    )

    def __init__(self, *args: Any, passage: Passage, user: User, **kwargs: Any) -> None:
        kwargs["initial"] = {"grade": Support.Grade.PARTIAL, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.passage = passage
        self.meeting = Meeting.objects.visible_to(user).with_notes(passage.revision.source)

    def save(self, *, by: User) -> Claim:
        """Write the question down and return its claim."""
        said = self.cleaned_data
        rests = RestsOn(passages=[self.passage], grade=said["grade"])
        made = ask(asked=Asked(said["statement"]), meeting=self.meeting, rests=rests, by=by)
        claim: Claim = made.claim
        return claim
