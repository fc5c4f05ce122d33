"""The values of facets as small numbers, four bytes each, so that those of many rows are counted at once.

The database puts the bytes of all hits one after the other and this process counts them: of eighteen
thousand hits it takes five milliseconds, where grouping their codes in the database took a hundred and fifty.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

import numpy as np
from django.db import connection

from .models import SearchEntry, SearchFacet
from .statements import Statement, rows_of, statement_of

NUMBER = np.dtype(">u4")  # as PostgreSQL's int4send writes it
NAMED = """
    INSERT INTO search_searchfacet (content_type_id, code, public_rows)
    SELECT %s, code, 0 FROM unnest(%s::bigint[]) AS code ORDER BY code
    ON CONFLICT (content_type_id, code) DO NOTHING
"""


class Value(NamedTuple):
    """A value of a facet: its code, its number, and how many rows that everybody sees have it."""

    code: int
    number: int
    rows: int


@dataclass(frozen=True)
class Values:
    """All values of the rows of a kind."""

    each: Sequence[Value]

    @cached_property
    def totals(self) -> Mapping[int, int]:
        """How many public rows have each value, by code."""
        return {value.code: value.rows for value in self.each}

    def counted(self, packed: bytes) -> Counter[int]:
        """By code how often each value is among the packed ones."""
        numbers = np.bincount(np.frombuffer(packed, NUMBER).astype(np.intp)).tolist()
        last = len(numbers)
        counted = ((one.code, numbers[one.number]) for one in self.each if one.number < last)
        return Counter({code: number for code, number in counted if number})


def values_of(kind: int) -> Values:
    """The values of a kind of row; counted now where nobody has counted them."""
    found = [Value(*row) for row in rows_of(_statement(kind))]
    if any(value.rows for value in found):
        return Values(found)
    public = SearchEntry.objects.filter(content_type=kind, is_public=True)
    counts = Counter(code for codes in public.values_list("facets", flat=True) for code in codes)
    return Values([Value(one.code, one.number, counts[one.code]) for one in found])


def numbers_of(kind: int, codes: Iterable[int]) -> dict[int, int]:
    """The number of each value of a kind of row, by code; a new value gets the next."""
    wanted = set(codes)
    known = _known(kind, wanted)
    if missing := sorted(wanted - known.keys()):
        with connection.cursor() as cursor:
            cursor.execute(NAMED, [kind, missing])
        known |= _known(kind, set(missing))
    return known


def packed(numbers: Iterable[int]) -> bytes:
    """Numbers one after the other, in order."""
    return np.array(sorted(numbers), NUMBER).tobytes()


@cache
def _statement(kind: int) -> Statement:
    rows = SearchFacet.objects.filter(content_type=kind)
    return statement_of(rows.values_list("code", "pk", "public_rows"))


def _known(kind: int, codes: set[int]) -> dict[int, int]:
    rows = SearchFacet.objects.filter(content_type=kind, code__in=codes)
    return dict(rows.values_list("code", "pk"))
