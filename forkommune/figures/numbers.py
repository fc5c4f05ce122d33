"""Numbers as Norwegians write them: 1 234,5 · −3 · 16,3 % (plain Python, also used by forkommune.ui).

Comma for decimals, U+202F (narrow, unbreakable) between thousands and before the per cent sign,
U+2212 for minus. Years are not numbers here: print them with `str`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

THIN_SPACE = "\u202f"
MINUS = "\u2212"
EN_DASH = "\u2013"

Number = int | float | Decimal


def rounded(value: Number, decimals: int = 0) -> Decimal:
    """`value` rounded half away from zero, as people do by hand; never negative zero.

    decimals: digits after the comma, 0 or more.
    Raises ValueError for infinity and for "not a number": neither can be printed.
    """
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    if not exact.is_finite():
        raise ValueError(f"{value!r} is not a number that can be shown; pass None for unknown.")
    result = exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return abs(result) if result == 0 else result


def faithful_decimals(values: Iterable[Number], limits: Sequence[Number], decimals: int) -> int:
    """The fewest decimals, from `decimals` up, that keep every rounded value on its side of `limits`.

    A value at a limit belongs above it. 5.8 and 6.2 with the limit 6 must not both read "6".
    Gives 6 at most: where that is too few, the values do not differ in a way worth printing.
    """
    exact = {Decimal(str(value)) for value in values}
    edges = [Decimal(str(limit)) for limit in limits]
    for count in range(decimals, 6):
        if all(_side(rounded(v, count), e) == _side(v, e) for v in exact for e in edges):
            return count
    return 6


def _side(value: Decimal, limit: Decimal) -> bool:
    return value >= limit


@lru_cache(maxsize=4096)  # a table of a country prints the same few numbers thousands of times
def format_number(value: Number, decimals: int = 0, *, signed: bool = False) -> str:
    """`value` in Norwegian writing; with `signed` a plus stands before what is above zero."""
    shown = rounded(value, decimals)
    digits = f"{abs(shown):,f}".replace(",", THIN_SPACE).replace(".", ",")
    sign = MINUS if shown < 0 else "+" if signed and shown > 0 else ""
    return f"{sign}{digits}"


def format_percent(percent: Number, decimals: int = 0, *, signed: bool = False) -> str:
    """A value that already is in per cent (16.3, not 0.163), with its sign: 16,3 %."""
    return f"{format_number(percent, decimals, signed=signed)}{THIN_SPACE}%"


def format_date(day: date) -> str:
    """A date in digits, as in tables: 4.12.2017."""
    return f"{day.day}.{day.month}.{day.year}"


def format_span(first: str, last: str) -> str:
    """Two ends joined by an en dash without spaces: 2005–2017."""
    return f"{first}{EN_DASH}{last}"


@dataclass(frozen=True)
class NumberStyle:
    """How one column or axis writes its numbers.

    decimals: digits after the comma. signed: plus before positive numbers (for changes).
    suffix: a short unit after the number, "%" or a word that came through gettext.
    """

    decimals: int = 0
    signed: bool = False
    suffix: str = ""

    def __call__(self, value: Number) -> str:
        text = format_number(value, self.decimals, signed=self.signed)
        return f"{text}{THIN_SPACE}{self.suffix}" if self.suffix else text

    def or_unknown(self, value: Number | None, unknown: str) -> str:
        """The number, or the word for "nobody knows"; an unknown value is never 0."""
        return unknown if value is None else self(value)

    def with_decimals(self, decimals: int) -> "NumberStyle":
        """The same style with another number of decimals."""
        return NumberStyle(decimals=decimals, signed=self.signed, suffix=self.suffix)


PLAIN = NumberStyle()
PERCENT = NumberStyle(suffix="%")
SIGNED_PERCENT = NumberStyle(decimals=1, signed=True, suffix="%")
