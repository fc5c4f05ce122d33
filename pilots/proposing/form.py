"""The form by which an example is proposed, in the order in which it is read."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.terms.models import Term, Vocabulary
from forkommune.ui.dates import today
from forkommune.ui.forms import DesignForm, dress
from pilots.models import EffectKind, Example, StatedEvidence
from pilots.number_fields import FigureField
from pilots.numbers import typed

from .checks import doubt_about_unit, outside_share, rest_of, year_out_of_range

SOURCES = (1, 2, 3)
SHARES = ("share_municipality", "share_state", "share_others")
NOT_CHOSEN = ("", gettext_lazy("Choose …"))
STATED = StatedEvidence


def _text(label: Any, *, longest: int, rows: int = 3, told: Any = "", needed: bool = False) -> Any:
    return forms.CharField(
        label=label,
        help_text=told,
        max_length=longest,
        required=needed,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def _line(label: Any, *, longest: int, told: Any = "", needed: bool = False) -> Any:
    return forms.CharField(label=label, help_text=told, max_length=longest, required=needed)


class YearField(forms.CharField):
    """A year of four digits; another number is asked back with the range that it may lie in."""

    def __init__(self, *, may_be_ahead: bool = False, **kwargs: Any) -> None:
        super().__init__(max_length=20, required=False, **kwargs)
        self.may_be_ahead = may_be_ahead
        self.widget.attrs.update({"inputmode": "numeric", "class": "ds-input field-year"})

    def clean(self, value: Any) -> int | None:
        """The year, None where nothing is written. Raises ValidationError naming what was written."""
        words = str(super().clean(value)).strip()
        if not words:
            return None
        if not (words.isascii() and words.isdigit() and len(words) <= 9):
            raise forms.ValidationError(
                _("“%(typed)s” is no year. Write four digits, for example 2017.") % {"typed": words}
            )
        outside = year_out_of_range(int(words), today().year, may_be_ahead=self.may_be_ahead)
        if outside:
            first, last = outside
            raise forms.ValidationError(
                _("%(typed)s is outside %(first)d to %(last)d. Is it a slip?")
                % {"typed": words, "first": first, "last": last}
            )
        return int(words)


class ShareField(FigureField):
    """A share in per cent, from 0 to 100; with or without the sign behind."""

    def clean(self, value: Any) -> Decimal | None:
        """The share. Raises ValidationError for one above the whole."""
        share: Decimal | None = super().clean(str(value or "").replace("%", "").strip())
        if share is not None and not 0 <= share <= 100:
            raise forms.ValidationError(
                _("%(typed)s per cent is no share: it lies between 0 and 100.")
                % {"typed": typed(share)}
            )
        return share


class ExampleProposalForm(DesignForm):
    """An example as somebody tells of it who knows it; little is needed, much is asked for."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What can be copied?"),
        choices=Example.Kind.choices,
        widget=forms.RadioSelect,
    )
    title = _line(
        gettext_lazy("Title"),
        longest=100,
        told=gettext_lazy("What was done and where, for example “Bysykkel i Drammen”."),
        needed=True,
    )
    summary = _text(
        gettext_lazy("In short"),
        longest=300,
        told=gettext_lazy("What it is, in one or two sentences."),
        needed=True,
    )
    status = forms.ChoiceField(
        label=gettext_lazy("How far has it come?"),
        choices=[one for one in Example.Status.choices if one[0] != Example.Status.UNKNOWN],
        widget=forms.RadioSelect,
    )
    start_year = YearField(label=gettext_lazy("Begun in the year"), may_be_ahead=True)
    theme = forms.ChoiceField(label=gettext_lazy("Theme"))
    sector = forms.ChoiceField(label=gettext_lazy("Sector"))
    instrument = forms.ChoiceField(label=gettext_lazy("Policy instrument"))
    challenge = _text(
        gettext_lazy("What was the problem?"), longest=2000, told=gettext_lazy("Why you began.")
    )
    steps = _text(
        gettext_lazy("How did you do it?"),
        longest=4000,
        rows=5,
        told=gettext_lazy("One step a line, in the order in which it was done."),
    )
    did_not_work = _text(
        gettext_lazy("What did not work?"),
        longest=2000,
        told=gettext_lazy("What you would not do again: others learn most from that."),
    )
    advice = _text(gettext_lazy("Advice to others"), longest=2000)
    cost = _line(
        gettext_lazy("What did it cost?"),
        longest=300,
        told=gettext_lazy("In words, for example “2,4 mill. kr, halvparten fra Klimasats”."),
    )
    cost_nok = FigureField(
        label=gettext_lazy("Investment in kroner"),
        help_text=gettext_lazy("In whole kroner, for example 2 400 000. Empty when not known."),
        decimal_places=0,
        required=False,
    )
    share_municipality = ShareField(
        label=gettext_lazy("Paid by the municipality, per cent"),
        decimal_places=1,
        rounds=True,
        required=False,
    )
    funding = forms.ChoiceField(label=gettext_lazy("Who else paid?"), required=False)
    share_state = ShareField(
        label=gettext_lazy("Paid by them, per cent"),
        decimal_places=1,
        rounds=True,
        required=False,
    )
    share_others = ShareField(
        label=gettext_lazy("Paid by anybody else, per cent"),
        decimal_places=1,
        rounds=True,
        required=False,
    )
    effect = _line(
        gettext_lazy("What came of it?"),
        longest=300,
        told=gettext_lazy("In one line, for the card. Empty when it is not known."),
    )
    effect_kind = forms.ChoiceField(
        label=gettext_lazy("That is a"),
        choices=EffectKind.choices,
        widget=forms.RadioSelect,
        required=False,
    )
    effect_value = FigureField(label=gettext_lazy("As a number"), decimal_places=3, required=False)
    effect_unit = _line(
        gettext_lazy("Unit"),
        longest=80,
        told=gettext_lazy("For example tonn CO₂e per år, prosent eller bilturer per uke."),
    )
    basis = forms.ChoiceField(
        label=gettext_lazy("Where does the figure come from?"),
        choices=STATED.Basis.choices,
        widget=forms.RadioSelect,
        required=False,
    )
    before = forms.ChoiceField(
        label=gettext_lazy("Was it measured before too?"),
        choices=STATED.Before.choices,
        widget=forms.RadioSelect,
        required=False,
    )
    method = _text(
        gettext_lazy("How was it found?"),
        longest=2000,
        told=gettext_lazy("So that somebody else could do it again."),
    )

    def __init__(
        self, *args: Any, choices: Mapping[str, list[tuple[str, Any]]] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        known = choices or choices_of_terms()
        for name in CHOICES:
            self.fields[name].choices = known[name]  # type: ignore[attr-defined]
        for number in SOURCES:
            self.fields |= _source(number)
        dress(self)
        for name in ("cost_nok", *SHARES, "effect_value"):
            self.fields[name].widget.attrs.setdefault("inputmode", "decimal")

    def clean_cost_nok(self) -> int | None:
        """Above nought; nothing is not what it cost but that nobody knows."""
        amount = self.cleaned_data["cost_nok"]
        if amount is not None and amount <= 0:
            raise forms.ValidationError(
                _("Leave it empty when it is not known; what it cost is above 0.")
            )
        return None if amount is None else int(amount)

    def clean(self) -> dict[str, Any]:
        """What hangs together, asked back at the cell that is most likely wrong."""
        told = super().clean() or self.cleaned_data
        self._ask_about_effect(told)
        self._ask_about_shares(told)
        for number in SOURCES:
            if told.get(f"source_url_{number}") and not told.get(f"source_title_{number}"):
                self.add_error(f"source_title_{number}", _("Write what the address leads to."))
        planned = told.get("status") == Example.Status.PLANNED
        if planned and told.get("effect_kind") == "result":
            self.add_error(
                "effect_kind",
                _(
                    "It is only planned, so nothing has come of it yet: choose a goal or a potential."
                ),
            )
        year = told.get("start_year")
        if year and year > today().year and told.get("status") and not planned:
            self.add_error(
                "start_year",
                _("%(year)d has not come yet, but it is not “planned”.") % {"year": year},
            )
        return told

    def _ask_about_effect(self, told: dict[str, Any]) -> None:
        value, unit = told.get("effect_value"), told.get("effect_unit") or ""
        if value is not None and not unit and "effect_unit" not in self.errors:
            self.add_error(
                "effect_unit", _("Write the unit of %(value)s.") % {"value": typed(value)}
            )
        if doubt := doubt_about_unit(unit):
            words = UNIT_DOUBTS[doubt.code] % {"unit": unit, "instead": doubt.instead}
            self.add_error("effect_unit", words)
        if value is not None and outside_share(value, unit):
            self.add_error(
                "effect_value",
                _(
                    "%(value)s per cent is more than the whole. Write larger growth as times, "
                    "such as 2,5 ganger."
                )
                % {"value": typed(value)},
            )
        said = value is not None or told.get("effect")
        if said and not told.get("effect_kind") and "effect_kind" not in self.errors:
            self.add_error("effect_kind", _("Say whether it is a result or a goal."))
        hoped_for = told.get("effect_kind") in ("goal", "potential")
        if hoped_for and told.get("basis") == STATED.Basis.MEASURED:
            self.add_error(
                "basis", _("A goal or a potential cannot have been measured: it has not happened.")
            )

    def _ask_about_shares(self, told: dict[str, Any]) -> None:
        if self.errors.keys() & set(SHARES):
            return
        if told.get("share_state") and not told.get("funding"):
            self.add_error(
                "funding",
                _("Choose who paid %(share)s per cent.") % {"share": typed(told["share_state"])},
            )
        rest = rest_of([told.get(name) for name in SHARES])
        if rest is None:
            return
        empty = next((name for name in SHARES if told.get(name) is None), SHARES[-1])
        words = (
            _("The shares make %(sum)s per cent: who paid the remaining %(rest)s?")
            if rest > 0
            else _("The shares make %(sum)s per cent, which is %(rest)s too much.")
        )
        self.add_error(empty, words % {"sum": typed(100 - rest), "rest": typed(abs(rest))})


UNIT_DOUBTS = {
    "number": gettext_lazy(
        "“%(unit)s” holds a number: write that in the field before, and the unit here."
    ),
    "power": gettext_lazy("“%(unit)s” is power, not energy. Is it %(instead)s?"),
    "no_amount": gettext_lazy("“%(unit)s” says no amount. Is it %(instead)s?"),
    "money": gettext_lazy("“%(unit)s” is money, but emissions were asked about."),
}
VOCABULARIES = {
    "theme": Vocabulary.THEME,
    "sector": Vocabulary.SECTOR,
    "instrument": Vocabulary.INSTRUMENT,
}
CHOICES = {**VOCABULARIES, "funding": Vocabulary.FUNDING_SOURCE}


def terms_of(vocabulary: str) -> list[tuple[str, Any]]:
    """The words of a vocabulary to choose among."""
    rows = Term.objects.filter(vocabulary=vocabulary).order_by("position", "pk")
    return [NOT_CHOSEN, *((term.code, term.label) for term in rows)]


def choices_of_terms() -> dict[str, list[tuple[str, Any]]]:
    """The choices of each field that has words of the taxonomy; for many forms they are asked for once."""
    return {name: terms_of(vocabulary) for name, vocabulary in CHOICES.items()}


def _source(number: int) -> dict[str, forms.Field]:
    return {
        f"source_title_{number}": _line(
            gettext_lazy("Source %(number)d: what is it?") % {"number": number}, longest=300
        ),
        f"source_url_{number}": forms.URLField(
            label=gettext_lazy("Source %(number)d: address") % {"number": number},
            max_length=500,
            required=False,
            assume_scheme="https",
        ),
        f"source_year_{number}": YearField(
            label=gettext_lazy("Source %(number)d: year") % {"number": number}
        ),
    }


SECTIONS: tuple[tuple[str, Any, tuple[str, ...]], ...] = (
    ("hva", gettext_lazy("What it is"), ("kind", "title", "summary", "status", "start_year")),
    ("tema", gettext_lazy("What it is about"), ("theme", "sector", "instrument")),
    (
        "historien",
        gettext_lazy("How it was done"),
        ("challenge", "steps", "did_not_work", "advice"),
    ),
    (
        "ressurser",
        gettext_lazy("What it took"),
        ("cost", "cost_nok", "share_municipality", "funding", "share_state", "share_others"),
    ),
    (
        "effekt",
        gettext_lazy("What came of it"),
        ("effect", "effect_kind", "effect_value", "effect_unit", "basis", "before", "method"),
    ),
    (
        "kilder",
        gettext_lazy("Where it can be read"),
        tuple(f"source_{part}_{n}" for n in SOURCES for part in ("title", "url", "year")),
    ),
)
# Few have more than one source; these stay out of the way until somebody needs them.
FOLDED = frozenset(f"source_{part}_{n}" for n in SOURCES[1:] for part in ("title", "url", "year"))
