"""Template filters: numbers and dates as Norwegians write them, unknown ones in words."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from forkommune.figures.numbers import Number, format_date

from . import dates, words


def nb(value: Number | None, decimals: int | None = None) -> str:
    """A number in Norwegian writing; unknown is words, never 0. Not for years."""
    return words.number(value, decimals)


def plain(value: Number) -> str:
    """A number for an attribute: 3.5 stays 3.5 in every language."""
    return str(value)


def clock(moment: datetime) -> str:
    """A time of day in the portal's zone: 10.42."""
    return f"{timezone.localtime(moment):%H.%M}"


def numeric_date(day: date | None) -> str:
    """14.11.2017; an unknown day in words."""
    return format_date(_day(day)) if day else words.unknown(None)


def long_date(day: date | None) -> str:
    """14. november 2017; an unknown day in words."""
    return dates.long_date(_day(day)) if day else words.unknown(None)


def short_date(day: date | None) -> str:
    """14. nov 2017; an unknown day in words."""
    return dates.short_date(_day(day)) if day else words.unknown(None)


def month_year(day: date | None) -> str:
    """november 2017; an unknown day in words."""
    return dates.month_and_year(_day(day)) if day else words.unknown(None)


def _day(moment: date) -> date:
    """The local day of a moment; a day stays what it is."""
    return timezone.localdate(moment) if isinstance(moment, datetime) else moment


ALL: dict[str, Callable[..., Any]] = {
    "nb": nb,
    "plain": plain,
    "clock": clock,
    "numeric_date": numeric_date,
    "long_date": long_date,
    "short_date": short_date,
    "month_year": month_year,
    "kroner": words.kroner,
    "unknown": words.unknown,
    "file_size": words.file_size,
}
