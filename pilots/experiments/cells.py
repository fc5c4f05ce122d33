"""What may stand in a cell of measurements: each is read, or asked back with what would be right."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from forkommune.ui.dates import long_date, parse_date, today
from pilots.models import FieldExperiment, Group, Indicator, Moment
from pilots.numbers import typed

MISSING = ("", "na", "n/a", "nan", "null", ".", "-", "–", "mangler", "missing")
YES, NO = ("1", "ja", "yes", "true", "sann"), ("0", "nei", "no", "false", "usann")
LONGEST_CODE = 40
NUMBER = re.compile(
    r"[+-]?\d{1,3}(?: \d{3})+(?:[.,]\d+)?|[+-]?\d+(?:[.,]\d+)?(?:e[+-]?\d{1,2})?",
    re.ASCII | re.IGNORECASE,
)
LARGEST, DECIMALS = Decimal(10) ** 12, Decimal(10) ** -10
GROUPS = {"tiltak": Group.TARGET, "pilot": Group.TARGET, "treatment": Group.TARGET,
          "kontroll": Group.COMPARISON, "kontrollgruppe": Group.COMPARISON,
          "control": Group.COMPARISON}  # fmt: skip
MOMENTS = {"førmåling": Moment.BEFORE, "pre": Moment.BEFORE, "baseline": Moment.BEFORE,
           "ettermåling": Moment.AFTER, "post": Moment.AFTER}  # fmt: skip
NUMBER_AND_UNIT = re.compile(r"(?P<number>[-−+]?\d[\d\s.,]*)(?P<unit>[^\d\s.,].*)?")
SERIAL = re.compile(r"[2-6]\d{4}(\.\d+)?", re.ASCII)
MIDNIGHT = re.compile(r"[T ]00:00(:00(\.0+)?)?Z?$", re.ASCII)  # as programs write a day
FIRST_SERIAL = date(1899, 12, 30)  # the day 0 of Excel
FIRST_YEAR = 1990
PERCENT_SIGNS = ("%", "prosent", "percent", "pct", "pst")


class NotAllowed(ValueError):
    """A cell says what cannot be; the message says what can."""


def read_code(words: str) -> str:
    """A code that is nobody's address. Raises NotAllowed."""
    if not words:
        raise NotAllowed(_("Write a code that tells nobody who it is, the same both times."))
    if len(words) > LONGEST_CODE:
        raise NotAllowed(_("A code has at most %d letters.") % LONGEST_CODE)
    if "@" in words:
        raise NotAllowed(_("A code must not be an address; give each a number."))
    return words


def read_group(words: str, experiment: FieldExperiment) -> str:
    """One of the groups of the plan. Raises NotAllowed."""
    if not words and not experiment.is_compared:
        return Group.TARGET
    group = _choice(words, Group.choices, GROUPS)
    if group == Group.COMPARISON and not experiment.is_compared:
        raise NotAllowed(_("The plan has no comparison group."))
    return group


def read_moment(words: str) -> str:
    """Before or after. Raises NotAllowed."""
    return _choice(words, Moment.choices, MOMENTS)


def _choice(words: str, choices: list[tuple[str, Any]], others: dict[str, Any]) -> str:
    known = {str(label).casefold(): code for code, label in choices} | {c: c for c, _l in choices}
    known |= others
    if words.casefold() not in known:
        allowed = "; ".join(str(label) for _code, label in choices)
        raise NotAllowed(_("Write one of: %s") % allowed)
    return str(known[words.casefold()])


def read_day(words: str) -> date:
    """A day that has been, and in which somebody may have measured. Raises NotAllowed."""
    if SERIAL.fullmatch(words):
        day = FIRST_SERIAL + timedelta(days=int(float(words)))
        raise NotAllowed(
            _("That is Excel's own number for %s; format the column as a date.") % long_date(day)
        )
    try:
        day = parse_date(MIDNIGHT.sub("", words))
    except ValueError as error:
        raise NotAllowed(
            _("The date must be written as day.month.year, for example 14.11.2017")
        ) from error
    if day > today():
        raise NotAllowed(_("That day has not come yet."))
    if day.year < FIRST_YEAR:
        raise NotAllowed(_("The year is before %d; look whether it is right.") % FIRST_YEAR)
    return day


def demand_unit(words: str, indicator: Indicator) -> None:
    """Raises NotAllowed where something is told in another unit than the plan's."""
    said, planned = _unit(words), _unit(indicator.unit)
    is_percent = said in PERCENT_SIGNS and indicator.is_percent
    if said and said != planned and not is_percent:
        raise NotAllowed(
            _("The plan counts in %(unit)s; this says %(other)s. Convert it.")
            % {"unit": indicator.unit, "other": words.strip()}
        )


def _unit(words: str) -> str:
    return " ".join(words.casefold().replace("₂", "2").split())


def read_value(words: str, indicator: Indicator) -> Decimal | None:
    """The number of a cell, None where it is missing. Raises NotAllowed."""
    if words.casefold() in MISSING:
        return None
    if indicator.kind == Indicator.Kind.YES_NO:
        if words.casefold() in YES:
            return Decimal(1)
        if words.casefold() in NO:
            return Decimal(0)
        raise NotAllowed(_("Write 1 or 0, yes or no; leave it empty where it is missing."))
    found = None if NUMBER.fullmatch(words) else NUMBER_AND_UNIT.fullmatch(words)
    if found and found["unit"]:
        demand_unit(found["unit"], indicator)
        words = found["number"].strip()
    value = _number(words)
    least, most = limits_of(indicator)
    if least is not None and value < least:
        raise NotAllowed(_("The lowest possible value is %s.") % typed(least))
    if most is not None and value > most:
        raise NotAllowed(_("The highest possible value is %s.") % typed(most))
    return value


def limits_of(indicator: Indicator) -> tuple[Decimal | None, Decimal | None]:
    """Between what a value lies by the plan; per cent between 0 and 100 where the plan says nothing."""
    least, most = indicator.least, indicator.most
    if indicator.is_percent:
        least = Decimal(0) if least is None else least
        most = Decimal(100) if most is None else most
    return least, most


def _number(words: str) -> Decimal:
    """A number with comma or point for decimals, a space between thousands. Raises NotAllowed.

    Programs write 1e-05; a space anywhere else than between thousands may stand for a comma.
    """
    if "," in words and "." in words:
        raise NotAllowed(_("Write the number with one comma and no point, for example 1234,5."))
    spaced = " ".join(words.split()).replace("−", "-")
    if not NUMBER.fullmatch(spaced):
        raise NotAllowed(_("That is no number. Write for example 12,5 or 1 234."))
    value = Decimal(spaced.replace(" ", "").replace(",", "."))
    if abs(value) >= LARGEST:
        raise NotAllowed(_("The number is larger than can be kept. Is it a slip?"))
    return value.quantize(DECIMALS)
