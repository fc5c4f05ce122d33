"""Forms of a participation process: made of a passage, and changed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from focusgroups.models import ParticipationProcess
from forkommune.accounts.models import User
from forkommune.evidence.models import Claim, Nature, Passage, Support
from forkommune.terms.models import Term, Vocabulary
from forkommune.ui.forms import DesignForm

from .services import Known, create_process

FOR_IT = [choice for choice in Support.Grade.choices if choice[0] != Support.Grade.AGAINST]
LINES = {"rows": "3"}


class KnownForm(DesignForm):
    """What the register knows of a process."""

    name = forms.CharField(label=_("Name"), max_length=120)
    level = forms.ChoiceField(
        label=_("Level of participation"), choices=ParticipationProcess.Level.choices
    )
    phase = forms.ChoiceField(
        label=_("Phase"),
        required=False,
        choices=[("", _("Not known")), *ParticipationProcess.Phase.choices],
    )
    actor_groups = forms.ModelMultipleChoiceField(
        Term.objects.of(Vocabulary.ACTOR_GROUP).in_use(),
        label=_("Who takes part"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    municipal_role = forms.ModelChoiceField(
        Term.objects.of(Vocabulary.MUNICIPAL_ROLE).in_use(),
        label=_("Role of the municipality"),
        required=False,
        empty_label=_("Not known"),
    )
    method = forms.CharField(label=_("Method"), required=False, widget=forms.Textarea(LINES))
    cost = forms.CharField(
        label=_("Cost"),
        required=False,
        max_length=200,
        help_text=_("Only what somebody has said or counted: kroner, hours, and for whom."),
    )
    time_needed = forms.CharField(
        label=_("Time needed"),
        required=False,
        max_length=200,
        help_text=_("From the invitation until the result is used."),
    )
    conditions = forms.CharField(
        label=_("Conditions"), required=False, widget=forms.Textarea(LINES)
    )
    risks = forms.CharField(label=_("Risks"), required=False, widget=forms.Textarea(LINES))

    def known(self) -> Known:
        """What a valid form says."""
        said = self.cleaned_data
        return Known(
            name=said["name"],
            level=said["level"],
            phase=said["phase"],
            actor_groups=said["actor_groups"],
            municipal_role=said["municipal_role"],
            method=said["method"],
            cost=said["cost"],
            time_needed=said["time_needed"],
            conditions=said["conditions"],
            risks=said["risks"],
        )


class ProcessForm(KnownForm):
    """Makes a process of a passage."""

    statement = forms.CharField(
        label=_("What is claimed"),
        widget=forms.Textarea(LINES),
        max_length=1_000,
        help_text=_(
            "One sentence that the passage carries: who can take part how, and to what end."
        ),
    )
    grade = forms.ChoiceField(label=_("How well the passage carries it"), choices=FOR_IT)
    field_order = ("name", "statement", "grade")

    def __init__(self, *args: Any, passage: Passage, user: User, **kwargs: Any) -> None:
        super().__init__(*args, initial={"grade": Support.Grade.STRONG}, **kwargs)
        self.passage = passage

    def clean(self) -> dict[str, Any]:
        """What somebody says of themselves carries no process."""
        if self.passage.revision.source.nature == Nature.RESPONDENT:
            raise forms.ValidationError(
                _("The words are about the respondent; no process rests on them.")
            )
        return super().clean() or self.cleaned_data

    def save(self, *, by: User) -> Claim:
        """Make the process and return its claim."""
        made = create_process(
            passage=self.passage,
            statement=self.cleaned_data["statement"],
            grade=self.cleaned_data["grade"],
            by=by,
            **self.known(),
        )
        return made.claim


def form_of(process: ParticipationProcess, data: Any = None) -> KnownForm:
    """The form that changes a process."""
    names = Known.__annotations__
    stands = {name: getattr(process, name) for name in names if name != "actor_groups"}
    return KnownForm(data, initial={**stands, "actor_groups": process.actor_groups.all()})
