"""What researchers fill in about the plan of an experiment and its indicators."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.ui.forms import DateField
from forkommune.ui.stood import FormOverWhatStands
from pilots.models import FieldExperiment, Indicator
from pilots.models.indicator import column_name
from pilots.number_fields import FigureField, WholeNumberField


class PlanForm(FormOverWhatStands):
    """The plan of an experiment."""

    question = forms.CharField(
        label=gettext_lazy("What shall be found out"), widget=forms.Textarea(attrs={"rows": "3"})
    )
    hypothesis = forms.CharField(
        label=gettext_lazy("Hypothesis"),
        help_text=gettext_lazy("What is expected to change, by how much, and against whom."),
        widget=forms.Textarea(attrs={"rows": "3"}),
    )
    design = forms.ChoiceField(
        label=gettext_lazy("Design"),
        choices=FieldExperiment.Design.choices,
        widget=forms.RadioSelect,
    )
    unit = forms.CharField(
        label=gettext_lazy("What is measured one by one"),
        help_text=gettext_lazy("For example household, pupil or building."),
        max_length=80,
    )
    same_units = forms.BooleanField(
        label=gettext_lazy("The same ones are measured both times"),
        help_text=gettext_lazy(
            "Then each one's change counts, and who is missing once is left out."
        ),
        required=False,
    )
    cluster = forms.CharField(
        label=gettext_lazy("What is drawn in together"),
        help_text=gettext_lazy(
            "For example school, where whole schools are in one group; each then counts once. "
            "Empty where each is in its group alone."
        ),
        max_length=80,
        required=False,
    )
    target_group = forms.CharField(label=gettext_lazy("Target group"), max_length=200)
    planned_n = WholeNumberField(
        label=gettext_lazy("Planned number in the target group"), required=False
    )
    comparison_group = forms.CharField(
        label=gettext_lazy("Comparison group"), max_length=200, required=False
    )
    planned_comparison_n = WholeNumberField(
        label=gettext_lazy("Planned number in the comparison group"), required=False
    )
    measured_by = forms.CharField(
        label=gettext_lazy("Who measures"), max_length=200, required=False
    )
    before_on = DateField(label=gettext_lazy("Measured before on"), required=False)
    after_on = DateField(label=gettext_lazy("Measured after on"), required=False)
    personal_data = forms.ChoiceField(
        label=gettext_lazy("Personal data"),
        choices=FieldExperiment.PersonalData.choices,
        widget=forms.RadioSelect,
        required=False,
    )
    personal_basis = forms.CharField(
        label=gettext_lazy("Consent or legal basis"),
        help_text=gettext_lazy("How consent is asked for and taken back, or which law allows it."),
        widget=forms.Textarea(attrs={"rows": "2"}),
        max_length=2000,
        required=False,
    )
    storage = forms.CharField(
        label=gettext_lazy("Storage"),
        help_text=gettext_lazy("Where the key to the codes is kept, by whom, and who can open it."),
        widget=forms.Textarea(attrs={"rows": "2"}),
        max_length=2000,
        required=False,
    )
    rows_until = DateField(
        label=gettext_lazy("Single measurements are deleted after"),
        help_text=gettext_lazy("Means, numbers and intervals are kept."),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """The measurement after comes later than the one before; a comparison names its group."""
        cleaned = super().clean() or self.cleaned_data
        before, after = cleaned.get("before_on"), cleaned.get("after_on")
        if before and after and after <= before:
            self.add_error("after_on", _("The measurement after comes later than the one before."))
        planned = FieldExperiment(design=cleaned.get("design", ""))
        if planned.is_compared and not cleaned.get("comparison_group"):
            self.add_error(
                "comparison_group", _("Say who is compared with, or choose another design.")
            )
        return cleaned


class IndicatorForm(FormOverWhatStands):
    """What is measured, and from when a change matters."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("Outcome"), choices=Indicator.Outcome.choices, widget=forms.RadioSelect
    )
    name = forms.CharField(label=gettext_lazy("Indicator"), max_length=150)
    kind = forms.ChoiceField(
        label=gettext_lazy("One measurement is"),
        choices=Indicator.Kind.choices,
        widget=forms.RadioSelect,
        initial=Indicator.Kind.NUMBER,
    )
    unit = forms.CharField(label=gettext_lazy("Unit"), max_length=60)
    code = forms.CharField(
        label=gettext_lazy("Column in the file"),
        help_text=gettext_lazy("Small letters a-z, digits and _, for example bilturer_uke."),
        max_length=40,
        validators=[column_name],
    )
    lower_is_better = forms.TypedChoiceField(
        label=gettext_lazy("What is better"),
        choices=[("1", gettext_lazy("Less")), ("0", gettext_lazy("More"))],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
        initial="1",
    )
    smallest = FigureField(
        label=gettext_lazy("The smallest change that matters"),
        help_text=gettext_lazy(
            "In the unit, for shares in percentage points. An effect is one that is surely larger."
        ),
        decimal_places=3,
        required=False,
    )
    least = FigureField(
        label=gettext_lazy("Lowest possible value"), decimal_places=3, required=False
    )
    most = FigureField(
        label=gettext_lazy("Highest possible value"), decimal_places=3, required=False
    )
    instrument = forms.CharField(
        label=gettext_lazy("How it is measured"),
        help_text=gettext_lazy("Question, meter or count, with its version."),
        widget=forms.Textarea(attrs={"rows": "2"}),
        required=False,
    )
    factor = forms.CharField(
        label=gettext_lazy("Emission factor with source and year"), max_length=200, required=False
    )

    def clean_smallest(self) -> Decimal | None:
        """Above zero: a change of nothing cannot matter."""
        smallest: Decimal | None = self.cleaned_data["smallest"]
        if smallest is not None and smallest <= 0:
            raise forms.ValidationError(_("The smallest change that matters is above zero."))
        return smallest

    def clean(self) -> dict[str, Any]:
        """The lowest possible value is below the highest."""
        cleaned = super().clean() or self.cleaned_data
        least, most = cleaned.get("least"), cleaned.get("most")
        if least is not None and most is not None and least >= most:
            self.add_error("most", _("The highest possible value is above the lowest."))
        return cleaned
