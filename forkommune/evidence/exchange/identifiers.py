"""Names and identifiers that are the same in every export, so that a second one updates the first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID, uuid5

# A client copies sources to files of their names.
NOT_IN_FILE_NAMES = re.compile(r'[/\\:*?"<>|\n\t]+')
LONGEST_NAME = 120


@dataclass(frozen=True)
class Identity:
    """Gives every row of a portal its GUID. namespace: of this portal's codebook, for life."""

    namespace: UUID

    def of(self, kind: str, key: object) -> str:
        """The GUID of a row, in capitals: clients compare the letters."""
        return str(uuid5(self.namespace, f"{kind}:{key}")).upper()


def file_names(wanted: Iterable[str]) -> list[str]:
    """The names without what a file name cannot hold, none of them twice."""
    return unique_names(_fit(name) for name in wanted)


def unique_names(wanted: Iterable[str]) -> list[str]:
    """The names as given, with a number behind those that would stand twice.

    Two names that differ in capitals only are the same to some clients and file systems.
    """
    taken: set[str] = set()
    names: list[str] = []
    for name in wanted:
        unique, number = name, 1
        while unique.casefold() in taken:
            number += 1
            unique = f"{name} ({number})"
        taken.add(unique.casefold())
        names.append(unique)
    return names


def _fit(name: str) -> str:
    plain = " ".join(NOT_IN_FILE_NAMES.sub(" ", name).split())
    return plain[:LONGEST_NAME].rstrip(" .") or "–"
