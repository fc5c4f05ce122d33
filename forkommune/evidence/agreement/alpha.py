"""Krippendorff's alpha for any number of coders, with gaps, at four levels of measurement.

A unit is what several coders judged: the values they gave it, None where one gave none. A unit with
fewer than two values tells nothing about agreement and is left out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import accumulate
from typing import TypeVar

V = TypeVar("V", bound=Hashable)
Coincidences = Mapping[tuple[V, V], float]
Difference = Callable[[V, V], float]


def coincidences(units: Iterable[Sequence[V | None]]) -> dict[tuple[V, V], float]:
    """How often each pair of values met within a unit; pairs count in both orders.

    Each unit weighs 1 / (m - 1), where m is the number of values it has, so that every value counts
    once: the sum of the matrix is the number of values that could be paired.
    """
    matrix: defaultdict[tuple[V, V], float] = defaultdict(float)
    for unit in units:
        values = Counter(value for value in unit if value is not None)
        weight = values.total() - 1
        if weight < 1:
            continue
        for one, ones in values.items():
            for other, others in values.items():
                pairs = ones * (others - (one == other))
                if pairs:
                    matrix[one, other] += pairs / weight
    return dict(matrix)


def alpha(matrix: Coincidences[V], difference: Difference[V] | None = None) -> float | None:
    """1 - observed / expected disagreement of a matrix of coincidences.

    difference: the squared difference of two values; without one, values are names: equal or not.
    Returns None where it is 0/0: nothing could be paired, or only one value occurs.
    """
    differ = difference or _names
    margins = marginals(matrix)
    total = sum(margins.values())
    observed = sum(count * differ(*pair) for pair, count in matrix.items())
    expected = sum(
        n * m * differ(one, other) for one, n in margins.items() for other, m in margins.items()
    )
    return 1 - (total - 1) * observed / expected if expected else None


def marginals(matrix: Coincidences[V]) -> dict[V, float]:
    """How often each value could be paired."""
    margins: defaultdict[V, float] = defaultdict(float)
    for (one, _), count in matrix.items():
        margins[one] += count
    return dict(margins)


def interval_difference(one: float, other: float) -> float:
    """For values whose distances mean something: years, degrees."""
    return float((one - other) ** 2)


def ratio_difference(one: float, other: float) -> float:
    """For values with a true zero: tonnes, kroner, counts; two zeros do not differ."""
    return float(((one - other) / (one + other)) ** 2) if one + other else 0.0


def ordinal_difference(matrix: Coincidences[float]) -> Difference[float]:
    """For values whose order means something, such as a scale from 1 to 5.

    The distance of two values is how many values lie between them, half of both included; it comes
    from the data, so it is made for one matrix.
    """
    margins = marginals(matrix)
    order = sorted(margins)
    until = dict(zip(order, accumulate(margins[value] for value in order), strict=True))
    middle = {value: until[value] - margins[value] / 2 for value in order}

    def differ(one: float, other: float) -> float:
        return (middle[one] - middle[other]) ** 2

    return differ


def _names(one: object, other: object) -> float:
    return float(one != other)
