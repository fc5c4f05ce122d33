"""Several outcomes of one experiment: the more there are, the easier one of them changes by chance."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import NormalDist

from .estimates import Estimate, normal_quantile, t_quantile


def p_of(change: Estimate) -> float | None:
    """How probable a change at least as large would be by chance, were there none; two-sided.

    Out of the interval: how many standard errors its end towards zero is from the value. It is under
    5 % exactly where the 95 % interval holds no zero. None where nobody knows how sure the change is.
    Source: D. G. Altman and J. M. Bland, How to obtain the P value from a confidence interval, BMJ 343
    (2011) d2304; here with the tail of Student's t where the interval is one of his.
    """
    if not change.is_bounded or not change.has_width:
        return None
    reach = change.value - change.low if change.value > 0 else change.high - change.value
    if not reach > 0:
        return None
    share = abs(change.value) / reach
    if change.freedom is None:
        return 2 * NormalDist().cdf(-share * normal_quantile(change.level))
    # Only pages of experiments need it; the web server starts sooner without.
    from scipy.special import stdtr

    return 2 * float(stdtr(change.freedom, -share * t_quantile(change.freedom, change.level)))


def holm(chances: Sequence[float | None]) -> list[float | None]:
    """The same corrected for each other, in the same order: were nothing changed, the chance that any of
    them is under 5 % is at most 5 %. What is not known is none of those that are counted.

    Source: S. Holm, A simple sequentially rejective multiple test procedure, Scandinavian Journal of
    Statistics 6 (1979) 65-70.
    """
    known = sorted((chance, at) for at, chance in enumerate(chances) if chance is not None)
    corrected: list[float | None] = [None] * len(chances)
    least = 0.0
    for place, (chance, at) in enumerate(known):
        least = max(least, min(1.0, (len(known) - place) * chance))
        corrected[at] = least
    return corrected
