"""Whether a division stands when the weights are doubted: drawn weights, and one criterion left out.

Weights are drawn around those given (Dirichlet, concentration `doubt`), with a seed: the same every time.
Limits of the mean Jaccard similarity are Hennig's (2007; `fpc::clusterboot`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from .agreement import adjusted_rand, same, unchanged
from .distances import Matrix
from .rules import Task
from .searching import Search, fitting
from .solving import SEED, Answer, divide
from .units import Labels, Units
from .weighing import NothingKnown, NoWeight, shares, weigh

DRAWS = 500
STARTS = 8
AT_ONCE = 1_500_000  # cells


class Doubt(StrEnum):
    """How sure somebody is of the weights."""

    ROUGH = "rough"
    USUAL = "usual"
    SURE = "sure"


CONCENTRATION = {Doubt.ROUGH: 20.0, Doubt.USUAL: 50.0, Doubt.SURE: 200.0}


class Verdict(StrEnum):
    """Hennig's words for a mean Jaccard similarity."""

    VERY = "very"
    STABLE = "stable"
    DOUBTFUL = "doubtful"
    LOOSE = "loose"
    DISSOLVED = "dissolved"


def verdict(jaccard: float) -> Verdict:
    """What a group's mean Jaccard similarity tells."""
    steps = ((0.85, Verdict.VERY), (0.75, Verdict.STABLE), (0.6, Verdict.DOUBTFUL))
    for least, word in steps:
        if jaccard >= least:
            return word
    return Verdict.LOOSE if jaccard > 0.5 else Verdict.DISSOLVED


@dataclass(frozen=True, slots=True)
class Stability:
    """What became of a division under drawn weights.

    together: share of the draws in which each pair of rows is in one group.
    jaccard: for each group the mean of its best match.
    identical: share of the draws that give exactly the division. kept: share of its pairs kept together.
    rand: mean adjusted Rand index.
    """

    together: Matrix
    jaccard: tuple[float, ...]
    identical: float
    kept: float
    rand: float
    draws: int

    def weakest(self, row: int, group: Sequence[int]) -> tuple[int, float] | None:
        """The mate that a member is most often parted from, and how often they are together."""
        mates = [(float(self.together[row, mate]), mate) for mate in group if mate != row]
        if not mates:
            return None
        share, mate = min(mates)
        return mate, share


def stability(
    criteria: Mapping[str, Matrix],
    weights: Mapping[str, float],
    task: Task,
    groups: Sequence[Sequence[int]],
    *,
    doubt: Doubt = Doubt.USUAL,
    draws: int = DRAWS,
    seed: int = SEED,
    nearer: Callable[[Matrix], Matrix] = lambda distances: distances,
) -> Stability:
    """Divide anew under drawn weights and count. `groups` are rows of the task, in its order.

    A draw that leaves a pair without anything known counts as not drawn. nearer: what is done with the
    joined distances of each draw, such as a bonus for neighbours.
    """
    units = Units.of(task)
    drawn = [nearer(one) for one in _drawn(criteria, weights, doubt, draws, seed)]
    found = _divided(drawn, units, task, groups, seed)
    rows = units.belongs.argmax(axis=0)
    labels = found[:, rows]
    together = (labels[:, :, None] == labels[:, None, :]).mean(axis=0)
    return Stability(
        together=together,
        jaccard=tuple(_jaccard(labels, group, len(groups)) for group in groups),
        identical=float(np.mean(_identical(labels, groups))),
        kept=_kept(together, groups),
        rand=_rand(labels, groups),
        draws=len(labels),
    )


def _drawn(
    criteria: Mapping[str, Matrix],
    weights: Mapping[str, float],
    doubt: Doubt,
    draws: int,
    seed: int,
) -> list[Matrix]:
    counted = shares(weights)
    around = np.array(list(counted.values())) * CONCENTRATION[doubt]
    draw = np.random.default_rng(seed)
    found = []
    for values in draw.dirichlet(around, size=draws):
        try:
            one = weigh(criteria, dict(zip(counted, map(float, values), strict=True)))
        except (NothingKnown, NoWeight):
            continue
        found.append(one.distances)
    return found


