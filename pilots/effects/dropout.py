"""Who was planned, measured and lost on the way: a change is only as good as who is left in it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dropout:
    """Units of one group. planned: None where the plan gives no number."""

    planned: int | None
    before: int
    after: int
    both: int

    @property
    def lost(self) -> int:
        """Measured before and not after."""
        return self.before - self.both

    @property
    def joined(self) -> int:
        """Measured after and not before."""
        return self.after - self.both

    @property
    def lost_share(self) -> float | None:
        """Of those measured before, 0-1; None where nobody was."""
        return self.lost / self.before if self.before else None

    @property
    def missing(self) -> int | None:
        """Planned and never measured before; None without a plan, 0 when more came than planned."""
        return None if self.planned is None else max(self.planned - self.before, 0)


def dropout(planned: int | None, before: Collection[str], after: Collection[str]) -> Dropout:
    """Of a group by the identifiers of its measured units, each time."""
    first, second = set(before), set(after)
    return Dropout(planned, len(first), len(second), len(first & second))


def uneven(target: Dropout, comparison: Dropout) -> float | None:
    """How much more of the target group was lost than of the comparison group, -1 to 1; None where
    either is not known. Far from 0 the two groups are no longer alike."""
    if target.lost_share is None or comparison.lost_share is None:
        return None
    return target.lost_share - comparison.lost_share
