"""What the secretariat fills in: who is divided, what counts, sizes, rules, and moves by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.figures.numbers import format_date, format_number
from forkommune.ui.dates import long_date
from forkommune.ui.forms import DateField, DesignForm
from municipalities.register.models import Municipality
from municipalities.survey.models import SurveyRound
from municipalities.survey.naming import Known, read_named

from .dividing.account import LIMIT
from .dividing.rules import Kind, Rule, Sizes
from .dividing.stability import Doubt
from .inputs import USUAL_WEIGHTS, Inputs, NoInputs, gather, of_day
from .models import Division, NetworkGroup
from .telling import in_a_row

MOST_LINES = 40
DOUBTS = {
    Doubt.ROUGH: gettext_lazy("Rough idea"),
    Doubt.USUAL: gettext_lazy("Usual"),
    Doubt.SURE: gettext_lazy("Quite sure"),
}


def _whole(label: Any, **kwargs: Any) -> forms.IntegerField:
    widget = forms.NumberInput(attrs={"class": "ds-input", "inputmode": "numeric"})
    return forms.IntegerField(label=label, widget=widget, **kwargs)


class WhomForm(DesignForm):
    """Which municipalities, and the year of their figures."""

    round = forms.ModelChoiceField(
        SurveyRound.objects.none(), label=gettext_lazy("Municipalities of"), required=False
    )
    on = DateField(
        label=gettext_lazy("Or members on a day"),
        required=False,
        help_text=gettext_lazy("For example 01.01.2017. Empty: those of the round."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rounds = SurveyRound.objects.order_by("-starts_on", "pk")
        field = self.fields["round"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = rounds
            field.initial = rounds.first()

    @property
    def query(self) -> str:
        """The choice as the end of an address; empty for the usual municipalities."""
        source = self.data if self.is_bound else self.initial
        chosen = {name: source.get(name) for name in ("round", "on")}
        day = chosen["on"]
        if isinstance(day, date):
            chosen["on"] = format_date(day)
        asked = {name: str(value) for name, value in chosen.items() if value}
        return f"?{urlencode(asked)}" if asked else ""

    def inputs(self) -> Inputs:
        """What is known of those that were chosen. Raises NoInputs."""
        valid = self.is_bound and self.is_valid()
        day = self.cleaned_data.get("on") if valid else None
        if day:
            return gather(of_day(day), day.year, day)
        chosen = self.cleaned_data.get("round") if valid else None
        chosen = chosen or self.fields["round"].initial
        if chosen is None:
            raise NoInputs(_("There is no survey round; name the municipalities, or a date."))
        return gather(chosen.municipalities.select_related("county"), chosen.starts_on.year)


class DivideForm(DesignForm):
    """Weights, sizes, rules and doubt, for some municipalities."""

    smallest = _whole(gettext_lazy("Smallest"), min_value=2, max_value=100, initial=3)
    largest = _whole(gettext_lazy("Largest"), min_value=2, max_value=100, initial=6)
    groups = _whole(gettext_lazy("Groups"), min_value=1, max_value=200, initial=4)
    merged = forms.MultipleChoiceField(
        label=gettext_lazy("Keep together"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    together = forms.CharField(
        label=gettext_lazy("Must be together"),
        required=False,
        max_length=4000,
        help_text=gettext_lazy("One rule a line: Asker, Røyken"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    apart = forms.CharField(
        label=gettext_lazy("Must be apart"),
        required=False,
        max_length=4000,
        help_text=gettext_lazy("One rule a line: Bærum, Drammen"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    fixed = forms.CharField(
        label=gettext_lazy("Fixed in a group"),
        required=False,
        max_length=4000,
        help_text=gettext_lazy("One group a line: Eikergruppa: Modum, Sigdal"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    per_county = _whole(
        gettext_lazy("At most from one county in a group"),
        min_value=1,
        max_value=100,
        required=False,
    )
    hanging = forms.BooleanField(
        label=gettext_lazy("Each group hangs together on the map"),
        required=False,
        help_text=gettext_lazy(
            "From each municipality the others are reached over common borders. For up to 16."
        ),
    )
    bonus = _whole(
        gettext_lazy("Neighbours count as nearer, in per cent"),
        min_value=0,
        max_value=90,
        required=False,
    )
    near = _whole(
        gettext_lazy("List divisions up to so many per cent dearer"),
        min_value=1,
        max_value=20,
        required=False,
        initial=round(100 * LIMIT),
    )
    doubt = forms.ChoiceField(
        label=gettext_lazy("How sure are the weights?"),
        choices=[(one.value, label) for one, label in DOUBTS.items()],
        initial=Doubt.USUAL.value,
        widget=forms.RadioSelect,
    )

    def __init__(
        self,
        *args: Any,
        inputs: Inputs,
        prices: Mapping[str, float | None] | None = None,
        **kwargs: Any,
    ) -> None:
        """prices: of keeping mergers together, by their members with commas; a share of J, None where
        it cannot be done."""
        super().__init__(*args, **kwargs)
        self.inputs = inputs
        for one in inputs.criteria:
            label = _("Weight of %s") % one.label
            start = round(100 * USUAL_WEIGHTS.get(one.code, 0))
            self.fields[f"weight_{one.code}"] = _whole(
                label, min_value=0, max_value=100, initial=start, required=False
            )
            self.fields[f"weight_{one.code}"].widget.attrs["class"] = "ds-input"
        self.mergers = mergers(inputs)
        field = self.fields["merged"]
        if isinstance(field, forms.MultipleChoiceField):
            named = [(",".join(one.members), name) for one, name in self.mergers]
            field.choices = [(key, _priced(name, key, prices or {})) for key, name in named]

    @property
    def weight_rows(self) -> list[Any]:
        """Each weight's field with the criterion that it is of, those that count."""
        return [pair for pair in self._weights() if self._counts(pair[0])]

    @property
    def spare_rows(self) -> list[Any]:
        """The same of those that do not count now."""
        return [pair for pair in self._weights() if not self._counts(pair[0])]

    def _weights(self) -> list[Any]:
        return [(self[f"weight_{one.code}"], one) for one in self.inputs.criteria]

    def _counts(self, field: Any) -> bool:
        return bool(field.errors) or field.value() not in (None, "", 0, "0")

    @property
    def rest(self) -> list[Any]:
        """The rules that few need."""
        return [
            self[name]
            for name in ("together", "apart", "fixed", "per_county", "hanging", "bonus", "near")
        ]

    @property
    def opens_rules(self) -> bool:
        """Whether the rules stand open: something is wrong there, or was written."""
        return any(one.errors or (self.is_bound and one.data) for one in self.rest)

    def weights(self) -> dict[str, float]:
        """By code, those of 0 left out."""
        data = self.cleaned_data
        found = {one.code: float(data[f"weight_{one.code}"] or 0) for one in self.inputs.criteria}
        return {code: weight for code, weight in found.items() if weight}

    def sizes(self) -> Sizes:
        """From and to."""
        return Sizes(self.cleaned_data["smallest"], self.cleaned_data["largest"])

    def rules(self) -> list[Rule]:
        """All rules that were written."""
        data = self.cleaned_data
        found = [Rule(Kind.TOGETHER, tuple(one.split(","))) for one in data["merged"]]
        found += [*data["together"], *data["apart"], *data["fixed"]]
        if data["per_county"]:
            found.append(Rule(Kind.COUNTY, number=data["per_county"]))
        if data["hanging"]:
            found.append(Rule(Kind.HANGING))
        return found

    def clean_together(self) -> list[Rule]:
        """One rule a line."""
        return [Rule(Kind.TOGETHER, members) for _label, members in self._lines("together")]

    def clean_apart(self) -> list[Rule]:
        """One rule a line."""
        return [Rule(Kind.APART, members) for _label, members in self._lines("apart")]

    def clean_fixed(self) -> list[Rule]:
        """One group a line, its name before the colon."""
        lines = self._lines("fixed", labelled=True)
        return [Rule(Kind.FIXED, members, label) for label, members in lines]

    def clean(self) -> dict[str, Any]:
        """The smallest size is not above the largest, and something counts."""
        data = super().clean() or self.cleaned_data
        smallest, largest = data.get("smallest"), data.get("largest")
        if smallest and largest and smallest > largest:
            self.add_error(
                "largest",
                _("The largest group, %(largest)d, is below the smallest, %(smallest)d.")
                % {"largest": largest, "smallest": smallest},
            )
        return data

    def _lines(self, name: str, *, labelled: bool = False) -> list[tuple[str, tuple[str, ...]]]:
        text = self.cleaned_data[name]
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        if len(lines) > MOST_LINES:
            raise ValidationError(_("At most %d rules of a kind.") % MOST_LINES)
        return [self._line(line, labelled=labelled) for line in lines]

    def _line(self, line: str, *, labelled: bool) -> tuple[str, tuple[str, ...]]:
        label, colon, names = line.partition(":") if labelled else ("", ":", line)
        if not colon or (labelled and not label.strip()):
            raise ValidationError(
                _("“%s”: write the name of the group, a colon, and the municipalities.") % line[:80]
            )
        known = [Known(n, one.number, one.name) for n, one in enumerate(self.inputs.municipalities)]
        named = read_named(names, known)
        if named.unclear:
            raise ValidationError(
                _("“%s” is none of the municipalities that are divided.")
                % named.unclear[0].typed[:80]
            )
        members = tuple(self.inputs.keys[key] for key in named.keys)
        if len(members) < (1 if labelled else 2):
            raise ValidationError(_("“%s”: name two municipalities or more.") % line[:80])
        return label.strip()[:80], members


