"""What researchers fill in about a round: its days, its guide, its municipalities."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.ui.dates import long_date
from forkommune.ui.forms import DateField, DesignForm
from municipalities.register.models import Municipality
from municipalities.register.selectors.successors import heirs_of

from .models import InterviewGuide, SurveyRound
from .naming import Known, Unclear, read_named


class RoundForm(DesignForm):
    """A round's own facts."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=120)
    starts_on = DateField(label=gettext_lazy("From"))
    ends_on = DateField(label=gettext_lazy("To"))
    guide = forms.ModelChoiceField(
        InterviewGuide.objects.none(),
        label=gettext_lazy("Version of the guide"),
        empty_label=gettext_lazy("Choose"),
        help_text=gettext_lazy("Interviews that were begun keep the version they were begun with."),
    )
    previous = forms.ModelChoiceField(
        SurveyRound.objects.none(),
        label=gettext_lazy("Repeats the round"),
        required=False,
        empty_label=gettext_lazy("None: it is the first"),
    )

    def __init__(self, *args: Any, survey_round: SurveyRound | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = SurveyRound.objects.newest_first()
        if survey_round is not None:
            others = others.exclude(pk__in=_itself_and_later(survey_round))
        self._offer("guide", InterviewGuide.objects.all())
        self._offer("previous", others)

    def _offer(self, name: str, rows: Any) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = rows

    def clean(self) -> dict[str, Any]:
        """It does not end before it begins."""
        cleaned = super().clean() or self.cleaned_data
        begins, ends = cleaned.get("starts_on"), cleaned.get("ends_on")
        if begins and ends and ends < begins:
            self.add_error("ends_on", _("A round cannot end before it begins."))
        return cleaned


def _itself_and_later(survey_round: SurveyRound) -> set[int]:
    """A round and those that repeat it, one by way of another: it repeats none of them."""
    found, newest = {survey_round.pk}, {survey_round.pk}
    while newest:
        rows = SurveyRound.objects.filter(previous__in=newest).values_list("pk", flat=True)
        newest = set(rows) - found
        found |= newest
    return found


def read_municipalities(typed: str, day: date) -> list[Municipality]:
    """Municipalities by number or name, as they existed on a day.

    Raises ValidationError that names every piece that is not one of them.
    """
    rows = {one.pk: one for one in Municipality.objects.valid_on(day).by_name()}
    named = read_named(typed, (Known(pk, one.number, one.name) for pk, one in rows.items()))
    if named.unclear:
        raise forms.ValidationError([_unclear(one, day) for one in named.unclear])
    return [rows[key] for key in named.keys]


def _unclear(one: Unclear, day: date) -> str:
    if one.numbers:
        return _("Several are called “%(typed)s”: write the number, %(numbers)s") % {
            "typed": one.typed,
            "numbers": ", ".join(one.numbers),
        }
    return _("“%(typed)s” was no municipality on %(day)s; write its number or name then") % {
        "typed": one.typed,
        "day": long_date(day),
    }


_HELP = gettext_lazy(
    "Numbers or names, one a line or with commas between, as they were on the first day of the round."
)


class NewRoundForm(RoundForm):
    """A new round with its municipalities."""

    municipalities = forms.CharField(
        label=gettext_lazy("Municipalities"),
        help_text=_HELP,
        required=False,
        widget=forms.Textarea(attrs={"rows": "8"}),
    )
    as_before = forms.BooleanField(
        label=gettext_lazy("The municipalities of the round it repeats, or what they have become"),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Every piece names one municipality that exists when the round begins, and one at least."""
        cleaned = super().clean()
        day = cleaned.get("starts_on")
        if day is None:
            return cleaned
        try:
            named = read_municipalities(cleaned.get("municipalities", ""), day)
        except forms.ValidationError as wrong:
            self.add_error("municipalities", wrong)
            return cleaned
        if not named and not self.kept:
            self.add_error("municipalities", _("Name at least one municipality"))
        cleaned["municipalities"] = list({one.pk: one for one in [*self.kept, *named]}.values())
        return cleaned

    @cached_property
    def kept(self) -> list[Municipality]:
        """Those of the round before, or what they are when this one begins, if they are wanted."""
        previous, day = self.cleaned_data.get("previous"), self.cleaned_data.get("starts_on")
        if not (self.cleaned_data.get("as_before") and previous and day):
            return []
        return heirs_of(previous.municipalities.all(), day)


class MoreMunicipalitiesForm(DesignForm):
    """Further municipalities of a round."""

    municipalities = forms.CharField(
        label=gettext_lazy("Municipalities"),
        help_text=_HELP,
        widget=forms.Textarea(attrs={"rows": "4"}),
    )

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.day = day

    def clean_municipalities(self) -> list[Municipality]:
        """The municipalities that are named."""
        return read_municipalities(self.cleaned_data["municipalities"], self.day)
