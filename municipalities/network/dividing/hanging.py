"""Which sets of municipalities hang together on the map: from each one can be reached over borders
without leaving the set. A set is a number whose bits are its rows."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Sets = NDArray[np.int64]


def hanging(sets: Sets, borders: Sequence[int]) -> NDArray[np.bool_]:
    """Whether each set hangs together; an empty one does. borders: of each row, its neighbours' bits."""
    reached = sets & -sets
    for _step in borders:
        grown = reached.copy()
        for row, neighbours in enumerate(borders):
            grown |= np.where((reached >> row) & 1 == 1, neighbours, 0)
        grown &= sets
        if np.array_equal(grown, reached):
            break
        reached = grown
    return np.asarray(reached == sets)
