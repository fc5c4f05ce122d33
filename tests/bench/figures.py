"""Measured figures: percentiles, limits, the table on the screen and `var/bench/latest.json`."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from forkommune.portal.memory import settle


@dataclass(frozen=True)
class Figure:
    """One measured value. limit: what it may be at most (`ceiling`) or must be at least; None for neither."""

    name: str
    value: float
    unit: str
    limit: float | None = None
    ceiling: bool = True

    @property
    def holds(self) -> bool:
        """Whether the limit is kept; a figure without limit always does."""
        if self.limit is None:
            return True
        return self.value <= self.limit if self.ceiling else self.value >= self.limit


def percentile(values: Sequence[float], share: float) -> float:
    """The nearest-rank percentile; share 0-1. Raises ValueError for no values."""
    if not values:
        raise ValueError(f"No values to take the {share:.0%} percentile of.")
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


def milliseconds(act: Callable[[], object], *, rounds: int, warm: int = 2) -> list[float]:
    """How long each of `rounds` calls took, after `warm` calls that do not count.

    The process has settled as a web server's has: what filling the database left is not gone through.
    """
    for _ in range(warm):
        act()
    settle()
    taken = []
    for _ in range(rounds):
        begun = time.perf_counter()
        act()
        taken.append((time.perf_counter() - begun) * 1000)
    return taken


def write(path: Path, figures: Sequence[Figure]) -> None:
    """Merge the figures into the file of earlier runs, by name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    kept = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    kept |= {f.name: {"value": f.value, "unit": f.unit, "limit": f.limit} for f in figures}
    path.write_text(json.dumps(kept, indent=1, sort_keys=True), encoding="utf-8")


def table(figures: Sequence[Figure]) -> str:
    """The figures as lines for a terminal; those past their limit are marked."""
    width = max((len(f.name) for f in figures), default=0)
    return "\n".join(
        f"{' ' if f.holds else '!'} {f.name:<{width}}  {f.value:>10.2f} {f.unit}"
        + ("" if f.limit is None else f"  ({'≤' if f.ceiling else '≥'} {f.limit:g})")
        for f in figures
    )
