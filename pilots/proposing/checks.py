"""What is asked back about figures: units, shares, years. Plain rules, without Django.

A doubt is told in words at the cell, with what to write instead; nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

FIRST_YEAR = 1970  # before it nobody measured climate work
AHEAD = 30  # years that a plan looks ahead
WHOLE = Decimal(100)
SLACK = Decimal("0.5")  # for shares that were rounded
SHARE = re.compile(r"^\s*(%|prosent(poeng)?\b)", re.IGNORECASE)
GASES = re.compile(r"\bco\s*2|co₂|klimagass|utslipp", re.IGNORECASE)
AMOUNT = re.compile(r"\b(tonn|kilo|kg|gram|kt|mt|t|tusen tonn)\b", re.IGNORECASE)
ENERGY = re.compile(r"\b[kmgt]?w\b", re.IGNORECASE)
ENERGY_TIME = re.compile(r"\b[kmgt]?wh\b", re.IGNORECASE)
MONEY = re.compile(r"\b(kr|kroner|nok|mill|mrd)\b", re.IGNORECASE)
NUMBER_INSIDE = re.compile(r"^\s*[\d.,]+\s")


@dataclass(frozen=True)
class Doubt:
    """What is asked about a unit: a code, and the unit to write instead where one can be named."""

    code: str
    instead: str = ""


def doubt_about_unit(unit: str, family: str = "") -> Doubt | None:
    """What is wrong with a unit; None where nothing is.

    family: `emission`, `attitude` or `behaviour`, what the figure is about; empty where not known.
    """
    words = " ".join(unit.split())
    if not words:
        return None
    if NUMBER_INSIDE.match(words):
        return Doubt("number")
    if ENERGY.search(words) and not ENERGY_TIME.search(words):
        return Doubt("power", re.sub(r"(?i)\b([kmgt]?)w\b", lambda m: f"{m[1]}Wh", words))
    if GASES.search(words) and not AMOUNT.search(words) and not SHARE.match(words):
        return Doubt("no_amount", "tonn CO₂e per år")
    if family == "emission" and MONEY.search(words):
        return Doubt("money")
    return None


def is_share(unit: str) -> bool:
    """Whether a figure in this unit is a share of a hundred."""
    return bool(SHARE.match(unit))


def outside_share(value: Decimal, unit: str) -> bool:
    """Whether a value is more than the whole of what it is a share of."""
    return is_share(unit) and abs(value) > WHOLE


def rest_of(shares: Sequence[Decimal | None]) -> Decimal | None:
    """What is missing to a hundred, below nought where it is too much; None where it adds up, or nothing is given."""
    given = [share for share in shares if share is not None]
    if not given:
        return None
    rest = WHOLE - sum(given, start=Decimal(0))
    return None if abs(rest) <= SLACK else rest


def year_out_of_range(year: int, this_year: int, *, may_be_ahead: bool) -> tuple[int, int] | None:
    """The range that a year lies outside of; None where it is within."""
    last = this_year + (AHEAD if may_be_ahead else 0)
    return None if FIRST_YEAR <= year <= last else (FIRST_YEAR, last)
