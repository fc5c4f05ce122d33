"""A sheet to write an experiment's measurements in, and what stands there already, with its codebook."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from forkommune.documents.workbooks import DAY as WRITTEN_DAY
from forkommune.documents.workbooks import (
    PLAIN,
    SheetColumn,
    Value,
    WorkbookSheet,
    write_workbook,
)
from pilots.experiments.cells import limits_of
from pilots.experiments.observing import headings_of
from pilots.experiments.shapes import CLUSTER, DAY, GROUP, MOMENT, UNIT
from pilots.models import FieldExperiment, Group, Indicator, Moment, Observation
from pilots.numbers import typed


def empty_sheet(experiment: FieldExperiment, *, at: datetime) -> bytes:
    """A workbook with a column an indicator, and a sheet that says what may be written."""
    indicators = list(experiment.indicators.in_order())
    heads = [*headings_of(experiment), *(one.code for one in indicators)]
    sheets = [
        WorkbookSheet(
            title=_("Measurements"), columns=[SheetColumn(one, 18) for one in heads], rows=[]
        ),
        WorkbookSheet(
            title=_("What may be written"),
            columns=[SheetColumn(_("Column"), 18), SheetColumn(_("What may be written"), 90)],
            rows=list(_rules(experiment, indicators)),
        ),
    ]
    return write_workbook(sheets, title=str(experiment.pilot), creator="", at=at)


def _rules(
    experiment: FieldExperiment, indicators: Iterable[Indicator]
) -> Iterable[Sequence[Value]]:
    groups = [one for one in Group if one is Group.TARGET or experiment.is_compared]
    yield UNIT, _("A code that tells nobody who it is, the same both times.")
    if experiment.is_clustered:
        yield CLUSTER, experiment.cluster
    yield GROUP, "; ".join(str(one.label) for one in groups)
    yield MOMENT, "; ".join(str(one.label) for one in Moment)
    yield DAY, _("A day, as 14.11.2017")
    for one in indicators:
        yield one.code, f"{one.name} ({one.unit}). {_allowed(one)}"


def _allowed(indicator: Indicator) -> str:
    if indicator.kind == Indicator.Kind.YES_NO:
        return _("1 or 0, yes or no; empty where it is missing.")
    ends = [
        words % typed(limit)
        for words, limit in zip((_("from %s"), _("to %s")), limits_of(indicator), strict=True)
        if limit is not None
    ]
    number = _("A number, with a comma before decimals; empty where it is missing.")
    return " ".join([number, *ends])


def measured_lines(experiment: FieldExperiment) -> tuple[list[str], list[list[Value]]]:
    """Heads and a line a unit and day, as the sheet has them: numbers as numbers, days as days."""
    indicators = list(experiment.indicators.in_order())
    rows: defaultdict[tuple[str, str, str, str, date], dict[int, Decimal | None]]
    rows = defaultdict(dict)
    for row in Observation.objects.of_indicators(indicators):
        value = None if row.value is None else row.value.normalize()
        rows[row.unit, row.cluster, row.group, row.moment, row.on][row.indicator_id] = value
    lines: list[list[Value]] = []
    for (unit, cluster, group, moment, on), values in sorted(rows.items()):
        own = [unit, *([cluster] if experiment.is_clustered else [])]
        lines.append([*own, group, moment, on, *(values.get(one.pk) for one in indicators)])
    return [*headings_of(experiment), *(one.code for one in indicators)], lines


def measurements_csv(experiment: FieldExperiment) -> str:
    """All single measurements as the sheet has them, for R or Stata: points before decimals."""
    heads, lines = measured_lines(experiment)
    written = io.StringIO()
    table = csv.writer(written, lineterminator="\n")
    table.writerow(heads)
    table.writerows([_in_csv(cell) for cell in line] for line in lines)
    return written.getvalue()


def _in_csv(cell: Value) -> str:
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()
    return _plain(cell) if isinstance(cell, str) else f"{cell:f}"


def dictionary_rows(experiment: FieldExperiment) -> list[list[str]]:
    """What each column of the data means, its heads first: the lines' own, then each indicator."""
    heads = [_("Column"), _("Meaning"), _("Unit"), _("What may be written"), _("Smallest change"),
             _("Better is"), _("How it is measured"), _("Emission factor")]  # fmt: skip
    own = [[name, str(meaning), "", "", "", "", "", ""] for name, meaning in _own_rules(experiment)]
    found = []
    for one in experiment.indicators.in_order():
        smallest = "" if one.smallest is None else typed(one.smallest)
        better = _("Less") if one.lower_is_better else _("More")
        allowed = _allowed(one)
        found.append([one.code, one.name, one.unit, allowed, smallest, better, one.instrument,
                      one.factor])  # fmt: skip
    return [heads, *own, *found]


def _own_rules(experiment: FieldExperiment) -> Iterable[tuple[str, str]]:
    groups = [one for one in Group if one is Group.TARGET or experiment.is_compared]
    yield UNIT, _("A code that tells nobody who it is, the same both times.")
    if experiment.is_clustered:
        yield CLUSTER, experiment.cluster
    yield GROUP, "; ".join(f"{one.value}: {one.label}" for one in groups)
    yield MOMENT, "; ".join(f"{one.value}: {one.label}" for one in Moment)
    yield DAY, _("A day, year first")


def dictionary_csv(experiment: FieldExperiment) -> str:
    """The data dictionary of the measurements."""
    written = io.StringIO()
    rows = dictionary_rows(experiment)
    csv.writer(written, lineterminator="\n").writerows(
        [_plain(cell) for cell in row] for row in rows
    )
    return written.getvalue()


def measurements_workbook(experiment: FieldExperiment, *, at: datetime) -> bytes:
    """All single measurements, with the data dictionary on the second sheet."""
    heads, lines = measured_lines(experiment)
    said, *told = dictionary_rows(experiment)
    sheets = [
        WorkbookSheet(
            title=_("Measurements"),
            columns=[SheetColumn(one, 18, WRITTEN_DAY if one == DAY else PLAIN) for one in heads],
            rows=lines,
        ),
        WorkbookSheet(
            title=_("Data dictionary"), columns=[SheetColumn(one, 30) for one in said], rows=told
        ),
    ]
    return write_workbook(sheets, title=str(experiment.pilot), creator="", at=at)


def _plain(code: str) -> str:
    """No formula for a spreadsheet: a sign that begins one gets an apostrophe before it."""
    return f"'{code}" if code[:1] in "=+-@\t\r" else code
