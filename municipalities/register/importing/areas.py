"""Which row of the register a number or a name in a file means."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Self

from municipalities.register.models import Municipality

# Rows without a start stand within the borders of this year, the one of the first survey round.
REGISTER_BORDERS = 2017


def borders_of(municipality: Municipality) -> int:
    """The year whose borders the row of a municipality stands for."""
    return municipality.valid_from.year if municipality.valid_from else REGISTER_BORDERS


@dataclass(frozen=True)
class Known:
    """The municipalities of the register."""

    by_number: dict[str, Municipality]

    @classmethod
    def now(cls) -> Self:
        """As the database has them."""
        return cls({row.number: row for row in Municipality.objects.select_related("organisation")})

    def named(self, name: str, border_year: int) -> list[Municipality]:
        """Those of a name that existed on 1 January of a year: the same name may mean two areas."""
        return [row for row in self._by_name[name.casefold()] if existed(row, border_year)]

    def numbered(self, number: str, border_year: int) -> list[Municipality]:
        """The one of a number, where it existed on 1 January of a year; none otherwise."""
        row = self.by_number.get(number)
        return [row] if row is not None and existed(row, border_year) else []

    @cached_property
    def _by_name(self) -> defaultdict[str, list[Municipality]]:
        found = defaultdict(list)
        for row in self.by_number.values():
            found[row.name.casefold()].append(row)
        return found


def existed(municipality: Municipality, year: int) -> bool:
    """Whether the municipality existed on 1 January of a year."""
    day = date(year, 1, 1)
    begun = municipality.valid_from is None or municipality.valid_from <= day
    return begun and (municipality.valid_to is None or municipality.valid_to > day)
