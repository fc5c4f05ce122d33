"""What a file of measurements would bring, indicator by indicator, so that a wrong unit is seen first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from statistics import median

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forkommune.figures.numbers import format_number
from forkommune.work.importing import Difference
from pilots.models import Group, Indicator, Moment
from pilots.numbers import typed

# Numbers that stand for "missing" in many files.
CODES = frozenset(map(Decimal, (-9, -99, -999, -9999, 999, 9999, 99999)))
FAR = 50  # times larger, from which somebody should look at the unit


@dataclass
class Brought:
    """The new values of an indicator in one group at one time."""

    values: list[Decimal] = field(default_factory=list)
    missing: int = 0

    def add(self, value: Decimal | None) -> None:
        """Take one in."""
        if value is None:
            self.missing += 1
        else:
            self.values.append(value)

    @property
    def middle(self) -> float:
        """The median; 0 of none."""
        return float(median(self.values)) if self.values else 0.0


Key = tuple[int, str, str]  # indicator, group, moment


@dataclass
class Preview:
    """All that is new, to be told in lines: thousands of single ones tell nobody anything."""

    found: defaultdict[Key, Brought] = field(default_factory=lambda: defaultdict(Brought))

    def add(self, indicator: int, group: str, moment: str, value: Decimal | None) -> None:
        """Take one new measurement in."""
        self.found[indicator, group, moment].add(value)

    def lines(self, indicators: Iterable[Indicator]) -> Iterable[Difference]:
        """A line an indicator, group and time: how many, their middle and ends, and what to look at."""
        for one in indicators:
            for group in Group:
                for moment in Moment:
                    brought = self.found.get((one.pk, group.value, moment.value))
                    if brought is not None:
                        yield self._line(one, group, moment, brought)

    def _line(
        self, indicator: Indicator, group: Group, moment: Moment, brought: Brought
    ) -> Difference:
        told = {str(_("New")): _summary(brought, indicator)}
        before = self.found.get((indicator.pk, group.value, Moment.BEFORE.value))
        notes = list(_notes(indicator, brought, before if moment is Moment.AFTER else None))
        if notes:
            told[str(_("Look at this"))] = " ".join(notes)
        what = f"{indicator.name}, {group.label}, {moment.label}"
        nothing: Mapping[str, None] = dict.fromkeys(told)
        return Difference("", what, True, dict(nothing), dict(told))


def _summary(brought: Brought, indicator: Indicator) -> str:
    """12 measurements, 2 missing. Mean 105,5 kWh, from 100 to 112."""
    values = brought.values
    number = len(values)
    words = ngettext("%d measurement", "%d measurements", number) % number
    if brought.missing:
        words += ngettext(", %d missing", ", %d missing", brought.missing) % brought.missing
    if not values:
        return words
    if indicator.kind == Indicator.Kind.YES_NO:
        share = format_number(100 * float(sum(values)) / number, 1)
        return _("%(words)s. Yes: %(share)s per cent.") % {"words": words, "share": share}
    mean = typed(round(sum(values, Decimal(0)) / number, 2))
    return _("%(words)s. Mean %(mean)s %(unit)s, from %(low)s to %(high)s.") % {
        "words": words,
        "mean": mean,
        "unit": indicator.unit,
        "low": typed(min(values)),
        "high": typed(max(values)),
    }


def _notes(indicator: Indicator, brought: Brought, before: Brought | None) -> Iterable[str]:
    """What may be wrong though every cell can be right: codes for missing, another unit."""
    if indicator.kind == Indicator.Kind.YES_NO:
        return
    codes = sorted(CODES & set(brought.values))
    if codes:
        number = sum(brought.values.count(one) for one in codes)
        yield _("%(codes)s stands %(number)d times: does it mean that the value is missing?") % {
            "codes": ", ".join(map(typed, codes)),
            "number": number,
        }
    if indicator.is_percent and brought.values and max(brought.values) <= 1:
        yield _("All lie between 0 and 1: are they per cent?")
    if before is not None and before.middle > 0 and brought.middle > 0:
        times = brought.middle / before.middle
        if max(times, 1 / times) >= FAR:
            words = _("%s times as large as before: is it the same unit?")
            yield words % (format_number(times) if times > 1 else f"1/{format_number(1 / times)}")
