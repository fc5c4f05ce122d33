"""What researchers fill in about an experiment."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.figures.numbers import format_date
from forkommune.ui.forms import DateField, DesignForm, dress
from forkommune.ui.named_rows import NamedRowField
from pilots.experiments.cells import limits_of
from pilots.models import Example, ExperimentNote, FieldExperiment, Group, Indicator, Moment
from pilots.number_fields import FigureField, WholeNumberField
from pilots.numbers import typed

# More than any program gives: what somebody else worked out is put in as it stands there.
AS_TYPED = 20
MAX_ANALYSIS_BYTES = 10 * 1024 * 1024


class NoteForm(DesignForm):
    """What went otherwise."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What is told"),
        choices=ExperimentNote.Kind.choices,
        widget=forms.RadioSelect,
        initial=ExperimentNote.Kind.DEVIATION,
    )
    title = forms.CharField(label=gettext_lazy("What happened"), max_length=200)
    consequence = forms.CharField(
        label=gettext_lazy("What it means for the result"),
        widget=forms.Textarea(attrs={"rows": "3"}),
        required=False,
    )
    on = DateField(label=gettext_lazy("Date"), required=False)


class _IntervalForm(DesignForm):
    """A value with its interval."""

    value_name, value_label = "value", gettext_lazy("Change")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["n"].widget.attrs.setdefault("inputmode", "numeric")

    def clean(self) -> dict[str, Any]:
        """The value lies within its interval, which has both ends or none."""
        cleaned = super().clean() or self.cleaned_data
        low, high, value = (cleaned.get(name) for name in ("low", "high", self.value_name))
        if (low is None) != (high is None) and not {"low", "high"} & self.errors.keys():
            self.add_error("high" if high is None else "low", _("An interval has two ends."))
        if low is not None and high is not None and value is not None and not low <= value <= high:
            self.add_error(self.value_name, _("The value lies within its interval."))
        return cleaned


class MeanForm(_IntervalForm):
    """A group's mean, as somebody else has it."""

    value_name = "mean"
    group = forms.ChoiceField(
        label=gettext_lazy("Group"), choices=Group.choices, widget=forms.RadioSelect
    )
    moment = forms.ChoiceField(
        label=gettext_lazy("Time"), choices=Moment.choices, widget=forms.RadioSelect
    )
    on = DateField(label=gettext_lazy("Date"))
    mean = FigureField(label=gettext_lazy("Mean"), decimal_places=AS_TYPED)
    low = FigureField(
        decimal_places=AS_TYPED,
        label=gettext_lazy("Lower end of the 95 % interval"),
        help_text=gettext_lazy("Without an interval nothing can be concluded."),
        required=False,
    )
    high = FigureField(
        label=gettext_lazy("Upper end of the 95 % interval"),
        decimal_places=AS_TYPED,
        required=False,
    )
    n = WholeNumberField(label=gettext_lazy("Number measured"))

    def __init__(self, *args: Any, indicator: Indicator, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.indicator = indicator
        if not indicator.experiment.is_compared:
            group = self.fields["group"]
            if isinstance(group, forms.ChoiceField):
                group.choices = [one for one in Group.choices if one[0] == Group.TARGET]
            group.initial = Group.TARGET

    def clean_mean(self) -> Decimal:
        """Within what the plan says is possible."""
        mean: Decimal = self.cleaned_data["mean"]
        least, most = limits_of(self.indicator)
        if least is not None and mean < least:
            raise forms.ValidationError(_("The lowest possible value is %s.") % typed(least))
        if most is not None and mean > most:
            raise forms.ValidationError(_("The highest possible value is %s.") % typed(most))
        return mean


class AnalysisForm(_IntervalForm):
    """An analysis made in another program."""

    value = FigureField(
        label=gettext_lazy("Change"),
        decimal_places=AS_TYPED,
        help_text=gettext_lazy(
            "In the unit; of the difference between the changes where two groups are compared."
        ),
    )
    low = FigureField(label=gettext_lazy("Lower end of the 95 % interval"), decimal_places=AS_TYPED)
    high = FigureField(
        label=gettext_lazy("Upper end of the 95 % interval"), decimal_places=AS_TYPED
    )
    n = WholeNumberField(label=gettext_lazy("Number measured"))
    method = forms.CharField(
        label=gettext_lazy("Method"),
        help_text=gettext_lazy("Program with version, model, what was adjusted for, and why."),
        widget=forms.Textarea(attrs={"rows": "4"}),
    )
    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("The script or the report, at most 10 MB."),
    )

    def clean_file(self) -> Any:
        """Not larger than is kept."""
        file = self.cleaned_data["file"]
        if file.size > MAX_ANALYSIS_BYTES:
            raise forms.ValidationError(
                _("The file has %(size)d MB; at most 10 MB are kept.")
                % {"size": -(-file.size // (1024 * 1024))}
            )
        return file


class ConclusionForm(DesignForm):
    """What a conclusion means, and which example it is evidence of."""

    words = forms.CharField(
        label=gettext_lazy("What it means"),
        help_text=gettext_lazy(
            "What can be learnt of it, also where nothing can be told. Everybody can read it."
        ),
        widget=forms.Textarea(attrs={"rows": "4"}),
        max_length=4000,
        required=False,
    )
    example = NamedRowField(
        Example.objects.none(),
        name_field="title",
        label=gettext_lazy("The example that it is evidence of"),
        required=False,
    )

    def __init__(self, *args: Any, examples: Any, has_example: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if has_example:
            del self.fields["example"]
        else:
            self.fields["example"].offer(examples)  # type: ignore[attr-defined]


class ByHandForm(DesignForm):
    """One unit's measurements of one day, as a line of the file has them."""

    def __init__(self, *args: Any, experiment: FieldExperiment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.indicators = [one for one in experiment.indicators.in_order() if one.code]
        groups = [one for one in Group.choices if one[0] == Group.TARGET or experiment.is_compared]
        self.fields |= {
            "unit": forms.CharField(
                label=_("Code"),
                help_text=_("A code that tells nobody who it is, the same both times."),
                max_length=40,
            ),
            **self._cluster(experiment),
            "group": forms.ChoiceField(
                label=_("Group"), choices=groups, widget=forms.RadioSelect, initial=Group.TARGET
            ),
            "moment": forms.ChoiceField(
                label=_("Time"), choices=Moment.choices, widget=forms.RadioSelect
            ),
            "on": DateField(label=_("Date")),
        }
        for one in self.indicators:
            self.fields[f"value_{one.code}"] = forms.CharField(
                label=f"{one.name} ({one.unit})",
                help_text=_("Empty where it is missing."),
                max_length=40,
                required=False,
            )
        dress(self)

    @staticmethod
    def _cluster(experiment: FieldExperiment) -> dict[str, forms.Field]:
        """The field of what it was drawn in together with, where the plan names that."""
        if not experiment.is_clustered:
            return {}
        return {"cluster": forms.CharField(label=experiment.cluster.capitalize(), max_length=40)}

    def line(self) -> list[str]:
        """The cells of the line."""
        said = self.cleaned_data
        day = format_date(said["on"])
        values = [said[f"value_{one.code}"] for one in self.indicators]
        cluster = [said["cluster"]] if "cluster" in said else []
        return [said["unit"], *cluster, said["group"], said["moment"], day, *values]
