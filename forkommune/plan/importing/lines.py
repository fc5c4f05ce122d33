"""A line of a bank or an accounting system, whoever wrote the file. No Django, no rows."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, kw_only=True)
class MoneyLine:
    """One movement. amount: kroner that it costs the project; below zero for what comes in.

    place: where in the file. voucher: the file's own number or reference, if any.
    """

    place: str
    on: date
    text: str
    amount: Decimal
    voucher: str = ""

    @property
    def face(self) -> str:
        """All that tells it from other movements."""
        parts = (
            self.on.isoformat(),
            f"{self.amount:.2f}",
            self.voucher,
            " ".join(self.text.split()),
        )
        return "\x1f".join(parts)


def with_fingerprints(lines: Iterable[MoneyLine]) -> Iterator[tuple[str, MoneyLine]]:
    """Each line with a key that is the same whenever the same movement comes in a file.

    Two movements of a day can be equal in every respect and still be two; they are told apart by
    their count within the file, so a file is to hold whole days.
    """
    seen: Counter[str] = Counter()
    for line in lines:
        seen[line.face] += 1
        written = f"{line.face}\x1f{seen[line.face]}"
        yield hashlib.sha256(written.encode()).hexdigest(), line
