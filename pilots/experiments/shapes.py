"""The shapes in which tables of measurements come, and what a line of each says.

A line a unit and a day with a column an indicator; a line a unit with columns of before and after; or a
line a value with the name of what was measured. Cells are only parted here; what may stand in them
`pilots.experiments.cells` knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from forkommune.work.importing import CannotRead, Line
from pilots.models import Moment

UNIT, GROUP, MOMENT, DAY, CLUSTER = "Kode", "Gruppe", "Tidspunkt", "Dato", "Klynge"
INDICATOR, VALUE, MEASURE = "Indikator", "Verdi", "Enhet"
DAY_BEFORE, DAY_AFTER = "Dato før", "Dato etter"
BEFORE, AFTER = ("før", "for", "before", "pre"), ("etter", "after", "post")
# Other names that people and programs give the same columns.
NAMES: dict[str, tuple[str, ...]] = {
    UNIT: ("kode", "id", "code", "enhetskode"),
    GROUP: ("gruppe", "group"),
    MOMENT: ("tidspunkt", "tid", "time", "moment"),
    DAY: ("dato", "date", "dag"),
    CLUSTER: ("klynge", "cluster"),
    INDICATOR: ("indikator", "indicator", "variabel", "variable"),
    VALUE: ("verdi", "value"),
    MEASURE: ("enhet", "måleenhet", "unit"),
    DAY_BEFORE: tuple(f"dato {word}" for word in BEFORE),
    DAY_AFTER: tuple(f"dato {word}" for word in AFTER),
}
KNOWN = {name: column for column, names in NAMES.items() for name in names}
HEAD_LINES = 20  # that are not empty; the heading is looked for among them
WITH_UNIT = re.compile(r"(?P<name>.*?)\s*[\[(](?P<unit>[^\])]*)[\])]\s*")
OF_A_TIME = re.compile(rf"(?P<code>.+?)[ _]+(?P<word>{'|'.join((*BEFORE, *AFTER))})")


@dataclass(frozen=True, slots=True)
class Column:
    """A column that measures. heading: as it is typed; moment: empty where the line says it."""

    at: int
    heading: str
    code: str
    moment: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """What a line says of one thing. column: its heading; indicator: its code, empty for the line's own."""

    column: str
    words: str
    indicator: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One unit at one time. moment and day: None where the table has no such column."""

    line: Line
    unit: Cell
    group: Cell
    cluster: Cell
    moment: Cell
    day: Cell | None
    values: tuple[Cell, ...]


@dataclass(frozen=True)
class Shape:
    """Where a table has what. own: columns of the line itself; measuring: the others."""

    own: Mapping[str, int]
    measuring: Sequence[Column] = field(default_factory=tuple)

    @property
    def is_long(self) -> bool:
        """Whether each line holds one value, and says of what."""
        return VALUE in self.own

    @property
    def is_wide(self) -> bool:
        """Whether before and after stand side by side."""
        return any(one.moment for one in self.measuring)

    def entries(self, line: Line) -> Iterator[Entry]:
        """What a line says: of one time, or of both where they stand side by side."""
        if self.is_wide:
            for moment, day in ((Moment.BEFORE, DAY_BEFORE), (Moment.AFTER, DAY_AFTER)):
                columns = [one for one in self.measuring if one.moment == moment]
                if columns:
                    yield self._entry(line, Cell("", moment.value), day, columns)
        else:
            yield self._entry(line, self._own(line, MOMENT), DAY, self.measuring)

    def _entry(self, line: Line, moment: Cell, day: str, columns: Sequence[Column]) -> Entry:
        values: list[Cell] = [
            Cell(one.heading, _at(line, one.at), one.code, one.unit) for one in columns
        ]
        if self.is_long:
            measured, unit = self._own(line, INDICATOR), self._own(line, MEASURE)
            words = _at(line, self.own[VALUE])
            values = [Cell(VALUE, words, measured.words.strip().casefold(), unit.words)]
        own = day if day in self.own else DAY
        return Entry(
            line,
            self._own(line, UNIT),
            self._own(line, GROUP),
            self._own(line, CLUSTER),
            moment,
            self._own(line, own) if own in self.own else None,
            tuple(values),
        )

    def _own(self, line: Line, column: str) -> Cell:
        return Cell(column, _at(line, self.own[column]) if column in self.own else "")


def below_titles(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines from the heading on: people write titles above it. All lines where none names a
    column of codes beside another."""
    for place, line in enumerate(lines[:HEAD_LINES]):
        named = {KNOWN.get(_plain(cell)) for cell in line.cells if cell.strip()}
        if UNIT in named and len(line.cells) > 1:
            return lines[place:]
    return lines


