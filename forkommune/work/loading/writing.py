"""Writes rows of shipped data: creates what is missing, updates what differs, counts both.

Loading may run again after an update of the portal. What people have changed or deleted since is
theirs: the history tells, and those fields and rows are left alone and counted as kept.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models
from django.utils.translation import gettext as _

from forkommune.work.models import HistoryEntry

from .reading import BadData, Record, shown_path

LOADED = "initial data loaded"

Row = TypeVar("Row", bound=models.Model)
Values = tuple[Record, dict[str, Any]]


@dataclass
class Count:
    """What happened to the rows of one kind."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    kept: int = 0


@dataclass
class Tally:
    """Counts per kind of row, in the order in which the kinds came."""

    counts: dict[str, Count] = field(default_factory=dict)

    def of(self, kind: str) -> Count:
        """The count of a kind of row, new ones beginning at nought."""
        return self.counts.setdefault(kind, Count())


def sync(
    tally: Tally,
    model: type[Row],
    rows: Iterable[Values],
    *,
    key: Sequence[str],
    once: Sequence[str] = (),
    among: models.QuerySet[Row] | None = None,
    told_as: str = "",
) -> dict[tuple[Any, ...], Row]:
    """Bring the table in step with `rows` and return the rows by their key.

    rows: a record (for messages) and its values by column name (`county_id`, not `county`).
    key: the columns that tell rows apart. once: columns that are set at creation only.
    among: where existing rows are looked for; all by default. told_as: name in the tally.
    Raises BadData when two records have the same key or the database would refuse a row.
    """
    wanted = _by_key(model, rows, key)
    found = model._default_manager.all() if among is None else among
    present = {_key(row, key): row for row in found}
    count = tally.of(told_as or str(model._meta.verbose_name_plural))
    missing = {each: wanted[each] for each in wanted if each not in present}
    gone = _deleted_by_people(model, key) if missing else set()
    new = [
        _built(model, record, values)
        for each, (record, values) in missing.items()
        if _told(each) not in gone
    ]
    count.kept += len(missing) - len(new)
    _create(model, new)
    count.created += len(new)
    differing = {
        row: (record, _differences(row, values, once))
        for each, (record, values) in wanted.items()
        if (row := present.get(each)) is not None
    }
    _update(count, model, differing)
    return {each: row for each, row in present.items() if each in wanted} | {
        _key(row, key): row for row in new
    }


def link(
    tally: Tally, model: type[models.Model], name: str, pairs: Iterable[tuple[Record, Any, Any]]
) -> None:
    """Add the missing rows of a many-to-many field; pairs: record, row's key, other row's key."""
    through = getattr(model, name).through
    words = getattr(model._meta.get_field(name), "verbose_name", name)
    told_as = f"{model._meta.verbose_name_plural}: {words}"
    source, target = (
        f.attname for f in through._meta.concrete_fields if isinstance(f, models.ForeignKey)
    )
    rows: list[Values] = [(record, {source: a, target: b}) for record, a, b in pairs]
    sync(tally, through, rows, key=[source, target], told_as=told_as)


def _by_key(
    model: type[models.Model], rows: Iterable[Values], key: Sequence[str]
) -> dict[tuple[Any, ...], Values]:
    wanted: dict[tuple[Any, ...], Values] = {}
    for record, values in rows:
        each = tuple(values[name] for name in key)
        if each in wanted:
            raise BadData(
                _("%(file)s, %(place)s: %(key)s stands already at %(other)s. Remove one of them.")
                % {
                    "file": shown_path(record.file),
                    "place": record.place,
                    "key": f"{model._meta.verbose_name} {' '.join(map(str, each))}",
                    "other": wanted[each][0].place,
                }
            )
        wanted[each] = (record, values)
    return wanted


def _key(row: models.Model, key: Sequence[str]) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in key)


def _built(model: type[Row], record: Record, values: Mapping[str, Any]) -> Row:
    row = model(**values)
    _check(record, row)
    return row


def _check(record: Record, row: models.Model) -> None:
    """Ask each field about its value; keys to other rows were looked up, so they are left out."""
    foreign = [f.name for f in row._meta.concrete_fields if f.is_relation]
    try:
        row.clean_fields(exclude=foreign)
    except ValidationError as error:
        told = "; ".join(
            f"{name}: {' '.join(map(str, each))}" for name, each in error.message_dict.items()
        )
        raise BadData(f"{shown_path(record.file)}, {record.place}: {told}") from error


def _create(model: type[Row], rows: list[Row]) -> None:
    try:
        model._default_manager.bulk_create(rows)
    except IntegrityError as error:
        raise BadData(
            _("The database refuses %(kind)s: %(reason)s. Correct the data file and load again.")
            % {"kind": model._meta.verbose_name_plural, "reason": str(error).strip()}
        ) from error


def _differences(
    row: models.Model, values: Mapping[str, Any], once: Sequence[str]
) -> dict[str, Any]:
    return {
        name: value
        for name, value in values.items()
        if name not in once and getattr(row, name) != value
    }


def _update(
    count: Count,
    model: type[models.Model],
    differing: Mapping[Any, tuple[Record, dict[str, Any]]],
) -> None:
    touched = _changed_by_people(model, [row for row, (_r, change) in differing.items() if change])
    for row, (record, change) in differing.items():
        ours = {name: v for name, v in change.items() if name not in touched[str(row.pk)]}
        if not change:
            count.unchanged += 1
        elif not ours:
            count.kept += 1
        else:
            for name, value in ours.items():
                setattr(row, name, value)
            _check(record, row)
            row.save(update_fields=list(ours))
            count.updated += 1


def _changed_by_people(
    model: type[models.Model], rows: Sequence[models.Model]
) -> defaultdict[str, set[str]]:
    """Per row the columns that somebody changed since loading. Costs nothing when rows is empty."""
    touched: defaultdict[str, set[str]] = defaultdict(set)
    if not rows:
        return touched
    entries = _by_people(model, HistoryEntry.Operation.UPDATE)
    keys = [str(row.pk) for row in rows]
    for row, changes in entries.filter(row__in=keys).values_list("row", "changes"):
        touched[row] |= set(changes)
    return touched


def _deleted_by_people(
    model: type[models.Model], key: Sequence[str]
) -> set[tuple[str | None, ...]]:
    """Keys of the rows that somebody deleted, as the history writes them."""
    entries = _by_people(model, HistoryEntry.Operation.DELETE)
    return {
        tuple(None if (old := _before(changes, name)) is None else str(old) for name in key)
        for changes in entries.values_list("changes", flat=True)
    }


def _by_people(model: type[models.Model], operation: str) -> models.QuerySet[HistoryEntry]:
    table = model._meta.db_table
    return HistoryEntry.objects.filter(table=table, operation=operation).exclude(action=LOADED)


def _before(changes: Mapping[str, Any], name: str) -> Any:
    change = changes.get(name)
    return change[0] if isinstance(change, list) else None


def _told(each: tuple[Any, ...]) -> tuple[str | None, ...]:
    """A key in the words of the history: dates and times in ISO, the rest as text."""
    return tuple(
        None
        if part is None
        else part.isoformat()
        if isinstance(part, date | datetime)
        else str(part)
        for part in each
    )
