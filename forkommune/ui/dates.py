"""Dates for Norwegian readers; the only clock of the pages."""

import re
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

NUMERIC = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{2}|\d{4})\.?")
NAMED = re.compile(r"(\d{1,2})\.?\s*([a-zæøå]+)\.?\s*(\d{4})")
ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
# What people type, in both written languages and in full or cut off; three letters decide.
MONTH_STEMS = ("jan", "feb", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "des")
MONTH_WORDS = (
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
)

MONTHS = (
    pgettext_lazy("month", "January"),
    pgettext_lazy("month", "February"),
    pgettext_lazy("month", "March"),
    pgettext_lazy("month", "April"),
    pgettext_lazy("month", "May"),
    pgettext_lazy("month", "June"),
    pgettext_lazy("month", "July"),
    pgettext_lazy("month", "August"),
    pgettext_lazy("month", "September"),
    pgettext_lazy("month", "October"),
    pgettext_lazy("month", "November"),
    pgettext_lazy("month", "December"),
)


def today() -> date:
    """Today's date in the portal's time zone."""
    return timezone.localdate()


def parse_date(text: str) -> date:
    """The day a Norwegian wrote: 14.11.2017, 14.11.17, 14. nov 2017, 14 november 2017, 2017-11-14.

    A year of two digits is in this century. Raises ValueError naming the text when it is none of
    these or no day of the calendar.
    """
    cleaned = " ".join(text.lower().split())
    try:
        year, month, day = _parts(cleaned)
        return date(year, month, day)
    except ValueError as error:
        raise ValueError(f"{text!r} is not a date written as 14.11.2017: {error}") from error


def _parts(text: str) -> tuple[int, int, int]:
    """Year, month and day of a cleaned text; ValueError when it has no known shape."""
    if match := ISO.fullmatch(text):
        return int(match[1]), int(match[2]), int(match[3])
    if match := NUMERIC.fullmatch(text):
        century = 2000 if len(match[3]) == 2 else 0
        return century + int(match[3]), int(match[2]), int(match[1])
    if match := NAMED.fullmatch(text):
        return int(match[3]), _month(match[2]), int(match[1])
    raise ValueError("no day, month and year in it")


def _month(word: str) -> int:
    """The number of a month's name or the beginning of it (three letters or more)."""
    for number, (stem, whole) in enumerate(zip(MONTH_STEMS, MONTH_WORDS, strict=True), start=1):
        if word.startswith(stem) and (whole.startswith(word) or word == "sept"):
            return number
    raise ValueError(f"no month is called {word!r}")


def month_name(number: int) -> str:
    """The name of month 1-12 in the language of the page."""
    return str(MONTHS[number - 1])


def short_month(number: int) -> str:
    """The month cut to its first letters as in a date column: jan, feb, mars, juni, sep, des."""
    name = month_name(number)
    return name if len(name) <= 4 else name[:3]


def long_date(day: date) -> str:
    """14. november 2017."""
    return _("%(day)s. %(month)s %(year)s") % {
        "day": day.day,
        "month": month_name(day.month),
        "year": day.year,
    }


def short_date(day: date) -> str:
    """14. nov 2017."""
    return _("%(day)s. %(month)s %(year)s") % {
        "day": day.day,
        "month": short_month(day.month),
        "year": day.year,
    }


def month_and_year(day: date) -> str:
    """november 2017."""
    return f"{month_name(day.month)} {day.year}"
