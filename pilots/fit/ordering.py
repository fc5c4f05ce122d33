"""Of which examples a municipality meets most conditions, for an order of hits.

The conditions of all examples are kept by a process as long as the database tells of no change: to count
those of twenty thousand hits there took it as long as to find the hits.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from math import ceil, floor
from typing import Any

import numpy as np

from forkommune.database.prepared import rows_of
from forkommune.database.told import told_of
from forkommune.search.ordered import Ahead
from forkommune.terms.models import Term
from pilots.fit.conditions import Figure
from pilots.models import Example, ExampleCondition

READ = (ExampleCondition, Term)
# So many municipalities are looked from at a time.
KEPT = 32
# More conditions than an example has: one that is met outweighs all that are not.
MOST = 1 << 20
# In hundredths, as the columns are; where there is no end the least and the largest number.
PACKED = """
    SELECT CASE WHEN code IS NULL THEN test ELSE test || ':' || code END,
        string_agg(int8send(example_id)
            || int8send(coalesce((low * 100)::bigint, (-9223372036854775808)::bigint))
            || int8send(coalesce((high * 100)::bigint, 9223372036854775807)), '')
    FROM pilots_examplecondition LEFT JOIN terms_term ON terms_term.id = sector_id
    WHERE test <> '' GROUP BY 1
"""
# By what decides them the example of each condition, and its ends in hundredths.
Limits = Mapping[str, Any]


def most_met_ahead(figures: Mapping[str, Figure]) -> Ahead | None:
    """What puts hits first of which most conditions are met, of them those of which fewest are not.

    figures: of a municipality, as `figures_of` gives them. What no figure decides counts for nothing.
    Also examples that are not public have a place, which orders hits and shows nothing. None where
    there are no figures; two queries, one more after a change.
    """
    if not figures:
        return None
    of = frozenset((key, figure.value) for key, figure in figures.items())
    ahead = _tallied(of, told_of(READ))
    hiding = np.array(Example.objects.hiding("conditions"), np.int64)
    if not hiding.size:
        return ahead
    return Ahead(ahead.keys, np.where(np.isin(ahead.keys, hiding), 0, ahead.places))


@lru_cache(maxsize=KEPT)
def _tallied(figures: frozenset[tuple[str, Any]], told: str) -> Ahead:
    limits = _limits(told)
    decided = [(limits[key], value) for key, value in figures if key in limits]
    if not decided:
        return Ahead(np.zeros(0, np.int64), np.zeros(0, np.int64))
    places = [1 - (MOST + 1) * _are_met(rows, value) for rows, value in decided]
    keys, each = np.unique(
        np.concatenate([rows["example"] for rows, _value in decided]), return_inverse=True
    )
    sums = np.zeros(keys.size, np.int64)
    np.add.at(sums, each, np.concatenate(places))
    return Ahead(keys, sums)


def _are_met(rows: Any, value: Any) -> Any:
    """0 or 1 for each condition; an end is compared in hundredths, which its column holds exactly."""
    fits = (rows["low"] <= floor(value * 100)) & (rows["high"] >= ceil(value * 100))
    return fits.astype(np.int64)


@lru_cache(maxsize=1)
def _limits(told: str) -> Limits:
    """The conditions that a figure could decide."""
    columns = [("example", ">i8"), ("low", ">i8"), ("high", ">i8")]
    native = [(name, np.int64) for name, _kind in columns]
    return {key: np.frombuffer(packed, columns).astype(native) for key, packed in rows_of(PACKED)}
