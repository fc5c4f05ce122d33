"""Numbers and dates as the report writes them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.figures.numbers import EN_DASH, format_number, format_percent

UNKNOWN = EN_DASH
KIND_WORDS: Mapping[str, Any] = {
    "measures": gettext_lazy("Measures"),
    "instruments": gettext_lazy("Instruments"),
    "routines": gettext_lazy("Routines"),
    "institutions": gettext_lazy("Institutions"),
    "targets": gettext_lazy("Targets"),
    "units": gettext_lazy("Responsible units"),
    "deadlines": gettext_lazy("Deadlines"),
    "sums": gettext_lazy("Sums"),
    "barriers": gettext_lazy("Barriers"),
    "successes": gettext_lazy("Success factors"),
    "requirements": gettext_lazy("Requirements to central government"),
}
LONG_NAME = 9  # letters that fit a tile


def number(value: float | None, decimals: int = 0) -> str:
    """A number, or a dash where nobody knows."""
    return UNKNOWN if value is None else format_number(value, decimals)


def percent(value: float | None, decimals: int = 1) -> str:
    """A change in per cent with its sign, or a dash."""
    return UNKNOWN if value is None else format_percent(value, decimals, signed=True)


def day(text: str) -> date:
    """A date of the snapshot."""
    return date.fromisoformat(text)


def period(first: int | None, last: int | None) -> str:
    """ "2013-2030", or that the year is not known."""
    if first is None and last is None:
        return _("year not known")
    if first is None:
        return _("to %(year)d") % {"year": last}
    if last is None or first == last:
        return str(first)
    return f"{first}{EN_DASH}{last}"


def short_name(name: str) -> str:
    """A municipality's name that fits a tile: "N. Eiker", "Krødsh."."""
    first, _space, rest = name.partition(" ")
    if rest:
        return f"{first[0]}. {rest}"
    return name if len(name) <= LONG_NAME else f"{name[:6]}."


def listed(names: list[str]) -> str:
    """ "Asker, Lier and Sande"."""
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s and %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}
