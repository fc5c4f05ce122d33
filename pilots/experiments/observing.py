"""A table of single measurements: a line a unit and a day, a column an indicator."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from forkommune.figures.numbers import format_date
from forkommune.ui.dates import parse_date
from forkommune.work.importing import (
    CannotRead,
    Difference,
    Figure,
    ImportKind,
    Ledger,
    Line,
    Opened,
    Options,
    demand_rows,
)
from forkommune.work.registry import import_kinds
from pilots.models import FieldExperiment, Group, Indicator, KeptResult, Moment, Observation
from pilots.numbers import typed
from pilots.register.ways import COMPLETED

KIND = "experiment_data"
PERMISSION = "pilots.change_fieldexperiment"
UNIT, GROUP, MOMENT, DAY = "Kode", "Gruppe", "Tidspunkt", "Dato"
HEADINGS = (UNIT, GROUP, MOMENT, DAY)
MISSING = ("", "na", "n/a", ".", "mangler")
YES, NO = ("1", "ja", "yes", "true"), ("0", "nei", "no", "false")
LONGEST_CODE = 40
LARGEST, DECIMALS = Decimal(10) ** 12, Decimal("0.0001")
PERHAPS_THOUSANDS = re.compile(r"[-−]?[1-9]\d{0,2}\.\d{3}", re.ASCII)
BATCH = 2000


class NotAllowed(ValueError):
    """A cell says what cannot be; the message says what can."""


@dataclass(frozen=True)
class Read:
    """One line: whose, when, and a value for each indicator; None where it is missing."""

    line: Line
    unit: str
    group: str
    moment: str
    on: date
    values: Mapping[int, Decimal | None]


def register() -> None:
    """Called when the app is ready."""
    import_kinds.add(
        KIND,
        ImportKind(
            gettext_lazy("Measurements of an experiment"),
            gettext_lazy("A line a unit and a day, a column an indicator, as Excel or CSV"),
            write_observations,
            permission=PERMISSION,
            is_personal=True,
        ),
        order=60,
    )


def write_observations(opened: Opened, options: Options, ledger: Ledger) -> None:
    """Put the measurements of a table into the experiment that `options.about` names.

    A measurement that stands with another value is changed only where `options.chosen` names its
    key; those that the table does not name stay. Raises CannotRead.
    """
    experiment = _experiment(options.about)
    indicators = list(experiment.indicators.in_order())
    if not opened.lines:
        raise CannotRead(_("The file holds no table; save it as Excel (.xlsx) or CSV."))
    columns = _columns(opened.lines[0], indicators)
    demand_rows(opened.lines[1:])
    for at, indicator in columns.values():
        if indicator is not None and indicator.kind == Indicator.Kind.NUMBER:
            _demand_one_reading(indicator.code, at, opened.lines[1:], ledger)
    read = _read(opened.lines[1:], columns, experiment, ledger)
    if not ledger.faults:
        _write(read, indicators, experiment, options, ledger)


def one_line_table(heads: Sequence[str], cells: Sequence[str]) -> bytes:
    """A table of one line, as if it came as a file."""
    written = io.StringIO()
    csv.writer(written, delimiter=";", lineterminator="\n").writerows([heads, cells])
    return written.getvalue().encode()


def _experiment(about: str) -> FieldExperiment:
    found = FieldExperiment.objects.select_related("pilot__phase").filter(pilot__slug=about).first()
    if found is None:
        raise CannotRead(_("Say which experiment was measured: “%s” is none.") % about)
    if found.pilot.hypothesis_registered_at is None:
        raise CannotRead(_("Register the plan first: data come in after it."))
    if found.pilot.phase.code == COMPLETED and found.conclusions.exists():
        raise CannotRead(
            _("The experiment is concluded: take the pilot back to analysis first, with a reason.")
        )
    if KeptResult.objects.filter(indicator__experiment=found).exists():
        raise CannotRead(
            _("The single measurements were deleted on the day of the plan; no more come in.")
        )
    return found


def _columns(heading: Line, indicators: list[Indicator]) -> dict[str, tuple[int, Indicator | None]]:
    """Where each column stands, and what it measures; those of the line itself measure nothing."""
    known: dict[str, Indicator | None] = {one.casefold(): None for one in HEADINGS}
    known |= {one.code.casefold(): one for one in indicators if one.code}
    found: dict[str, tuple[int, Indicator | None]] = {}
    for at, cell in enumerate(heading.cells):
        name = cell.casefold()
        if not name:
            continue
        if name not in known:
            allowed = ", ".join([*HEADINGS, *(one.code for one in indicators)])
            raise CannotRead(
                _("The column “%(column)s” is unknown. Columns are: %(allowed)s")
                % {"column": cell, "allowed": allowed}
            )
        if name in found:
            raise CannotRead(_("The column “%s” stands twice; keep one of them.") % cell)
        found[name] = (at, known[name])
    needed = [one for one in HEADINGS if one.casefold() not in found]
    if needed:
        raise CannotRead(_("These columns are missing: %s") % ", ".join(needed))
    if all(indicator is None for _at, indicator in found.values()):
        raise CannotRead(
            _("No column measures anything. Columns for it are: %s")
            % ", ".join(one.code for one in indicators)
        )
    return found


def _read(
    lines: tuple[Line, ...],
    columns: Mapping[str, tuple[int, Indicator | None]],
    experiment: FieldExperiment,
    ledger: Ledger,
) -> list[Read]:
    read: list[Read] = []
    seen: dict[tuple[str, str, date], str] = {}
    groups: dict[str, str] = {}
    for line in lines:
        found = _line(line, columns, experiment, ledger)
        if found is None:
            continue
        key = (found.unit, found.moment, found.on)
        if (first := seen.setdefault(key, line.place)) != line.place:
            ledger.fault(
                line.place, found.unit, _("The same code, time and date stand at %s.") % first
            )
        if groups.setdefault(found.unit, found.group) != found.group:
            reason = _("The code stands in the other group before; one unit is in one group.")
            ledger.fault(line.place, found.unit, reason)
        read.append(found)
    return read


def _line(
    line: Line,
    columns: Mapping[str, tuple[int, Indicator | None]],
    experiment: FieldExperiment,
    ledger: Ledger,
) -> Read | None:
    """What a line says; None where a fault is noted."""
    faults = len(ledger.faults)

    def said(name: str) -> str:
        at = columns[name.casefold()][0]
        return line.cells[at] if at < len(line.cells) else ""

    def checked(name: str, check: Any) -> Any:
        try:
            return check(said(name))
        except NotAllowed as refused:
            place = _("%(line)s, column %(column)s") % {"line": line.place, "column": name}
            ledger.fault(place, said(name), str(refused))
            return None

    unit = checked(UNIT, _unit)
    group = checked(GROUP, lambda words: _group(words, experiment))
    moment = checked(MOMENT, lambda words: _choice(words, Moment.choices))
    on = checked(DAY, _day)
    values = {
        indicator.pk: checked(indicator.code, lambda words, one=indicator: _value(words, one))
        for _at, indicator in columns.values()
        if indicator is not None
    }
    if len(ledger.faults) > faults:
        return None
    return Read(line, unit, group, moment, on, values)


def _unit(words: str) -> str:
    if not words:
        raise NotAllowed(_("Write a code that tells nobody who it is, the same both times."))
    if len(words) > LONGEST_CODE:
        raise NotAllowed(_("A code has at most %d letters.") % LONGEST_CODE)
    if "@" in words:
        raise NotAllowed(_("A code must not be an address; give each a number."))
    return words


def _group(words: str, experiment: FieldExperiment) -> str:
    if not words and not experiment.is_compared:
        return Group.TARGET
    group = _choice(words, Group.choices)
    if group == Group.COMPARISON and not experiment.is_compared:
        raise NotAllowed(_("The plan has no comparison group."))
    return group


def _choice(words: str, choices: list[tuple[str, Any]]) -> str:
    known = {str(label).casefold(): code for code, label in choices} | {c: c for c, _l in choices}
    if words.casefold() not in known:
        allowed = "; ".join(str(label) for _code, label in choices)
        raise NotAllowed(_("Write one of: %s") % allowed)
    return known[words.casefold()]


def _day(words: str) -> date:
    try:
        return parse_date(words)
    except ValueError as error:
        raise NotAllowed(
            _("The date must be written as day.month.year, for example 14.11.2017")
        ) from error


def _value(words: str, indicator: Indicator) -> Decimal | None:
    """The number of a cell, None where it is missing. Raises NotAllowed."""
    if words.casefold() in MISSING:
        return None
    if indicator.kind == Indicator.Kind.YES_NO:
        if words.casefold() in YES:
            return Decimal(1)
        if words.casefold() in NO:
            return Decimal(0)
        raise NotAllowed(_("Write 1 or 0, yes or no; leave it empty where it is missing."))
    value = _number(words)
    if indicator.least is not None and value < indicator.least:
        raise NotAllowed(_("The lowest possible value is %s.") % typed(indicator.least))
    if indicator.most is not None and value > indicator.most:
        raise NotAllowed(_("The highest possible value is %s.") % typed(indicator.most))
    return value


def _number(words: str) -> Decimal:
    """A number with comma or point for decimals, a space between thousands. Raises NotAllowed."""
    if "," in words and "." in words:
        raise NotAllowed(_("Write the number with one comma and no point, for example 1234,5."))
    try:
        value = Decimal(words.replace(" ", "").replace(",", ".").replace("−", "-"))
    except InvalidOperation as error:
        raise NotAllowed(_("That is no number. Write for example 12,5.")) from error
    if not value.is_finite() or abs(value) >= LARGEST:
        raise NotAllowed(_("The number is too large."))
    return value.quantize(DECIMALS)


def _demand_one_reading(column: str, at: int, lines: Iterable[Line], ledger: Ledger) -> None:
    """Note the first number of a column whose points may all stand between thousands.

    12.000 is twelve thousand or twelve; where another cell of the column says 1.5 it is twelve.
    """
    cells = [(line, line.cells[at]) for line in lines if at < len(line.cells)]
    pointed = [(line, cell) for line, cell in cells if "." in cell and not isinstance(cell, Figure)]
    if not pointed or not all(PERHAPS_THOUSANDS.fullmatch(cell) for _line, cell in pointed):
        return
    line, cell = pointed[0]
    whole = cell.replace(".", "")
    reason = _("It can be read in two ways. Write %(whole)s or %(part)s, and all of the column so.")
    place = _("%(line)s, column %(column)s") % {"line": line.place, "column": column}
    ledger.fault(place, cell, reason % {"whole": whole, "part": cell.replace(".", ",")})


def _write(
    read: list[Read],
    indicators: list[Indicator],
    experiment: FieldExperiment,
    options: Options,
    ledger: Ledger,
) -> None:
    standing = {
        (row.indicator_id, row.unit, row.moment, row.on): row
        for row in Observation.objects.filter(indicator__in=indicators)
    }
    names = {one.pk: one.name for one in indicators}
    new: list[Observation] = []
    changed: list[Observation] = []
    told: Counter[tuple[str, str]] = Counter()
    for one in read:
        for indicator, value in one.values.items():
            row = standing.get((indicator, one.unit, one.moment, one.on))
            if row is None:
                new.append(_observation(one, indicator, value, experiment))
                told[one.group, one.moment] += 1
            elif (row.value, row.group) == (value, one.group):
                ledger.unchanged += 1
            elif _stands_otherwise(one, row, value, names[indicator], options, ledger):
                row.value, row.group = value, one.group
                changed.append(row)
    Observation.objects.bulk_create(new, batch_size=BATCH)
    Observation.objects.bulk_update(changed, ["value", "group"], batch_size=BATCH)
    _tell_new(told, ledger)


def _observation(
    one: Read, indicator: int, value: Decimal | None, experiment: FieldExperiment
) -> Observation:
    return Observation(
        indicator_id=indicator,
        unit=one.unit,
        group=one.group,
        moment=one.moment,
        on=one.on,
        value=value,
        is_invented=experiment.pilot.is_invented,
    )


def _stands_otherwise(
    one: Read, row: Observation, value: Decimal | None, name: str, options: Options, ledger: Ledger
) -> bool:
    """Note that a measurement stands with another value; whether the file shall win."""
    key = str(row.pk)
    what = f"{one.unit}, {Moment(one.moment).label}, {format_date(one.on)}"
    before: dict[str, str | None] = {name: _shown(row.value, row.group)}
    after: dict[str, str | None] = {name: _shown(value, one.group)}
    ledger.differences.append(Difference(one.line.place, what, False, before, after, key))
    return key in options.chosen


def _shown(value: Decimal | None, group: str) -> str:
    number = _("missing") if value is None else typed(value)
    return f"{number} ({Group(group).label})"


def _tell_new(told: Mapping[tuple[str, str], int], ledger: Ledger) -> None:
    """One line a group and time: thousands of single ones tell nobody anything."""
    for (group, moment), number in sorted(told.items()):
        words = ngettext("%d measurement", "%d measurements", number) % number
        what = f"{Group(group).label}, {Moment(moment).label}"
        ledger.differences.append(
            Difference("", what, True, {str(_("New")): None}, {str(_("New")): words})
        )