def _divided(
    drawn: list[Matrix], units: Units, task: Task, groups: Sequence[Sequence[int]], seed: int
) -> Labels:
    """The best division of each draw, from the division itself and some random starts."""
    number = len(groups)
    random = units.starts(number, STARTS, seed)
    random = random[fitting(random, units, task, number)]
    starts = np.concatenate([units.labels(groups)[None], random])
    cells = len(starts) * len(units.blocks) * (len(units.blocks) + number)
    step = max(1, AT_ONCE // cells)
    found = []
    for first in range(0, len(drawn), step):
        part = np.stack(drawn[first : first + step])
        layers = np.repeat(part, len(starts), axis=0)
        labels, costs = Search(layers, units, task, number).improve(np.tile(starts, (len(part), 1)))
        costs = np.round(costs.reshape(len(part), -1), 12)
        best = costs.argmin(axis=1)  # the division itself comes first and wins a tie
        found.append(labels.reshape(len(part), len(starts), -1)[np.arange(len(part)), best])
    return np.concatenate(found)


def _sets(labels: NDArray[np.int64], count: int) -> list[list[int]]:
    return [[int(n) for n in np.flatnonzero(labels == label)] for label in range(count)]


def _jaccard(labels: Labels, group: Sequence[int], count: int) -> float:
    mine = np.zeros(labels.shape[1], dtype=bool)
    mine[list(group)] = True
    best = np.zeros(len(labels))
    for label in range(count):
        theirs = labels == label
        shared, either = (theirs & mine).sum(axis=1), (theirs | mine).sum(axis=1)
        best = np.maximum(best, shared / either)
    return float(best.mean())


def _identical(labels: Labels, groups: Sequence[Sequence[int]]) -> NDArray[np.bool_]:
    base = np.zeros(labels.shape[1], dtype=np.int64)
    for number, group in enumerate(groups):
        base[list(group)] = number
    pairs = base[:, None] == base[None, :]
    alike: NDArray[np.bool_] = ((labels[:, :, None] == labels[:, None, :]) == pairs[None]).all(
        axis=(1, 2)
    )
    return alike


def _kept(together: Matrix, groups: Sequence[Sequence[int]]) -> float:
    values = [float(together[a, b]) for group in groups for a in group for b in group if a < b]
    return sum(values) / len(values) if values else 1.0


def _rand(labels: Labels, groups: Sequence[Sequence[int]]) -> float:
    values: dict[bytes, float] = {}
    total = 0.0
    for one in labels:
        name = one.tobytes()
        if name not in values:
            values[name] = adjusted_rand(groups, _sets(one, len(groups)))
        total += values[name]
    return total / len(labels)


@dataclass(frozen=True, slots=True)
class Without:
    """What becomes of a division when one criterion no longer counts; answer: None where nothing
    that counts is left."""

    code: str
    answer: Answer | None
    rand: float | None
    unchanged: tuple[bool, ...]

    @property
    def is_same(self) -> bool:
        """Whether nothing changes."""
        return bool(self.unchanged) and all(self.unchanged)


def without_each(
    criteria: Mapping[str, Matrix],
    weights: Mapping[str, float],
    task: Task,
    answer: Answer,
    *,
    seed: int = SEED,
    nearer: Callable[[Matrix], Matrix] = lambda distances: distances,
) -> list[Without]:
    """Divide anew without each criterion that counts, the heaviest first."""
    counted = shares(weights)
    found = []
    for code in sorted(counted, key=lambda one: (-counted[one], one)):
        left = {other: weight for other, weight in counted.items() if other != code}
        try:
            distances = nearer(weigh(criteria, left).distances)
        except (NoWeight, NothingKnown):
            found.append(Without(code, None, None, ()))
            continue
        other = divide(distances, task, len(answer.groups), seed=seed)
        rand = (
            1.0 if same(answer.groups, other.groups) else adjusted_rand(answer.groups, other.groups)
        )
        kept = tuple(unchanged(answer.groups, other.groups))
        found.append(Without(code, other, rand, kept))
    return found
