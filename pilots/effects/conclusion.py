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
    BEYOND_ZERO = "beyond_zero"
    WITHIN_SMALLEST = "within_smallest"
    TOO_WIDE = "too_wide"
    NO_SMALLEST = "no_smallest"


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
) -> Conclusion:
    """The rule of the page, in its order.

    change: the change of the target group, or the difference in differences where two groups were
        compared; None while it was not measured.
    smallest: the smallest change that matters, as registered before the data (> 0); None where none
        was registered.

    1. Without a measurement before, nothing is called an effect.
    2. An interval wholly within plus and minus `smallest`: no effect found (what there may be is too
       small to matter).
    3. An interval wholly on one side of zero: an effect, for the better or for the worse.
    4. Everything else cannot be told: the interval holds both no change and one that matters, or
       nobody said beforehand what matters.

    Source: project description 1.3, pillar 3; D. J. Schuirmann, A comparison of the two one-sided
    tests procedure and the power approach, J. Pharmacokinetics and Biopharmaceutics 15 (1987), here
    with the interval at its own level, which asks for more than his. Raises ValueError where
    `smallest` is not above zero.
    """
    if smallest is not None and not smallest > 0:
        raise ValueError(f"The smallest change that matters is {smallest}; it is above zero.")
    if not has_before:
        return Conclusion(Verdict.UNDECIDED, Reason.NOTHING_BEFORE)
    if change is None:
        return Conclusion(Verdict.UNDECIDED, Reason.NOT_MEASURED)
    if smallest is not None and -smallest < change.low and change.high < smallest:
        return Conclusion(Verdict.NO_EFFECT, Reason.WITHIN_SMALLEST, None, is_compared)
    if change.excludes_zero:
        is_better = (change.value < 0) is lower_is_better
        return Conclusion(Verdict.EFFECT, Reason.BEYOND_ZERO, is_better, is_compared)
    reason = Reason.NO_SMALLEST if smallest is None else Reason.TOO_WIDE
    return Conclusion(Verdict.UNDECIDED, reason)
