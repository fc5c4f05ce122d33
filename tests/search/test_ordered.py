"""Hits are put in order by what the database tells of them in bytes: as it would itself, on every page."""

from __future__ import annotations

import random

import numpy as np
import pytest
from django.db import connection

from forkommune.search.ordered import ORDERS, Ahead, in_order, told_by

pytestmark = pytest.mark.django_db


def hits(number: int) -> list[tuple[float, int, int | None, int]]:
    draw = random.Random(7)
    return [
        (
            draw.choice((0.1, 0.1 + 1e-12, 1.5, 100.2)),
            draw.randint(0, 2),
            draw.choice((None, -4, 1999, 2024)),
            key,
        )
        for key in draw.sample(range(10**12), number)
    ]


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("number", [0, 1, 19, 300])
def test_each_page_holds_the_next_hits_and_none_twice(order, number):
    columns = [list(column) for column in zip(*hits(number), strict=True)] or [[]] * 4
    rows = (
        "unnest(%s::float8[], %s::smallint[], %s::smallint[], %s::bigint[])"
        " AS hit (rank, documented, year, object_id)"
    )
    by = ", ".join(f"{name} DESC NULLS LAST" for name in ORDERS[order])
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT object_id FROM {rows} ORDER BY {by}, object_id", columns)
        expected = [key for (key,) in cursor.fetchall()]
        cursor.execute(f"SELECT {told_by(order)} FROM {rows}", columns)
        [(sent,)] = cursor.fetchall()

    assert in_order(sent or b"", order, first=0, most=None) == expected
    for first in (0, 20, 280, 300, 10_000):
        assert in_order(sent or b"", order, first=first, most=20) == expected[first : first + 20]


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("number", [1, 300])
def test_what_stands_ahead_goes_before_the_order_and_what_is_not_hit_goes_nowhere(order, number):
    rows = hits(number)
    columns = ["rank", "documented", "year", "object_id"]
    values = ", ".join(["(%s::float8, %s::smallint, %s::smallint, %s::bigint)"] * number)
    with connection.cursor() as cursor:
        told = f"SELECT {told_by(order)} FROM (VALUES {values}) AS hit ({', '.join(columns)})"
        cursor.execute(told, [value for row in rows for value in row])
        [(sent,)] = cursor.fetchall()
    draw = random.Random(11)
    places = {key: draw.randint(-3, 2) for *_rest, key in rows if draw.random() < 0.5}
    places |= {10**13: -9}
    keys = sorted(places)
    ahead = Ahead(np.array(keys, np.int64), np.array([places[key] for key in keys], np.int64))

    plain = in_order(sent, order, first=0, most=None)
    expected = sorted(plain, key=lambda key: places.get(key, 0))  # keeps the order of equals

    assert in_order(sent, order, first=0, most=None, ahead=ahead) == expected
    for first in (0, 20, 290):
        page = in_order(sent, order, first=first, most=20, ahead=ahead)
        assert page == expected[first : first + 20]
