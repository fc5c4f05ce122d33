"""Names and identifiers that are the same in every export, so that a second one updates the first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha1
from uuid import UUID

# A client copies sources to files of their names.
NOT_IN_FILE_NAMES = re.compile(r'[/\\:*?"<>|\n\t]+')
LONGEST_NAME = 120


@dataclass(frozen=True)
class Identity:
    """Gives every row of a portal its GUID. namespace: of this portal's codebook, for life."""

    namespace: UUID

    def of(self, kind: str, key: object) -> str:
        """The GUID of a row, in capitals: clients compare the letters.

        Source: RFC 9562, 5.5 (version 5); worked out here because a file has tens of thousands.
        """
        digest = bytearray(
            sha1(self.namespace.bytes + f"{kind}:{key}".encode(), usedforsecurity=False).digest()
        )
        digest[6] = digest[6] & 0x0F | 0x50
        digest[8] = digest[8] & 0x3F | 0x80
        digits = digest.hex().upper()
        first, second, third = digits[:8], digits[8:12], digits[12:16]
        return f"{first}-{second}-{third}-{digits[16:20]}-{digits[20:32]}"


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
