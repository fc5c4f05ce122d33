"""The way of a pilot through its phases: which step leads where, and which needs its reason.

Plain rules, no database; phases are the codes of their vocabulary.
"""

from __future__ import annotations

from dataclasses import dataclass

PROPOSED, ASSESSED, SELECTED, BASELINE, RUNNING, AFTER, ANALYSIS, COMPLETED = WAY = (
    "proposed", "assessed", "selected", "baseline", "running", "after", "analysis", "completed",
)  # fmt: skip
REJECTED = "rejected"
CHOICES = frozenset({PROPOSED, ASSESSED, SELECTED, REJECTED})  # before anything is carried out


@dataclass(frozen=True, slots=True)
class Move:
    """A step to another phase. is_back: against the way."""

    target: str
    needs_reason: bool
    is_back: bool = False


def moves_from(phase: str) -> list[Move]:
    """Where a pilot can go from a phase: the next one first, then on, then back.

    What is proposed is assessed before it is chosen or not; once chosen, a phase may be left out with
    its reason, such as the measuring before where nothing is measured before. Back to any earlier
    phase, and out of "not chosen" to be proposed or assessed anew. Raises ValueError for no phase.
    """
    if phase == REJECTED:
        return [Move(PROPOSED, True, True), Move(ASSESSED, True, True)]
    if phase not in WAY:
        raise ValueError(f"{phase!r} is no phase of a pilot; phases are {', '.join(WAY)}.")
    at = WAY.index(phase)
    on: list[Move] = []
    if phase == PROPOSED:
        on = [Move(ASSESSED, False), Move(REJECTED, True)]
    elif phase == ASSESSED:
        on = [Move(SELECTED, True), Move(REJECTED, True)]
    else:
        on = [Move(one, nth > 0) for nth, one in enumerate(WAY[at + 1 :])]
        if phase == SELECTED:
            on.append(Move(REJECTED, True))
    back = [Move(one, True, True) for one in reversed(WAY[:at])]
    return on + back


def find_move(phase: str, target: str) -> Move | None:
    """The step from one phase to another; None where there is none."""
    return next((one for one in moves_from(phase) if one.target == target), None)
