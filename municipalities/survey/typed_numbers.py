"""Numbers as people write them in Norway. What can be read in two ways is asked about, never guessed."""

from __future__ import annotations

import re
from decimal import Decimal

DIGITS = 15  # as many as Excel and JSON keep
SPACES = dict.fromkeys(map(ord, "\t\xa0\u2007\u2009\u202f"), " ")
PLAIN = re.compile(r"\d+(?:[.,]\d+)?", re.ASCII)
GROUPED = re.compile(r"\d{1,3}(?:(?: \d{3})+|(?:\.\d{3}){2,})(?:,\d+)?", re.ASCII)
# Twelve thousand by a foreign habit, or twelve with three decimals.
TWO_WAYS = re.compile(r"([1-9]\d{0,2})(?:\.(\d{3})|,(000))", re.ASCII)


class NoNumber(ValueError):
    """What was typed is no number that can be kept."""


class BelowZero(NoNumber):
    """It is a number, but a negative one."""


class TwoWays(NoNumber):
    """It can be read in two ways, which the person chooses between: `readings`, whole first."""

    def __init__(self, typed: str, readings: tuple[str, str]) -> None:
        super().__init__(typed)
        self.readings = readings


def read_number(typed: str, *, digits: int = DIGITS) -> Decimal:
    """0,5, 0.5, 12000, 12 000 or 1.200.000.

    Raises TwoWays for 12.000 and 12,000, BelowZero, and NoNumber for anything else, for more
    `digits` than are kept too.
    """
    written = " ".join(typed.translate(SPACES).replace("−", "-").split())
    if written.startswith("-") and _is_number(written[1:].lstrip()):
        raise BelowZero(typed)
    if unclear := TWO_WAYS.fullmatch(written):
        whole, decimals = unclear[1], unclear[2] or unclear[3]
        part = f"{whole},{decimals}" if decimals.strip("0") else whole
        raise TwoWays(typed, (f"{whole} {decimals}", part))
    if not _is_number(written):
        raise NoNumber(typed)
    if GROUPED.fullmatch(written):
        written = written.replace(" ", "").replace(".", "")
    number = Decimal(written.replace(",", "."))
    if len(number.as_tuple().digits) > digits:
        raise NoNumber(typed)
    return number


def _is_number(written: str) -> bool:
    return bool(PLAIN.fullmatch(written) or GROUPED.fullmatch(written))


def of_cell(figure: str) -> str:
    """The number of an Excel cell, which has a point, as somebody would type it.

    Excel shows 15 digits of a number; those behind them are an accident of the binary format.
    """
    rounded = Decimal(f"{Decimal(figure):.{DIGITS - 1}e}")
    return f"{rounded.normalize():f}".replace(".", ",")
