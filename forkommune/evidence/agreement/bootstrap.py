"""How uncertain alpha is: the units are drawn again with replacement, and alpha worked out each time.

Source: research note, section 4 (2 000 draws of units). The seed is fixed, so that one set of codings
always has one interval.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .two_coders import Counts

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

DRAWS = 2000
SEED = 20170901
LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Interval:
    """From where to where alpha lies in the middle `level` of the draws.

    left_out: draws that held no variation, in which alpha is not defined; they are in no percentile.
    """

    low: float
    high: float
    level: float
    draws: int
    left_out: int


def alpha_interval(
    counts: Counts, *, draws: int = DRAWS, level: float = LEVEL, seed: int = SEED
) -> Interval | None:
    """The percentile interval of alpha; None where alpha is not defined or no draw defines it."""
    # Only the page of agreement needs it; the web server starts sooner without.
    import numpy

    if not counts.varies:
        return None
    values = _drawn_alphas(counts, draws, seed)
    defined = values[~numpy.isnan(values)]
    if not defined.size:
        return None
    tail = (1 - level) / 2 * 100
    low, high = numpy.percentile(defined, [tail, 100 - tail])
    return Interval(float(low), float(high), level, draws, draws - int(defined.size))


def _drawn_alphas(counts: Counts, draws: int, seed: int) -> NDArray[float64]:
    """Alpha of each draw, NaN where it is not defined; shape (draws,)."""
    import numpy

    n = counts.units
    shares = numpy.array([counts.both, counts.differing, counts.neither]) / n
    both, differing, _ = numpy.random.default_rng(seed).multinomial(n, shares, size=draws).T
    ones = 2 * both + differing
    expected = ones * (2 * n - ones)
    with numpy.errstate(divide="ignore", invalid="ignore"):
        found = 1 - (2 * n - 1) * differing / expected
    return numpy.where(expected > 0, found, numpy.nan)
