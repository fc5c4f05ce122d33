"""How numbers and dates are written in the report, and how numbers are found in its words."""

from __future__ import annotations

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

THIN_SPACE, MINUS, DASH = "\u202f", "\u2212", "\u2013"
MONTHS = [
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
]
# A number as it is printed: "1 234,5", "+14,8", "2017"; not one inside a word such as "ES595753".
NUMBER = re.compile(
    rf"(?<![^\W_])[+{MINUS}]?[0-9]+(?:{THIN_SPACE}[0-9]{{3}})*(?:,[0-9]+)?(?![0-9])"
)
SPACES = re.compile(r"[ \t\r\n]+")  # not the thin space inside a number
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def write(value: Any, decimals: int = 0, *, signed: bool = False) -> str:
    """1234.5 as "1 234,5" with one decimal; half is rounded away from zero; unknown is a dash."""
    if value is None:
        return DASH
    exact = Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    digits = f"{abs(exact):,f}".replace(",", THIN_SPACE).replace(".", ",")
    sign = MINUS if exact < 0 else "+" if signed and exact > 0 else ""
    return f"{sign}{digits}"


def numbers_in(text: str) -> list[str]:
    """The numbers of a text, as they are printed."""
    return NUMBER.findall(text)


def long_date(on: date) -> str:
    """ "4. desember 2017"."""
    return f"{on.day}. {MONTHS[on.month - 1]} {on.year}"


def forms_of(value: Any) -> list[str]:
    """Every way in which a text of the data may be printed: itself, and a date in words and in digits."""
    if not isinstance(value, str):
        return []
    text = SPACES.sub(" ", value).strip()
    if not DATE.fullmatch(value):
        return [text]
    on = date.fromisoformat(value)
    short = f"{on.day}. {MONTHS[on.month - 1][:3]} {on.year}"
    return [text, long_date(on), short, f"{on.day}.{on.month}.{on.year}"]


def is_printed_as(value: Any, printed: str) -> bool:
    """Whether a number of the data is written so: with as many decimals as stand there."""
    if isinstance(value, bool) or value is None:
        return False
    decimals = len(printed.partition(",")[2])
    try:
        exact = Decimal(str(value))
    except InvalidOperation:
        return False
    if not exact.is_finite():
        return False
    return printed in {write(exact, decimals), write(exact, decimals, signed=True), str(value)}


def at(data: Any, pointer: str) -> Any:
    """What stands at "/municipalities/3/name". Raises KeyError where nothing does."""
    for step in pointer.split("/")[1:]:
        key = step.replace("~1", "/").replace("~0", "~")
        try:
            data = data[int(key)] if isinstance(data, list) else data[key]
        except (IndexError, KeyError, TypeError, ValueError) as missing:
            raise KeyError(pointer) from missing
    return data
