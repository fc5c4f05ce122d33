"""What a coefficient is good enough for. Source: K. Krippendorff, Content Analysis (2004), p. 241."""

from enum import Enum

RELIABLE = 0.8
TENTATIVE = 0.667


class Verdict(Enum):
    """How far conclusions may rest on a code."""

    RELIABLE = "reliable"
    TENTATIVE = "tentative"
    UNRELIABLE = "unreliable"
    NO_VARIATION = "no_variation"


def verdict(alpha: float | None) -> Verdict:
    """By alpha alone, not by its interval; None says that nothing varied."""
    if alpha is None:
        return Verdict.NO_VARIATION
    if alpha >= RELIABLE:
        return Verdict.RELIABLE
    return Verdict.TENTATIVE if alpha >= TENTATIVE else Verdict.UNRELIABLE