def shape_of(
    heading: Line, codes: Mapping[str, str], *, is_compared: bool, is_clustered: bool
) -> Shape:
    """The shape of a table by its heading. Raises CannotRead, which names what is wrong with it.

    codes: of the plan's indicators, small letters, each with its code.
    """
    own: dict[str, int] = {}
    measuring: list[Column] = []
    seen: set[tuple[str, str]] = set()
    for at, cell in enumerate(heading.cells):
        if not cell.strip():
            continue
        column = _column(at, cell, codes)
        name = KNOWN.get(_plain(cell))
        if name == CLUSTER and not is_clustered:
            name = None
        if column is None and name is None:
            raise CannotRead(_unknown(cell, codes, is_clustered))
        key = (column.code, column.moment) if column else (str(name), "")
        if key in seen:
            raise CannotRead(_("The column “%s” stands twice; keep one of them.") % cell)
        seen.add(key)
        if column is not None:
            measuring.append(column)
        elif name is not None:
            own[name] = at
    shape = Shape(own, tuple(measuring))
    _demand_whole(shape, codes, is_compared=is_compared, is_clustered=is_clustered)
    return shape


def _plain(cell: str) -> str:
    return " ".join(cell.casefold().replace("_", " ").split())


def _at(line: Line, at: int) -> str:
    return line.cells[at] if at < len(line.cells) else ""


def _column(at: int, cell: str, codes: Mapping[str, str]) -> Column | None:
    """What a heading measures: kwh, kwh (kWh), kwh_etter, kwh etter [kWh]; None for none."""
    name, unit = cell.strip(), ""
    if found := WITH_UNIT.fullmatch(name):
        name, unit = found["name"].strip(), found["unit"].strip()
    if code := codes.get(name.casefold()):
        return Column(at, cell, code, unit=unit)
    timed = OF_A_TIME.fullmatch(name.casefold())
    if timed and (code := codes.get(timed["code"])):
        moment = Moment.BEFORE if timed["word"] in BEFORE else Moment.AFTER
        return Column(at, cell, code, moment.value, unit)
    return None


def _unknown(cell: str, codes: Mapping[str, str], is_clustered: bool) -> str:
    own = [UNIT, GROUP, MOMENT, DAY, *([CLUSTER] if is_clustered else [])]
    return _("The column “%(column)s” is unknown. Columns are: %(allowed)s") % {
        "column": cell,
        "allowed": ", ".join([*own, *codes.values()]),
    }


def _demand_whole(
    shape: Shape, codes: Mapping[str, str], *, is_compared: bool, is_clustered: bool
) -> None:
    """Raises CannotRead where the heading lacks a column."""
    needed = [UNIT]
    needed += [GROUP] if is_compared else []
    needed += [CLUSTER] if is_clustered else []
    if not shape.is_wide:
        needed += [MOMENT, DAY]
    needed += [INDICATOR] if shape.is_long else []
    if missing := [one for one in needed if one not in shape.own]:
        raise CannotRead(_("These columns are missing: %s") % ", ".join(missing))
    if not shape.measuring and not shape.is_long:
        raise CannotRead(
            _("No column measures anything. Columns for it are: %s") % ", ".join(codes.values())
        )
    if shape.is_wide and any(not one.moment for one in shape.measuring):
        raise CannotRead(
            _("Some columns say before or after and others do not; let all of them say it.")
        )
    if shape.is_long and shape.measuring:
        raise CannotRead(
            _("The table has a column of values and columns of indicators; keep one of the two.")
        )
