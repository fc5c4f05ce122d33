"""How far two municipalities are from each other by one criterion: 0 alike, 1 as far as any two here.

Each function takes one value a municipality, None where it is not known, and answers with a square
matrix in the same order. NaN stands where either value is missing: nothing is ever filled in.
Source of the definitions: Gower (1971) as the R packages StatMatch and FD print it.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
EARTH = 6371.0  # kilometres


class BadValue(ValueError):
    """A value that the criterion cannot measure. index: whose; value: what it is."""

    def __init__(self, index: int, value: object) -> None:
        super().__init__(f"Value {value!r} of row {index} cannot be measured.")
        self.index = index
        self.value = value


@dataclass(frozen=True, slots=True)
class Measured:
    """Distances by one criterion, and the span that stands for 1 (kept with the run).

    span: largest minus smallest value (of the logarithms where they were taken), the number of steps
        of an ordinal scale, or the largest distance in kilometres. None where no two are known.
    known: for each municipality whether it has a value.
    """

    distances: Matrix
    known: tuple[bool, ...]
    span: float | None


def of_numbers(values: Sequence[float | None], *, logarithm: bool = False) -> Measured:
    """|x - y| over the range. Raises BadValue for what is not finite, or not above 0 for a logarithm."""
    column = np.array(
        [math.nan if one is None else _number(i, one) for i, one in enumerate(values)]
    )
    if logarithm:
        for index, value in enumerate(column):
            if value <= 0:
                raise BadValue(index, values[index])
        column = np.log10(column)
    return _scaled(np.abs(column[:, None] - column[None, :]), ~np.isnan(column))


def of_ranks(values: Sequence[int | None], *, levels: int) -> Measured:
    """Steps between two ranks over the steps of the scale, which has `levels` ranks from 0.

    Raises BadValue for a rank outside the scale, ValueError for a scale of fewer than two levels.
    """
    if levels < 2:
        raise ValueError(f"A scale has two levels or more, not {levels}.")
    for index, value in enumerate(values):
        if value is not None and not 0 <= value < levels:
            raise BadValue(index, value)
    column = np.array([math.nan if one is None else float(one) for one in values])
    distances = np.abs(column[:, None] - column[None, :]) / (levels - 1)
    known = ~np.isnan(column)
    return Measured(_emptied(distances, known), _flags(known), float(levels - 1))


def of_themes(values: Sequence[Collection[str] | None]) -> Measured:
    """Jaccard's distance 1 - |A ∩ B| / |A ∪ B|; two without any theme are not known to be alike."""
    sets = [None if one is None else frozenset(one) for one in values]
    distances = np.full((len(sets), len(sets)), math.nan)
    for i, mine in enumerate(sets):
        for j, theirs in enumerate(sets):
            if mine is None or theirs is None or not (mine or theirs):
                continue
            distances[i, j] = 1 - len(mine & theirs) / len(mine | theirs)
    known = np.array([one is not None for one in sets], dtype=bool)
    np.fill_diagonal(distances, 0.0)
    return Measured(distances, _flags(known), 1.0 if known.sum() > 1 else None)


def of_shares(values: Sequence[Mapping[str, float] | None]) -> Measured:
    """Half the summed differences of the shares: how much of one would have to lie elsewhere to be
    as the other. 0 for the same mix, 1 where nothing is common (dissimilarity index, Duncan 1955).

    values: amounts by part, from 0 up; a part that is not named is 0. Raises BadValue for an amount
    below 0, and where all are 0.
    """
    parts = sorted({part for one in values if one is not None for part in one})
    shares = np.full((len(values), len(parts)), math.nan)
    for index, amounts in enumerate(values):
        if amounts is None:
            continue
        row = np.array([_number(index, amounts.get(part, 0.0)) for part in parts])
        if (row < 0).any() or row.sum() <= 0:
            raise BadValue(index, dict(amounts))
        shares[index] = row / row.sum()
    known = np.array([one is not None for one in values], dtype=bool)
    distances = np.abs(shares[:, None, :] - shares[None, :, :]).sum(axis=2) / 2
    return Measured(
        _emptied(np.minimum(distances, 1.0), known),
        _flags(known),
        1.0 if known.sum() > 1 else None,
    )


def of_places(values: Sequence[tuple[float, float] | None]) -> Measured:
    """Kilometres along the surface between (latitude, longitude) in degrees, over the largest.

    Raises BadValue for what is no place on the globe.
    """
    for index, value in enumerate(values):
        if value is not None and not (abs(value[0]) <= 90 and abs(value[1]) <= 180):
            raise BadValue(index, value)
    known = np.array([one is not None for one in values], dtype=bool)
    degrees = np.array([(math.nan, math.nan) if one is None else one for one in values])
    latitude, longitude = np.radians(degrees.reshape(-1, 2)).T
    north = np.sin((latitude[:, None] - latitude[None, :]) / 2) ** 2
    east = np.sin((longitude[:, None] - longitude[None, :]) / 2) ** 2
    chord = north + np.cos(latitude)[:, None] * np.cos(latitude)[None, :] * east
    return _scaled(2 * EARTH * np.arcsin(np.sqrt(np.clip(chord, 0, 1))), known)


def _number(index: int, value: float) -> float:
    if not math.isfinite(value):
        raise BadValue(index, value)
    return float(value)


def _scaled(distances: Matrix, known: NDArray[np.bool_]) -> Measured:
    distances = _emptied(distances, known)
    if known.sum() < 2:
        return Measured(distances, _flags(known), None)
    span = float(np.nanmax(distances))
    return Measured(distances / span if span > 0 else distances, _flags(known), span)


def _emptied(distances: Matrix, known: NDArray[np.bool_]) -> Matrix:
    """NaN where either is missing; 0 from each to itself."""
    distances = np.where(known[:, None] & known[None, :], distances, math.nan)
    np.fill_diagonal(distances, 0.0)
    return distances


def _flags(known: NDArray[np.bool_]) -> tuple[bool, ...]:
    return tuple(bool(one) for one in known)
