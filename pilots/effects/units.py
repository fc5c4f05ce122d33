"""What arithmetic gets of one group: its units by code, before and after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Units:
    """The measured units of one group: by the code of each its value, before and after.

    Who was measured several times before, or after, stands with the mean of those. Source: L. Frison
    and S. J. Pocock, Repeated measures in clinical trials: analysis using mean summary statistics,
    Statistics in Medicine 11 (1992). clusters: by the code of a unit what it was drawn in together
    with, such as its school; empty where units are on their own.
    """

    before: Mapping[str, float]
    after: Mapping[str, float]
    clusters: Mapping[str, str] = field(default_factory=dict)

    @property
    def in_both(self) -> list[str]:
        """Codes of those that were measured both times, in an order of their own."""
        return sorted(self.before.keys() & self.after.keys())
