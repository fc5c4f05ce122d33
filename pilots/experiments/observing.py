"""Tables of single measurements: read in the shapes in which they come, shown, and written when somebody says so."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.figures.numbers import format_date
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
from pilots.experiments.cells import (
    NotAllowed,
    demand_unit,
    read_code,
    read_day,
    read_group,
    read_moment,
    read_value,
)
from pilots.experiments.previewing import Preview
from pilots.experiments.shapes import (
    CLUSTER,
    DAY,
    GROUP,
    MOMENT,
    UNIT,
    VALUE,
    Cell,
    Entry,
    Shape,
    below_titles,
    shape_of,
)
from pilots.models import FieldExperiment, Group, Indicator, KeptResult, Moment, Observation
from pilots.numbers import typed
from pilots.register.ways import COMPLETED

T = TypeVar("T")
KIND = "experiment_data"
PERMISSION = "pilots.change_fieldexperiment"
PERHAPS_THOUSANDS = re.compile(r"[-−]?[1-9]\d{0,2}\.\d{3}", re.ASCII)
BATCH = 2000


@dataclass(frozen=True)
class Read:
    """One unit at one time: a value for each indicator; None where it is missing."""

    line: Line
    unit: str
    cluster: str
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
    heading, *lines = below_titles(opened.lines)
    shape = shape_of(
        heading,
        {one.code.casefold(): one.code for one in indicators if one.code},
        is_compared=experiment.is_compared,
        is_clustered=experiment.is_clustered,
    )
    demand_rows(lines)
    reading = Reading(experiment, {one.code: one for one in indicators if one.code}, ledger)
    reading.demand_units(heading, shape)
    reading.demand_one_reading(shape, lines)
    read = reading.all_of(shape, lines)
    if not ledger.faults:
        _write(read, indicators, experiment, options, ledger)


def headings_of(experiment: FieldExperiment) -> list[str]:
    """The columns of a line's own in a table of an experiment, before those of its indicators."""
    return [UNIT, *([CLUSTER] if experiment.is_clustered else []), GROUP, MOMENT, DAY]


def one_line_table(heads: Sequence[str], cells: Sequence[str]) -> bytes:
    """A table of one line, as if it came as a file."""
    written = io.StringIO()
    csv.writer(written, delimiter=";", lineterminator="\n").writerows([heads, cells])
    return written.getvalue().encode()


def _experiment(about: str) -> FieldExperiment:
    rows = FieldExperiment.objects.with_pilot().filter(pilot__slug=about)
    found: FieldExperiment | None = rows.first()
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


