"""What the snapshot tells of the pilots, as the report on them needs it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from forkommune.figures import Change, Estimate, NumberStyle, SlopeFigure, SlopePanel, SlopeWords

from .words import UNKNOWN, listed, number

Row = Mapping[str, Any]
PROPOSED, NOT_CHOSEN = ("proposed", "assessed"), "rejected"
CONCLUSIONS = ("effect", "worse", "both", "no_effect", "undecided")


def concluded_words(row: Row) -> str:
    """The words of a pilot's conclusion; of none, that there is none yet, or never was to be."""
    if row["phase"] == NOT_CHOSEN:
        return UNKNOWN
    return conclusion_words(row["conclusion"])


def conclusion_words(code: str | None) -> str:
    """The words of a conclusion; of none, that there is none yet."""
    words = {
        "effect": _("Effect"),
        "worse": _("Effect for the worse"),
        "both": _("Effects for better and for worse"),
        "no_effect": _("No effect shown"),
        "undecided": _("Cannot be decided"),
    }
    return words[code] if code else _("Not concluded yet")


@dataclass(frozen=True)
class Pilots:
    """Answers about the pilots of one snapshot."""

    all: Sequence[Row]

    @property
    def chosen(self) -> list[Row]:
        """Those that were chosen, however far they are."""
        return [one for one in self.all if one["phase"] not in (*PROPOSED, NOT_CHOSEN)]

    @property
    def concluded(self) -> list[Row]:
        """Those of which something was concluded."""
        return [one for one in self.all if one["conclusion"]]

    @property
    def by_conclusion(self) -> list[tuple[str, str]]:
        """Names of the pilots by what was concluded of them."""
        found = []
        for code in CONCLUSIONS:
            names = [one["name"] for one in self.all if one["conclusion"] == code]
            if names:
                found.append((conclusion_words(code), listed(names)))
        return found

    @property
    def not_chosen(self) -> str:
        """Names of those that were not chosen."""
        return listed([one["name"] for one in self.all if one["phase"] == NOT_CHOSEN])

    @property
    def municipalities(self) -> set[str]:
        """Numbers of the municipalities that take part."""
        return {number for one in self.all for number in one["municipalities"]}

    @property
    def all_invented(self) -> bool:
        """Whether one mark says it for all; never for none."""
        return bool(self.all) and all(one["invented"] for one in self.all)


def key_of(row: Row) -> str:
    """Anchor of a pilot's page."""
    return f"pilot-{row['slug']}"


def potential_words(row: Row) -> str:
    """40–90; empty where nobody has reckoned it."""
    told = row["potential"]
    if told is None:
        return ""
    ends = [told["tonnes_from"], told["tonnes_to"]]
    decimals = 0 if all(end == round(end) for end in ends) else 1
    low, high = (number(end, decimals) for end in ends)
    return low if low == high else f"{low}–{high}"


def change_words(result: Row) -> str:
    """−10,2 percentage points (−15,6 to −4,8), with a full stop; empty where there is no change."""
    if result["change"] is None:
        return ""
    value, low, high, _n = result["change"]
    decimals = _decimals([value])
    sign = "+" if value > 0 else ""
    said = {"value": f"{sign}{number(value, decimals)}", "unit": result["unit_of_change"]}
    if low is None:
        return _("%(value)s %(unit)s, interval not known.") % said
    said |= {"low": number(low, decimals), "high": number(high, decimals)}
    return _("%(value)s %(unit)s (%(low)s to %(high)s).") % said


def picture_of(row: Row, mark: str) -> SlopeFigure | None:
    """Each group before and after, of what was measured; None where nothing was."""
    measured = [one for one in row["results"] if one["target"]["before"] or one["target"]["after"]]
    if not measured:
        return None
    headings = [f"{one['verdict_words']}: {one['name']}" for one in measured]
    return SlopeFigure(
        key=f"maalt-{row['slug']}",
        heading=". ".join(headings),
        description=" ".join(f"{one['name']}: {' '.join(one['reasons'])}" for one in measured),
        unit=_("Grey: a difference too small to matter. Line: 95 % interval."),
        source=_("measured in the pilot"),
        unknown=_("not known"),
        invented=mark if any(one["invented"] for one in measured) else "",
        panels=tuple(_panel(one) for one in measured),
        words=SlopeWords(
            measure=_("Indicator"),
            group=_("Group"),
            pilot=_("Pilot"),
            comparison=_("Comparison"),
            before=_("Before"),
            after=_("After"),
            difference=_("Difference between the changes"),
            until=_("to"),
            change=_("Change"),
        ),
    )


def _panel(one: Row) -> SlopePanel:
    groups = [one["target"], *([one["comparison"]] if one["comparison"] else [])]
    levels = [end[0] for group in groups for end in (group["before"], group["after"]) if end]
    return SlopePanel(
        title=one["name"],
        unit=one["unit"],
        pilot=_change(one["target"]),
        comparison=_change(one["comparison"]) if one["comparison"] else None,
        difference=_drawn(one["change"]),
        number=NumberStyle(_decimals(levels)),
        smallest=one["smallest"],
    )


def _change(group: Row) -> Change:
    return Change(_drawn(group["before"]), _drawn(group["after"]))


def _drawn(found: Sequence[float] | None) -> Estimate | None:
    """Without an interval both ends are the value."""
    if found is None:
        return None
    value, low, high = found[:3]
    return Estimate(value, value if low is None else low, value if high is None else high)


def _decimals(values: Sequence[float]) -> int:
    largest = max((abs(value) for value in values), default=0.0)
    return 0 if largest >= 100 else 1 if largest >= 3 else 2
