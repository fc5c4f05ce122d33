"""Hits are put in order by what the database tells of them in bytes: as it would itself, on every page."""

from __future__ import annotations

import random
import struct

import pytest

from forkommune.search.ordered import ORDERS, SENT, in_order

LETTERS = {">f8": "d", ">i2": "h", ">i8": "q"}
UNKNOWN = -32_768


def hits(number: int) -> list[dict[str, float]]:
    draw = random.Random(7)
    return [
        {
            "rank": draw.choice((0.1, 0.1 + 1e-12, 1.5, 100.2)),
            "documented": draw.randint(0, 2),
            "year": draw.choice((UNKNOWN, 1999, 2024)),
            "object_id": key,
        }
        for key in draw.sample(range(10**12), number)
    ]


def told(rows: list[dict[str, float]], order: str) -> bytes:
    names = (*ORDERS[order], "object_id")
    shape = ">" + "".join(LETTERS[SENT[name][1]] for name in names)
    return b"".join(struct.pack(shape, *(row[name] for name in names)) for row in rows)


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("number", [0, 1, 19, 300])
def test_each_page_holds_the_next_hits_and_none_twice(order, number):
    rows = hits(number)
    ordered = sorted(rows, key=lambda row: (*(-row[n] for n in ORDERS[order]), row["object_id"]))
    expected = [row["object_id"] for row in ordered]
    sent = told(rows, order)

    assert in_order(sent, order, first=0, most=None) == expected
    for first in (0, 20, 280, 300, 10_000):
        assert in_order(sent, order, first=first, most=20) == expected[first : first + 20]