@dataclass
class Reading:
    """Reads the lines of a table one after another, and notes each fault by its cell."""

    experiment: FieldExperiment
    indicators: Mapping[str, Indicator]
    ledger: Ledger
    seen: dict[tuple[str, str, date, int], str] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)
    clusters: dict[str, str] = field(default_factory=dict)

    def all_of(self, shape: Shape, lines: Iterable[Line]) -> list[Read]:
        """What all lines say; without those in which a fault is noted."""
        read = (self._entry(entry) for line in lines for entry in shape.entries(line))
        return [one for one in read if one is not None and self._fits(one)]

    def demand_units(self, heading: Line, shape: Shape) -> None:
        """Note headings that say another unit than the plan: kwh (MWh)."""
        for one in shape.measuring:
            try:
                demand_unit(one.unit, self.indicators[one.code])
            except NotAllowed as refused:
                self.ledger.fault(heading.place, one.heading, str(refused))

    def demand_one_reading(self, shape: Shape, lines: Sequence[Line]) -> None:
        """Note the first number of each column whose points may all stand between thousands.

        12.000 is twelve thousand or twelve; where another cell of the column says 1.5 it is twelve.
        """
        columns = {
            one.at: one.heading
            for one in shape.measuring
            if self.indicators[one.code].kind == Indicator.Kind.NUMBER
        }
        columns |= {shape.own[VALUE]: VALUE} if shape.is_long else {}
        for at, heading in columns.items():
            self._demand_one_reading(heading, at, lines)

    def _demand_one_reading(self, heading: str, at: int, lines: Sequence[Line]) -> None:
        cells = [(line, line.cells[at]) for line in lines if at < len(line.cells)]
        pointed = [
            (line, cell) for line, cell in cells if "." in cell and not isinstance(cell, Figure)
        ]
        pointed = [(line, cell) for line, cell in pointed if cell != "."]
        if not pointed or not all(PERHAPS_THOUSANDS.fullmatch(cell) for _line, cell in pointed):
            return
        line, cell = pointed[0]
        reason = _(
            "It can be read in two ways. Write %(whole)s or %(part)s, and all of the column so."
        )
        said = {"whole": cell.replace(".", ""), "part": cell.replace(".", ",")}
        self.ledger.fault(_place(line, heading), cell, reason % said)

    def _entry(self, entry: Entry) -> Read | None:
        """What one unit says at one time; None where a fault is noted."""
        faults = len(self.ledger.faults)
        line = entry.line
        unit = self._checked(line, entry.unit, read_code)
        cluster = ""
        if self.experiment.is_clustered:
            cluster = self._checked(line, entry.cluster, read_code) or ""
        group = self._checked(line, entry.group, lambda words: read_group(words, self.experiment))
        moment = self._checked(line, entry.moment, read_moment)
        on = None if moment is None else self._day(entry, moment)
        values = dict(filter(None, (self._value(line, cell) for cell in entry.values)))
        if len(self.ledger.faults) > faults or not (unit and group and moment and on):
            return None
        return Read(line, unit, cluster, group, moment, on, values)

    def _day(self, entry: Entry, moment: str) -> date | None:
        """The day of the line; where the table has none, the plan's."""
        if entry.day is not None:
            return self._checked(entry.line, entry.day, read_day)
        experiment = self.experiment
        planned = experiment.before_on if moment == Moment.BEFORE else experiment.after_on
        if planned is None:
            reason = _("The table has no date, and the plan names none; add a column for it.")
            self.ledger.fault(entry.line.place, Moment(moment).label, reason)
        return planned

    def _value(self, line: Line, cell: Cell) -> tuple[int, Decimal | None] | None:
        indicator = self._indicator(cell.indicator)
        if indicator is None:
            allowed = ", ".join(self.indicators)
            reason = _("The plan has no such indicator. Write one of: %s") % allowed
            self.ledger.fault(_place(line, cell.column), cell.indicator, reason)
            return None

        def read(words: str) -> Decimal | None:
            demand_unit(cell.unit if cell.column == VALUE else "", indicator)
            return read_value(words, indicator)

        return indicator.pk, self._checked(line, cell, read)

    def _indicator(self, said: str) -> Indicator | None:
        """By its code, or by its name where a line says it."""
        if said in self.indicators:
            return self.indicators[said]
        named = (one for one in self.indicators.values() if one.name.casefold() == said)
        return next(named, None)

    def _checked(self, line: Line, cell: Cell, check: Callable[[str], T]) -> T | None:
        try:
            return check(cell.words)
        except NotAllowed as refused:
            self.ledger.fault(_place(line, cell.column), cell.words, str(refused))
            return None

    def _fits(self, one: Read) -> bool:
        """Whether it fits what the lines before say; notes why it does not."""
        faults = len(self.ledger.faults)
        for indicator in one.values:
            key = (one.unit, one.moment, one.on, indicator)
            if (first := self.seen.setdefault(key, one.line.place)) != one.line.place:
                reason = _("The same code, time and date stand at %s.") % first
                self.ledger.fault(one.line.place, one.unit, reason)
                break
        if self.groups.setdefault(one.unit, one.group) != one.group:
            reason = _("The code stands in the other group before; one unit is in one group.")
            self.ledger.fault(one.line.place, one.unit, reason)
        if one.cluster and self.clusters.setdefault(one.unit, one.cluster) != one.cluster:
            reason = _("The code stands in another cluster before; one unit is in one cluster.")
            self.ledger.fault(one.line.place, one.unit, reason)
        return len(self.ledger.faults) == faults


def _place(line: Line, column: str) -> str:
    return _("%(line)s, column %(column)s") % {"line": line.place, "column": column}


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
    preview = Preview()
    for one in read:
        for indicator, value in one.values.items():
            row = standing.get((indicator, one.unit, one.moment, one.on))
            if row is None:
                new.append(_observation(one, indicator, value, experiment))
                preview.add(indicator, one.group, one.moment, value)
            elif (row.value, row.group, row.cluster) == (value, one.group, one.cluster):
                ledger.unchanged += 1
            elif _stands_otherwise(one, row, value, names[indicator], options, ledger):
                row.value, row.group, row.cluster = value, one.group, one.cluster
                changed.append(row)
    Observation.objects.bulk_create(new, batch_size=BATCH)
    Observation.objects.bulk_update(changed, ["value", "group", "cluster"], batch_size=BATCH)
    ledger.differences.extend(preview.lines(indicators))


def _observation(
    one: Read, indicator: int, value: Decimal | None, experiment: FieldExperiment
) -> Observation:
    return Observation(
        indicator_id=indicator,
        unit=one.unit,
        cluster=one.cluster,
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
    before: dict[str, str | None] = {name: _shown(row.value, row.group, row.cluster)}
    after: dict[str, str | None] = {name: _shown(value, one.group, one.cluster)}
    ledger.differences.append(Difference(one.line.place, what, False, before, after, key))
    return key in options.chosen


def _shown(value: Decimal | None, group: str, cluster: str) -> str:
    number = _("missing") if value is None else typed(value)
    where = ", ".join(filter(None, (str(Group(group).label), cluster)))
    return f"{number} ({where})"
