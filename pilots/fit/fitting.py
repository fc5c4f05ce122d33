"""Which conditions of an example a municipality meets, which not, and by which figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from forkommune.ui.words import number
from municipalities.models import Municipality
from pilots.fit.conditions import Figure, Judged, Tally, Verdict, count, judge
from pilots.fit.municipal_figures import figures_of, needed
from pilots.models import ExampleCondition

Test = ExampleCondition.Test


@dataclass(frozen=True)
class FitLine:
    """A condition with its verdict and why; no verdict while no municipality is chosen."""

    words: str
    limit: str
    verdict: Verdict | None = None
    why: str = ""


@dataclass(frozen=True)
class Fit:
    """How an example fits a municipality. tally: None while none is chosen."""

    municipality: Municipality | None
    lines: list[FitLine]
    tally: Tally | None = None

    @property
    def short(self) -> str:
        """Meets 2 of 3, for a card; what no figure decides is told as that."""
        if self.tally is None or not self.lines:
            return ""
        if not self.tally.decided:
            return _("Cannot be decided by figures")
        return _("Meets %(met)d of %(decided)d") % {
            "met": self.tally.met,
            "decided": self.tally.decided,
        }

    @property
    def met(self) -> list[str]:
        """The conditions that are met, by name."""
        return [line.words for line in self.lines if line.verdict is Verdict.MET]

    @property
    def not_met(self) -> list[str]:
        """The conditions that are not met, by name."""
        return [line.words for line in self.lines if line.verdict is Verdict.NOT_MET]

    @property
    def summary(self) -> str:
        """Meets 4 of 5 conditions; what cannot be decided is told beside it."""
        if self.tally is None or self.municipality is None:
            return ""
        if not self.tally.decided:
            return _("No figures in the portal decide the conditions for %(place)s.") % {
                "place": self.municipality
            }
        return _(
            "%(place)s meets %(met)d of the %(decided)d conditions that figures can decide."
        ) % {
            "place": self.municipality,
            "met": self.tally.met,
            "decided": self.tally.decided,
        }


def fit(
    conditions: Sequence[ExampleCondition],
    municipality: Municipality | None,
    *,
    figures: Mapping[str, Figure] | None = None,
) -> Fit:
    """The conditions in their order, judged for a municipality where there is one.

    figures: of that municipality, where they are at hand already.
    """
    if municipality is None or not conditions:
        return Fit(municipality, [FitLine(row.words, limit_words(row)) for row in conditions])
    if figures is None:
        figures = figures_of([municipality])[municipality.pk]
    judged = [(row, judge(needed(row), figures)) for row in conditions]
    lines = [
        FitLine(row.words, limit_words(row), one.verdict, _why(row, one, municipality))
        for row, one in judged
    ]
    return Fit(municipality, lines, count(one.verdict for _row, one in judged))


def limit_words(condition: ExampleCondition) -> str:
    """At least 20 000 inhabitants; empty for a condition that no figure decides."""
    if condition.test == Test.ASK:
        return ""
    unit = unit_words(condition)
    low, high = condition.low, condition.high
    if low is not None and high is not None:
        return _("%(low)s to %(high)s %(unit)s") % {
            "low": number(low),
            "high": number(high),
            "unit": unit,
        }
    if low is not None:
        return _("at least %(low)s %(unit)s") % {"low": number(low), "unit": unit}
    return _("at most %(high)s %(unit)s") % {"high": number(high), "unit": unit}


def unit_words(condition: ExampleCondition) -> str:
    """What is counted, as it stands after a number."""
    if condition.test == Test.EMISSIONS:
        return _("tonnes CO₂e a year from %(sector)s") % {"sector": str(condition.sector).lower()}
    return {
        Test.POPULATION: _("inhabitants"),
        Test.DENSITY: _("inhabitants per km²"),
        Test.AREA: _("km²"),
        Test.NEIGHBOURS: _("neighbours in the network"),
    }[Test(condition.test)]


def _why(condition: ExampleCondition, judged: Judged, place: Municipality) -> str:
    if judged.verdict is Verdict.ASK:
        return _("Only you know this.")
    if judged.figure is None:
        return _("The portal has no figure for %(place)s.") % {"place": place}
    return figure_words(condition, judged.figure, place)


def figure_words(condition: ExampleCondition, figure: Figure, place: Municipality) -> str:
    """Asker: 60 781 inhabitants (2017)."""
    words = f"{place}: {number(figure.value, 0)} {unit_words(condition)}"
    return f"{words} ({figure.year})" if figure.year else words
