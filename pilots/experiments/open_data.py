"""What was concluded of an indicator as anybody may read it."""

from __future__ import annotations

import math
from typing import Any

from pilots.effects.told import Judged, overall
from pilots.experiments.words import reasons_of


def public_result(judged: Judged) -> dict[str, Any]:
    """Its verdict with what it rests on; no figure of fewer than five, and none of what was measured
    only after: nobody knows what that changed from."""
    is_told = (judged.has_before or judged.is_drawn) and not judged.is_few
    change = judged.change if is_told else None
    return {
        "name": judged.name,
        "unit": judged.unit,
        "verdict": overall([judged.conclusion]).value,
        "change": None if change is None else change.value,
        "low": None if change is None else _known(change.low),
        "high": None if change is None else _known(change.high),
        "measured": None if change is None else change.n,
        "smallest_that_matters": judged.smallest,
        "compared": judged.is_compared,
        "why": " ".join(reasons_of(judged)),
    }


def _known(end: float) -> float | None:
    return end if math.isfinite(end) else None
