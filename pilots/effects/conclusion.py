"""What may be said of an experiment: effect, no effect found, or it cannot be told."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from .estimates import Estimate


class Verdict(Enum):
    """Too thin to tell is not the same as no effect."""

    EFFECT = "effect"
    NO_EFFECT = "no_effect"
    UNDECIDED = "undecided"


class Reason(Enum):
    """Which part of the rule decided."""

    NOTHING_BEFORE = "nothing_before"
    NOT_MEASURED = "not_measured"
    NO_SPREAD = "no_spread"
    WITHIN_SMALLEST = "within_smallest"
    BEYOND_SMALLEST = "beyond_smallest"
    BEYOND_ZERO = "beyond_zero"
    PERHAPS_TOO_SMALL = "perhaps_too_small"
    TOO_WIDE = "too_wide"


@dataclass(frozen=True, slots=True)
class Conclusion:
    """A verdict with the part of the rule that gave it.

    is_better: whether the change goes the way that was hoped for; None without an effect.
    others_ruled_out: whether a comparison group speaks against other causes; False means that the
    page says that they cannot be ruled out.
    """

    verdict: Verdict
    reason: Reason
    is_better: bool | None = None
    others_ruled_out: bool = False


def conclude(
    change: Estimate | None,
    *,
    has_before: bool,
    is_compared: bool,
    lower_is_better: bool,
    smallest: float | None,
    is_drawn: bool = False,
) -> Conclusion:
    """The rule of the page, in its order.

    change: the change of the target group, or the difference in differences where two groups were
        compared, or their difference after where lots decided who is in which; None while it was not
        measured.
    smallest: the smallest change that matters, as registered before the data (> 0); None where none
        was registered.

    1. Without a measurement before, nothing is called an effect, unless lots decided who is in which
       group (`is_drawn`): then only chance set the two apart before, and the interval counts with it.
    2. What could not be worked out cannot be told; nor can a change of which all units show exactly the
       same, since an interval without width says nothing of how sure it is.
    3. An interval wholly between minus and plus `smallest`: no effect found; what there may be is too
       small to matter.
    4. An interval wholly outside of that: an effect, for the better or for the worse. Where nobody
       said beforehand what matters, it is enough that it holds no zero.
    5. Everything else cannot be told.

    Source: project description 1.3, pillar 3; K. R. Murphy and B. Myors, Testing the hypothesis that
    treatments have negligible effects, Journal of Applied Psychology 84 (1999), for 4; D. J. Schuirmann,
    J. Pharmacokinetics and Biopharmaceutics 15 (1987), for 3, here with the interval at its own level,
    which asks for more than his; D. T. Campbell and J. C. Stanley, Experimental and
    Quasi-Experimental Designs for Research (1963), design 6, for comparing after only in 1. Raises ValueError where `smallest` is not above zero.
    """
    if smallest is not None and not smallest > 0:
        raise ValueError(f"The smallest change that matters is {smallest}; it is above zero.")
    if not has_before and not is_drawn:
        return Conclusion(Verdict.UNDECIDED, Reason.NOTHING_BEFORE)
    if change is None:
        return Conclusion(Verdict.UNDECIDED, Reason.NOT_MEASURED)
    if not change.has_width:
        return Conclusion(Verdict.UNDECIDED, Reason.NO_SPREAD)
    if smallest is not None and -smallest < change.low and change.high < smallest:
        return Conclusion(Verdict.NO_EFFECT, Reason.WITHIN_SMALLEST, None, is_compared)
    band = smallest or 0.0
    if change.low > band or change.high < -band:
        reason = Reason.BEYOND_ZERO if smallest is None else Reason.BEYOND_SMALLEST
        is_better = (change.value < 0) is lower_is_better
        return Conclusion(Verdict.EFFECT, reason, is_better, is_compared)
    reason = Reason.PERHAPS_TOO_SMALL if change.excludes_zero else Reason.TOO_WIDE
    return Conclusion(Verdict.UNDECIDED, reason)
