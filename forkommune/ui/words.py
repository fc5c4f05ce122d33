"""Values as words for Norwegian readers: numbers with units, unknown ones, sizes of files."""

from decimal import Decimal

from django.utils.translation import gettext as _

from forkommune.figures.numbers import Number, format_number, rounded

KILOBYTE = 1000
MILLION = 1_000_000
# A full space between number and word: the narrow one of thousands would glue them together.
SPACE = "\u00a0"


def number(value: Number | None, decimals: int | None = None) -> str:
    """`value` in Norwegian writing, or the words for an unknown one; None is never shown as 0.

    decimals: digits after the comma; without it as many as the value has, at most two.
    """
    if value is None or value == "":
        return unknown(None)
    exact = Decimal(str(value))
    if decimals is None:
        decimals = min(2, max(0, -int(exact.normalize().as_tuple().exponent)))
    return format_number(exact, decimals)


def quantity(value: Number | None, unit: str, decimals: int | None = None) -> str:
    """A number with its unit (197 000 tonn), or the words for unknown without the unit."""
    if value is None:
        return unknown(None)
    return f"{number(value, decimals)}{SPACE}{unit}"


def kroner(value: Number | None) -> str:
    """An amount in kroner, from a million up in millions with one decimal: 130 000 kr, 15,9 mill. kr."""
    if value is None:
        return _("Not quantified")
    exact = Decimal(str(value))
    if abs(exact) >= MILLION:
        return _("%(number)s million kr") % {"number": number(rounded(exact / MILLION, 1))}
    return quantity(exact, "kr")


def unknown(value: object) -> str:
    """`value`, or the words for an unknown one where it is None or empty."""
    return _("not known") if value is None or value == "" else str(value)


def file_size(size: int) -> str:
    """A size given in bytes as people say it: 420 kB, 1,2 MB."""
    if size < KILOBYTE**2:
        return quantity(max(1, round(size / KILOBYTE)), "kB", 0)
    return quantity(Decimal(size) / KILOBYTE**2, "MB", 1)
