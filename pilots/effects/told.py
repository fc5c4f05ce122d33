"""What was judged, as it is kept with a conclusion: every input of the rule and what it gave."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from .conclusion import Conclusion, Reason, Verdict, conclude
from .estimates import Estimate
from .lacking import Lack


@dataclass(frozen=True, slots=True)
class Judged:
    """One indicator with the inputs of the rule (`conclude`), in its unit, and the verdict.

    code: of the indicator. source: what the change was worked out of. is_few: fewer than five stand
    in one of its numbers, so that the public reads none of them. lack: why there is no change.
    is_drawn: lots decided who is in which group.
    """

    code: str
    name: str
    unit: str
    source: str
    change: Estimate | None
    has_before: bool
    is_compared: bool
    lower_is_better: bool
    smallest: float | None
    conclusion: Conclusion
    is_few: bool = False
    lack: Lack | None = None
    is_drawn: bool = False

    def again(self) -> Conclusion:
        """The rule on the kept inputs: what anybody can work out anew."""
        return conclude(
            self.change,
            has_before=self.has_before,
            is_compared=self.is_compared,
            lower_is_better=self.lower_is_better,
            smallest=self.smallest,
            is_drawn=self.is_drawn,
        )


class Overall(Enum):
    """What several indicators come to together."""

    EFFECT = "effect"
    WORSE = "worse"
    BOTH = "both"
    NO_EFFECT = "no_effect"
    UNDECIDED = "undecided"


def overall(conclusions: Iterable[Conclusion]) -> Overall:
    """One word for several indicators: an effect where one has it, said with its way; none where none
    has; else open.

    An effect for the worse is never called an effect alone. Nothing judged is undecided: too thin to
    tell is not the same as no effect.
    """
    found = list(conclusions)
    ways = {one.is_better for one in found if one.verdict is Verdict.EFFECT}
    if ways:
        return (
            Overall.BOTH if len(ways) > 1 else Overall.EFFECT if ways == {True} else Overall.WORSE
        )
    if found and all(one.verdict is Verdict.NO_EFFECT for one in found):
        return Overall.NO_EFFECT
    return Overall.UNDECIDED


def written(judged: Judged) -> dict[str, Any]:
    """As JSON; an end that nobody knows is null."""
    change, said = judged.change, judged.conclusion
    return {
        "code": judged.code,
        "name": judged.name,
        "unit": judged.unit,
        "source": judged.source,
        "change": None
        if change is None
        else [*map(_finite, (change.value, change.low, change.high)), change.n],
        "has_before": judged.has_before,
        "is_compared": judged.is_compared,
        "lower_is_better": judged.lower_is_better,
        "smallest": judged.smallest,
        "verdict": said.verdict.value,
        "reason": said.reason.value,
        "is_better": said.is_better,
        "others_ruled_out": said.others_ruled_out,
        "is_few": judged.is_few,
        "lack": judged.lack and judged.lack.value,
        # Only where it is so: what was kept before anybody asked says the same.
        **({"is_drawn": True} if judged.is_drawn else {}),
    }


def read(told: Mapping[str, Any]) -> Judged:
    """What `written` wrote."""
    inputs = ("code", "name", "unit", "source", "has_before", "is_compared", "lower_is_better",
              "smallest", "is_few")  # fmt: skip
    return Judged(
        **{name: told[name] for name in inputs},
        change=_estimate(told["change"]),
        lack=Lack(lack) if (lack := told.get("lack")) else None,  # kept since it is told
        is_drawn=told.get("is_drawn", False),
        conclusion=Conclusion(
            Verdict(told["verdict"]),
            Reason(told["reason"]),
            told["is_better"],
            told["others_ruled_out"],
        ),
    )


def _estimate(kept: list[Any] | None) -> Estimate | None:
    if kept is None:
        return None
    value, low, high, n = kept
    return Estimate(value, -math.inf if low is None else low, math.inf if high is None else high, n)


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None