def _priced(name: str, key: str, prices: Mapping[str, float | None]) -> str:
    """A rule with what it costs, where that is known."""
    if key not in prices:
        return name
    price = prices[key]
    if price is None:
        return _("%(rule)s. Cannot be kept with these sizes.") % {"rule": name}
    percent = format_number(100 * price, 1, signed=True)
    return _("%(rule)s. Costs %(percent)s %% on J.") % {"rule": name, "percent": percent}


def mergers(inputs: Inputs) -> list[tuple[Rule, str]]:
    """Municipalities that became one later, as rules that can be ticked, with words."""
    names = {one.number: one.name for one in inputs.municipalities}
    return [
        (
            Rule(Kind.TOGETHER, one.members),
            _("%(names)s (one municipality from %(day)s)")
            % {
                "names": in_a_row([names[number] for number in one.members]),
                "day": long_date(one.on),
            },
        )
        for one in inputs.mergers
    ]


class MoveForm(DesignForm):
    """A municipality into another group, for one's own division or the workshop's."""

    municipality = forms.ModelChoiceField(
        Municipality.objects.none(),
        label=gettext_lazy("Municipality"),
        empty_label=gettext_lazy("Choose"),
    )
    to = forms.ChoiceField(label=gettext_lazy("To group"))
    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=300)
    origin = forms.ChoiceField(
        label=gettext_lazy("Whose division"),
        choices=[
            (Division.Origin.HAND.value, gettext_lazy("Ours, changed by hand")),
            (Division.Origin.WORKSHOP.value, gettext_lazy("The workshop's")),
        ],
        initial=Division.Origin.HAND.value,
    )

    def __init__(
        self, *args: Any, division: Division, groups: Iterable[NetworkGroup], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        municipality, to = self.fields["municipality"], self.fields["to"]
        if isinstance(municipality, forms.ModelChoiceField):
            municipality.queryset = division.municipalities.by_name()
        if isinstance(to, forms.ChoiceField):
            to.choices = [(one.letter, f"{one.letter} {one.name}".strip()) for one in groups]
        if division.origin != Division.Origin.MACHINE:
            self.fields["origin"].initial = division.origin


class NamesForm(DesignForm):
    """The title of a division and the names of its groups."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=120)

    def __init__(
        self, *args: Any, division: Division, groups: Iterable[NetworkGroup], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].initial = division.title
        self.letters = []
        for group in groups:
            self.letters.append(group.letter)
            self.fields[f"name_{group.letter}"] = forms.CharField(
                label=_("Name of group %s") % group.letter,
                max_length=80,
                required=False,
                initial=group.name,
                widget=forms.TextInput(attrs={"class": "ds-input"}),
            )

    def names(self) -> dict[str, str]:
        """By letter."""
        return {one: self.cleaned_data[f"name_{one}"] for one in self.letters}
