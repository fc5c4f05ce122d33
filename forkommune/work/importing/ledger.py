"""Writes the rows of a file and notes what became different, so that the page can show it.

The preview is the writing itself, taken back: what it shows is what will happen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models

from .faults import Fault, Faults

Row = TypeVar("Row", bound=models.Model)


@dataclass(frozen=True)
class Difference:
    """One row that the file makes or changes; `before` holds None for each field of a new row.

    Fields are named in words; values are as they are shown.
    choice: key of a row that stands otherwise than the file says; it is changed only when chosen.
    """

    place: str
    what: str
    is_new: bool
    before: dict[str, str | None]
    after: dict[str, str | None]
    choice: str = ""

    def as_json(self) -> dict[str, Any]:
        """For the row that remembers the import."""
        told = {"choice": self.choice} if self.choice else {}
        return told | {
            "place": self.place,
            "what": self.what,
            "is_new": self.is_new,
            "fields": [[name, self.before[name], self.after[name]] for name in self.after],
        }


@dataclass
class Ledger:
    """What a file did to the rows: differences, rows it left alone, rows that are not ours, faults."""

    differences: list[Difference] = field(default_factory=list)
    unchanged: int = 0
    outside: int = 0
    faults: list[Fault] = field(default_factory=list)

    def fault(self, place: str, value: object, reason: str) -> None:
        """Note a value that cannot be right; nothing will be written, but reading goes on."""
        self.faults.append(Fault(place, str(value), reason))

    def leave_out(self, rows: int = 1) -> None:
        """Count rows about areas that the register does not hold."""
        self.outside += rows

    def demand_no_faults(self) -> None:
        """Raises Faults where any was noted."""
        if self.faults:
            raise Faults(self.faults)

    def put(
        self,
        row: Row,
        values: Mapping[str, Any],
        *,
        place: str,
        value: object,
        shown: tuple[str, ...] = (),
        words: Mapping[str, Callable[[Any], str]] | None = None,
        called: str = "",
    ) -> Row:
        """Bring a row in step with `values` and save it where it differs.

        row: one from the database, or a new one with its key filled in.
        value: what the file says, for the message where a rule of the row forbids it.
        shown: fields of a new row that the difference names; those of `values` by default.
        words: how a field reads whose value is no plain text.
        called: what the difference calls the row; its own words by default.
        """

        def say(name: str, held: Any) -> str | None:
            return _shown(words[name](held) if words and name in words else held)

        is_new = row.pk is None
        before = {name: getattr(row, name) for name in values}
        changed = {name: new for name, new in values.items() if is_new or before[name] != new}
        if not changed:
            self.unchanged += 1
            return row
        for name, new in changed.items():
            setattr(row, name, new)
        try:
            row.full_clean(validate_unique=False)
        except ValidationError as error:
            self.fault(place, value, " ".join(error.messages))
            return row
        row.save(update_fields=None if is_new else list(changed))
        self.differences.append(
            Difference(
                place,
                called or str(row),
                is_new,
                {_word(row, n): None if is_new else say(n, before[n]) for n in shown or changed},
                {_word(row, n): say(n, getattr(row, n)) for n in shown or changed},
            )
        )
        return row


def _word(row: models.Model, name: str) -> str:
    return str(getattr(row._meta.get_field(name), "verbose_name", name))


def _shown(value: Any) -> str | None:
    return None if value in (None, "") else str(value)
