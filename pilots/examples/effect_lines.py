"""Effects of an example as they are read: figure, what it is, how it is known, and who disagrees."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext, override
from django.utils.translation import gettext as _

from forkommune.figures.numbers import format_number
from pilots.experiments.words import decimals_of
from pilots.models import ExampleEffect

PERCENT = "%"


@dataclass(frozen=True)
class EffectLine:
    """One effect in words. contested: another source gives another value for the same."""

    effect: ExampleEffect
    figure: str
    contested: bool

    @property
    def is_result(self) -> bool:
        """Whether it has happened, as far as somebody other than its seller says."""
        return self.effect.is_result

    @property
    def is_outlined(self) -> bool:
        """What is hoped for is only outlined."""
        return not self.is_result

    @property
    def is_quoted(self) -> bool:
        """Whether its words are the source's; the verdict on a pilot is the portal's own."""
        verdicts = {"Effect", "Effect for the worse", "No effect shown", "Cannot be decided"}
        own = {said for one in verdicts for said in (one, gettext(one), _in_bokmal(one))}
        return self.effect.words not in own

    @property
    def contested_words(self) -> str:
        """What stands beside a value that another source contradicts."""
        return _("Sources disagree")

    @property
    def by_whom(self) -> str:
        """Whose tool gave the figure; empty where none is named."""
        if not self.effect.tool:
            return ""
        return _("Worked out with %(tool)s, which belongs to %(owner)s.") % {
            "tool": self.effect.tool,
            "owner": self.effect.tool_owner,
        }


def _in_bokmal(words: str) -> str:
    """As it is kept, whatever language the page is in."""
    with override("nb"):
        return gettext(words)


def effect_lines(effects: Iterable[ExampleEffect]) -> list[EffectLine]:
    """The effects in their order, results first: what is hoped for never stands above them."""
    rows = list(effects)
    disputed = contested(rows)
    lines = [EffectLine(row, figure_words(row), row in disputed) for row in rows]
    return sorted(lines, key=lambda line: not line.is_result)


def contested(effects: Iterable[ExampleEffect]) -> set[ExampleEffect]:
    """Rows that say the same of the same year with different values. All are kept; none is right."""
    alike: defaultdict[tuple[object, ...], list[ExampleEffect]] = defaultdict(list)
    for row in effects:
        if _value(row) != (None, None, None):
            alike[(row.family, row.kind, row.what.casefold(), row.unit, row.year)].append(row)
    return {
        row for rows in alike.values() if len({_value(row) for row in rows}) > 1 for row in rows
    }


def figure_words(effect: ExampleEffect) -> str:
    """−12 tonn CO₂e per år; −25 til −20 %; empty where there is no figure.

    A value with an interval has no more decimals than the picture of its experiment: the rest of
    what was worked out says nothing.
    """
    ends, most = "", None
    if effect.low is not None and effect.high is not None:
        if effect.value is not None:
            most = decimals_of([float(one) for one in (effect.value, effect.low, effect.high)])
        told = {"low": _plain(effect.low, most), "high": _plain(effect.high, most)}
        ends = _("%(low)s to %(high)s") % told
    if effect.value is None:
        return f"{ends}\u00a0{effect.unit}" if ends else ""
    words = f"{_plain(effect.value, most)}\u00a0{effect.unit}"
    return f"{words} ({ends})" if ends else words


def _value(effect: ExampleEffect) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    return effect.value, effect.low, effect.high


def _plain(value: Decimal, most: int | None = None) -> str:
    """With the decimals that it has, at most so many."""
    has = max(0, -int(value.normalize().as_tuple().exponent))
    return format_number(value, has if most is None else min(has, most))
