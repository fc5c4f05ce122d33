"""Reads shipped CSV and JSON files; every mistake names file, line or place, value and next step."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, TypeVar

from django.utils.translation import gettext as _

T = TypeVar("T")
ROOT = Path(__file__).resolve().parents[3]


class BadData(ValueError):
    """A data file says something that cannot be right."""


def shown_path(path: Path) -> str:
    """The path as it stands in the repository, for messages."""
    return str(path.relative_to(ROOT) if path.is_relative_to(ROOT) else path)


@dataclass(frozen=True)
class Record:
    """One line of a CSV file, or one object of a JSON file, with the place where it stands."""

    file: Path
    place: str
    values: Mapping[str, Any]

    def wrong(self, name: str, rule: str) -> BadData:
        """The error for one value: file, place, column, value, and what would be right."""
        return BadData(
            _("%(file)s, %(place)s, %(name)s: “%(value)s”. %(rule)s")
            % {
                "file": shown_path(self.file),
                "place": self.place,
                "name": name,
                "value": self.values.get(name, ""),
                "rule": rule,
            }
        )

    def text(self, name: str) -> str:
        """The value as text, empty where there is none."""
        value = self.values.get(name)
        return "" if value is None else str(value).strip()

    def required(self, name: str) -> str:
        """The value as text. Raises BadData where it is empty."""
        if text := self.text(name):
            return text
        raise self.wrong(name, _("The value is missing; fill it in."))

    def integer(self, name: str) -> int | None:
        """A whole number, None where the value is not known."""
        return self._parsed(
            name, int, _("Write a whole number, or leave it empty when it is not known.")
        )

    def needed_integer(self, name: str) -> int:
        """A whole number that must be there."""
        self.required(name)
        value = self.integer(name)
        if value is None:
            raise self.wrong(name, _("The value is missing; fill it in."))
        return value

    def decimal(self, name: str) -> Decimal | None:
        """A number, None where the value is not known."""
        value = self._parsed(
            name, Decimal, _("Write a number with a point, or leave it empty when it is not known.")
        )
        if value is not None and not value.is_finite():
            raise self.wrong(name, _("Write a number with a point, or leave it empty."))
        return value

    def day(self, name: str) -> date | None:
        """A date written as year-month-day, None where it is not known."""
        return self._parsed(
            name, date.fromisoformat, _("Write the date as year-month-day, for example 2017-09-01.")
        )

    def needed_day(self, name: str) -> date:
        """A date that must be there."""
        self.required(name)
        value = self.day(name)
        if value is None:
            raise self.wrong(name, _("The value is missing; fill it in."))
        return value

    def one_of(self, name: str, known: Mapping[str, T]) -> T:
        """What `known` holds for the value. Raises BadData naming some of what is known."""
        key = self.required(name)
        if key not in known:
            some = ", ".join(sorted(known)[:20])
            raise self.wrong(name, _("Write one of those that exist: %s.") % some)
        return known[key]

    def maybe_one_of(self, name: str, known: Mapping[str, T]) -> T | None:
        """As `one_of`, None where the value is empty."""
        return self.one_of(name, known) if self.text(name) else None

    def many_of(self, name: str, known: Mapping[str, T]) -> list[T]:
        """What `known` holds for each of several keys: a JSON list, or text parted by semicolons."""
        value = self.values.get(name) or []
        parts = value.split(";") if isinstance(value, str) else value
        return [
            Record(self.file, self.place, {name: part}).one_of(name, known)
            for part in parts
            if str(part).strip()
        ]

    def _parsed(self, name: str, parse: Callable[[str], T], rule: str) -> T | None:
        text = self.text(name)
        if not text:
            return None
        try:
            return parse(text)
        except (ValueError, InvalidOperation) as error:
            raise self.wrong(name, rule) from error


def read_csv(path: Path) -> list[Record]:
    """Every line of a CSV file with a heading line. Raises BadData for a line of another length."""
    with _opened(path).open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file, strict=True)
        try:
            return list(_lines(path, reader))
        except (csv.Error, UnicodeDecodeError) as error:
            raise BadData(
                _("%(file)s, line %(line)d: the file cannot be read as CSV (%(error)s).")
                % {"file": shown_path(path), "line": reader.line_num, "error": error}
            ) from error


def _lines(path: Path, reader: Any) -> Iterator[Record]:
    columns: list[str] = next(reader, [])
    for cells in reader:
        if len(cells) != len(columns):
            raise BadData(
                _(
                    "%(file)s, line %(line)d: %(found)d values where the heading has %(expected)d. "
                    "Put quotation marks round text that holds a comma."
                )
                % {
                    "file": shown_path(path),
                    "line": reader.line_num,
                    "found": len(cells),
                    "expected": len(columns),
                }
            )
        yield Record(path, _("line %d") % reader.line_num, dict(zip(columns, cells, strict=True)))


def read_json(path: Path) -> Record:
    """The object of a JSON file as one record."""
    try:
        values = json.loads(_opened(path).read_text(encoding="utf-8"))
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise BadData(
            _("%(file)s: the file cannot be read as JSON (%(error)s).")
            % {"file": shown_path(path), "error": error}
        ) from error
    return Record(path, _("whole file"), values if isinstance(values, dict) else {"": values})


def read_records(parent: Record, name: str = "") -> list[Record]:
    """The objects of a list inside a JSON record; `name` empty for a file that is a list."""
    rows: Iterable[Any] = parent.values.get(name) or []
    outside = "" if parent.place == _("whole file") else f"{parent.place}."
    return [
        Record(parent.file, f"{outside}{name}[{number}]", row)
        for number, row in enumerate(rows, start=1)
    ]


def _opened(path: Path) -> Path:
    if not path.is_file():
        raise BadData(_("%s is missing; fetch the repository again.") % shown_path(path))
    return path
