"""What assessors fill in, and those who publish the criteria."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.ui.forms import DesignForm, dress
from pilots.assessment.ordering import WHOLE, rest
from pilots.models import Assessment, CriteriaVersion, CriterionWeight
from pilots.number_fields import WholeNumberField
from pilots.services.assessments import Scored, Weighted

NEW_ROWS = 2
CANNOT = "none"


class AssessmentForm(DesignForm):
    """A score and a reason a criterion. What is saved may be half; what is handed in is whole."""

    def __init__(
        self, *args: Any, version: CriteriaVersion, own: Assessment | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.weights: Sequence[CriterionWeight] = list(version.weights.all())
        said = {one.criterion_id: one for one in own.scores.all()} if own else {}
        for one in self.weights:
            stands = said.get(one.criterion_id)
            self._add(one, stands)
        if own is not None and own.replaces_id is not None:
            self.fields["changed_because"] = forms.CharField(
                label=_("What made you change it"),
                help_text=_("Those who assess and decide read it; what you said first stays."),
                widget=forms.Textarea(attrs={"rows": "2"}),
                max_length=2000,
                required=False,
                initial=own.changed_because,
            )
        dress(self)

    def _add(self, one: CriterionWeight, stands: Any) -> None:
        criterion = one.criterion
        start = "" if stands is None else (stands.score or (CANNOT if stands.reason else ""))
        self.fields[f"score_{criterion.pk}"] = forms.ChoiceField(
            label=_("Score for “%s”") % criterion.name,
            choices=[
                ("1", f"1: {criterion.lowest}"),
                *((str(n), str(n)) for n in (2, 3, 4)),
                ("5", f"5: {criterion.highest}"),
                (CANNOT, _("Cannot be assessed")),
            ],
            widget=forms.RadioSelect,
            required=False,
            initial=str(start),
        )
        self.fields[f"reason_{criterion.pk}"] = forms.CharField(
            label=_("Reason for “%s”") % criterion.name,
            widget=forms.Textarea(attrs={"rows": "3"}),
            max_length=2000,
            required=False,
            initial=stands.reason if stands else "",
        )

    def rows(self) -> list[tuple[CriterionWeight, forms.BoundField, forms.BoundField]]:
        """Each criterion with its two fields."""
        return [
            (one, self[f"score_{one.criterion_id}"], self[f"reason_{one.criterion_id}"])
            for one in self.weights
        ]

    @property
    def why(self) -> forms.BoundField | None:
        """What made them change it; None of a first assessment."""
        return self["changed_because"] if "changed_because" in self.fields else None

    @property
    def changed_because(self) -> str:
        """As it was typed; empty of a first assessment."""
        return str(self.cleaned_data.get("changed_because", "")).strip()

    def scored(self) -> dict[int, Scored]:
        """What was said, by criterion."""
        cleaned = self.cleaned_data
        return {
            one.criterion_id: Scored(
                int(score) if (score := cleaned[f"score_{one.criterion_id}"]).isdigit() else None,
                cleaned[f"reason_{one.criterion_id}"].strip(),
            )
            for one in self.weights
        }

    def demand_all(self) -> bool:
        """Whether everything has its score, or the word that it cannot be given, and its reason."""
        for one in self.weights:
            name = one.criterion.name
            if not self.cleaned_data.get(f"score_{one.criterion_id}"):
                self.add_error(
                    f"score_{one.criterion_id}",
                    _("Choose a score for “%s”, or that it cannot be assessed.") % name,
                )
            if not self.cleaned_data.get(f"reason_{one.criterion_id}", "").strip():
                self.add_error(f"reason_{one.criterion_id}", _("Give the reason for “%s”.") % name)
        if self.why is not None and not self.changed_because:
            self.add_error("changed_because", _("Write what made you change it."))
        return not self.errors


def _weight(label: str, initial: int | None, *, required: bool = False) -> WholeNumberField:
    return WholeNumberField(label=label, least=0, most=100, required=required, initial=initial)


class TryWeightsForm(DesignForm):
    """Other weights, to see what becomes of the order. Nothing is stored."""

    def __init__(self, *args: Any, version: CriteriaVersion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.weights = list(version.weights.all())
        for one in self.weights:
            self.fields[f"v{one.criterion_id}"] = _weight(
                one.criterion.name, one.weight, required=True
            )
        dress(self)

    def clean(self) -> dict[str, Any]:
        """They add up to a hundred; the rest is asked for."""
        cleaned = super().clean() or self.cleaned_data
        if not self.errors:
            left = rest([cleaned[name] for name in self.fields])
            if left:
                self.add_error(None, rest_words(left))
        return cleaned

    def tried(self) -> dict[int, int]:
        """By criterion."""
        return {one.criterion_id: self.cleaned_data[f"v{one.criterion_id}"] for one in self.weights}


def rest_words(left: int) -> str:
    """The weights add up to 90, not 100: 10 is left to give."""
    words = _("The weights add up to %(sum)d, not 100: %(left)d is left to give.")
    if left < 0:
        words = _("The weights add up to %(sum)d, not 100: %(left)d is given too much.")
    return words % {"sum": WHOLE - left, "left": abs(left)}


class CriteriaForm(DesignForm):
    """A new version: the weights of the criteria that stand, and new criteria."""

    reason = forms.CharField(
        label=gettext_lazy("Why they are so"),
        help_text=gettext_lazy("Where they come from, and what is changed. Everybody can read it."),
        widget=forms.Textarea(attrs={"rows": "3"}),
        max_length=2000,
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, version: CriteriaVersion | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seen"].initial = version.number if version else 0
        self.standing = list(version.weights.all()) if version else []
        for one in self.standing:
            self.fields[f"weight_{one.criterion_id}"] = _weight(
                _("Weight of “%s”") % one.criterion.name, one.weight
            )
        for number in range(1, NEW_ROWS + (1 if self.standing else 5)):
            self._add_new(number)
        dress(self)

    def _add_new(self, number: int) -> None:
        texts = {
            "name": (_("New criterion"), 80),
            "question": (_("What is asked"), 1000),
            "lowest": (_("1 means"), 200),
            "highest": (_("5 means"), 200),
        }
        for name, (label, longest) in texts.items():
            self.fields[f"new_{name}_{number}"] = forms.CharField(
                label=label, max_length=longest, required=False
            )
        self.fields[f"new_weight_{number}"] = _weight(_("Weight"), None)

    @property
    def new_rows(self) -> list[list[forms.BoundField]]:
        """The fields of each new criterion."""
        numbers = [name.rpartition("_")[2] for name in self.fields if name.startswith("new_name_")]
        return [
            [
                self[f"new_{part}_{n}"]
                for part in ("name", "question", "lowest", "highest", "weight")
            ]
            for n in numbers
        ]

    @property
    def weight_fields(self) -> list[forms.BoundField]:
        """The weights of the criteria that stand; 0 or empty leaves one out."""
        return [self[f"weight_{one.criterion_id}"] for one in self.standing]

    def clean(self) -> dict[str, Any]:
        """New criteria are whole, and all weights add up to a hundred."""
        cleaned = super().clean() or self.cleaned_data
        for row in self.new_rows:
            self._check_new(row)
        if not self.errors and (left := rest([one.weight for one in self.weighted()])):
            self.add_error(None, rest_words(left))
        return cleaned

    def _check_new(self, row: list[forms.BoundField]) -> None:
        given = [bool(self.cleaned_data.get(one.name)) for one in row]
        if any(given) and not all(given):
            for one, is_given in zip(row, given, strict=True):
                if not is_given and one.name not in self.errors:
                    self.add_error(one.name, _("Fill in: %(label)s") % {"label": one.label})

    def weighted(self) -> list[Weighted]:
        """The criteria of the new version; those without a weight are left out of it."""
        found = [
            Weighted(weight, standing=one.criterion)
            for one in self.standing
            if (weight := self.cleaned_data.get(f"weight_{one.criterion_id}"))
        ]
        for row in self.new_rows:
            *words, weight = (self.cleaned_data.get(one.name) for one in row)
            if words[0] and weight:
                found.append(Weighted(weight, None, *map(str, words)))
        return found


class MoveForm(DesignForm):
    """Where a pilot goes, and why."""

    target = forms.ChoiceField(label=gettext_lazy("Move to"))
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("Shown with the pilot. Write no names of people."),
        widget=forms.Textarea(attrs={"rows": "2"}),
        max_length=2000,
        required=False,
    )
    seen = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["target"].choices = choices  # type: ignore[attr-defined]
