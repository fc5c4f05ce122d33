"""Forms that make a finding of a passage in a plan; what the words seem to say is filled in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from forkommune.evidence.models import Claim, Passage
from forkommune.ui.forms import DateField
from forkommune.ui.year_field import YearField
from municipalities.register.models import PlanTarget
from municipalities.survey.finding_forms import FindingForm

from .findings import create_deadline, create_sum, create_target, create_unit
from .guessing import amount_in, deadline_in, target_in, unit_in


class TargetForm(FindingForm):
    """A target of the plan."""

    create = staticmethod(create_target)

    scope = forms.ChoiceField(label=_("Applies to"), choices=PlanTarget.Scope.choices)
    change_percent = forms.DecimalField(
        label=_("Change in per cent"),
        required=False,
        max_digits=6,
        decimal_places=2,
        localize=True,
        help_text=_("A cut has a minus: −20."),
    )
    base_year = YearField(label=_("Compared with the year"), required=False)
    target_year = YearField(label=_("By the year"), required=False)

    field_order = (
        "title", "scope", "change_percent", "base_year", "target_year",
        "municipality", "nature", "grade",
    )  # fmt: skip

    def __init__(self, *args: Any, passage: Passage, **kwargs: Any) -> None:
        guess = target_in(passage.quote)
        known = {
            "change_percent": guess.change,
            "base_year": guess.base_year,
            "target_year": guess.target_year,
            "scope": "own" if "kommunale" in passage.quote.lower() else "area",
        }
        super().__init__(*args, passage=passage, initial=known, **kwargs)

    def clean(self) -> dict[str, Any]:
        """A target year comes after the year that it is compared with."""
        data = super().clean() or self.cleaned_data
        base, target = data.get("base_year"), data.get("target_year")
        if base and target and target <= base:
            raise ValidationError(
                {"target_year": gettext("The target year comes after the year compared with.")}
            )
        return data


class DetailForm(FindingForm):
    """What a plan lays down about a measure or target of the municipality."""

    about = forms.ModelChoiceField(
        Claim.objects.none(),
        label=_("Concerns"),
        required=False,
        empty_label=_("The plan does not say"),
    )

    field_order = (
        "title",
        "unit",
        "amount",
        "year",
        "day",
        "about",
        "municipality",
        "nature",
        "grade",
    )

    def __init__(self, *args: Any, passage: Passage, **kwargs: Any) -> None:
        super().__init__(*args, passage=passage, **kwargs)
        offered = Claim.objects.concerned_near(passage)
        self.fields["about"].queryset = offered  # type: ignore[attr-defined]


class UnitForm(DetailForm):
    """A responsible unit."""

    create = staticmethod(create_unit)

    unit = forms.CharField(
        label=_("Responsible unit"), max_length=200, help_text=_("The unit, never a person.")
    )

    def __init__(self, *args: Any, passage: Passage, **kwargs: Any) -> None:
        known = {"unit": unit_in(passage.quote)}
        super().__init__(*args, passage=passage, initial=known, **kwargs)


class DeadlineForm(DetailForm):
    """A deadline."""

    create = staticmethod(create_deadline)

    year = YearField(label=_("Year"))
    day = DateField(label=_("Day, where the plan names one"), required=False)

    def __init__(self, *args: Any, passage: Passage, **kwargs: Any) -> None:
        year, day = deadline_in(passage.quote)
        super().__init__(*args, passage=passage, initial={"year": year, "day": day}, **kwargs)

    def clean(self) -> dict[str, Any]:
        """The day lies in the year."""
        data = super().clean() or self.cleaned_data
        if data.get("day") and data.get("year") and data["day"].year != data["year"]:
            raise ValidationError(
                {"day": gettext("The day lies in another year than the one written.")}
            )
        return data


class SumForm(DetailForm):
    """A sum."""

    create = staticmethod(create_sum)

    amount = forms.DecimalField(
        label=_("Kroner"), max_digits=14, decimal_places=2, min_value=0, localize=True
    )
    year = YearField(label=_("Year"), required=False)

    def __init__(self, *args: Any, passage: Passage, **kwargs: Any) -> None:
        known = {"amount": amount_in(passage.quote)}
        super().__init__(*args, passage=passage, initial=known, **kwargs)

    def clean_amount(self) -> Any:
        """Above nought."""
        amount = self.cleaned_data["amount"]
        if amount <= 0:
            raise ValidationError(gettext("Write an amount above nought."))
        return amount
