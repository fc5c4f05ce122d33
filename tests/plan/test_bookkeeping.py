"""The arithmetic of the accounts: exact, and the four tables are one and the same money."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from forkommune.plan.bookkeeping import (
    Compared,
    Dimension,
    Entered,
    Planned,
    compare,
    cost_of_hours,
    hours_of,
)
from forkommune.plan.sealing import COLUMNS, seal

CODES = ("a", "b", "c", "unplanned")
KRONER = some.decimals(min_value=-(10**9), max_value=10**9, places=2)
ENTRIES = some.lists(
    some.builds(
        lambda amount, hours, *codes: Entered(
            amount=amount, hours=hours, codes=dict(zip(Dimension, codes, strict=True))
        ),
        KRONER,
        some.none() | some.decimals(min_value=-100, max_value=100, places=2),
        *[some.sampled_from(CODES)] * 4,
    ),
    max_size=30,
)
PLAN = [
    Planned(
        dimension=dimension,
        code=code,
        label=code.upper(),
        amounts={2017: Decimal(200), 2018: Decimal(100)},
    )
    for dimension in Dimension
    for code in CODES[:3]
]


@given(ENTRIES)
def test_the_four_tables_add_up_to_the_same_money_to_the_ore(entries):
    tables = compare(PLAN, entries)

    assert [table.dimension for table in tables] == list(Dimension)
    expected = sum((entry.amount for entry in entries), Decimal(0)) if entries else None
    assert {table.total.entered for table in tables} == {expected}
    assert {table.total.planned for table in tables} == {Decimal(900)}


@given(ENTRIES)
def test_a_line_holds_exactly_the_entries_with_its_code_and_none_falls_out(entries):
    for table in compare(PLAN, entries):
        by_code = {row.code: row.entered for row in table.rows}
        used = {entry.codes[table.dimension] for entry in entries}
        assert used <= set(by_code)
        for code, amount in by_code.items():
            own = [e.amount for e in entries if e.codes[table.dimension] == code]
            assert amount == (sum(own, Decimal(0)) if entries else None)


@given(ENTRIES, ENTRIES)
def test_an_entry_and_its_reversal_leave_the_tables_as_they_were(entries, others):
    back = [Entered(amount=-e.amount, codes=e.codes) for e in others]

    before = {t.dimension: t.total.entered or 0 for t in compare(PLAN, entries)}
    after = {t.dimension: t.total.entered or 0 for t in compare(PLAN, [*entries, *others, *back])}

    assert after == before


def test_nothing_entered_is_unknown_and_not_nought():
    tables = compare(PLAN, [])

    assert {row.entered for table in tables for row in table.rows} == {None}
    assert {(t.total.entered, t.total.left, t.total.share) for t in tables} == {(None, None, None)}


@pytest.mark.parametrize(
    ("planned", "entered", "left", "share"),
    [
        (Decimal(300), Decimal(172), Decimal(128), "57.33"),
        (Decimal(20), Decimal(25), Decimal(-5), "125.00"),
        (Decimal(0), Decimal(5), Decimal(-5), None),
        (None, Decimal(5), None, None),
        (Decimal(300), None, None, None),
    ],
)
def test_what_is_left_and_the_share_are_unknown_where_a_part_is(planned, entered, left, share):
    row = Compared(code="a", label="A", planned=planned, entered=entered)

    assert row.left == left
    assert (None if row.share is None else f"{row.share:.2f}") == share


@pytest.mark.parametrize(
    ("hours", "rate", "kroner"),
    [
        ("7.5", "600", "4500.00"),
        ("0.33", "950.50", "313.67"),
        ("-0.33", "950.50", "-313.67"),
        ("0.01", "0.50", "0.01"),
    ],
)
def test_hours_cost_their_rate_rounded_to_whole_ore(hours, rate, kroner):
    assert cost_of_hours(Decimal(hours), Decimal(rate)) == Decimal(kroner)


def test_hours_of_a_source_leave_out_its_invoices_and_others_hours():
    own = dict.fromkeys(Dimension, "own")
    entries = [
        Entered(amount=Decimal(1200), hours=Decimal(2), codes=own),
        Entered(amount=Decimal(500), codes=own),
        Entered(amount=Decimal(900), hours=Decimal(1), codes=dict.fromkeys(Dimension, "grant")),
    ]

    assert hours_of(entries, financing="own") == (Decimal(2), Decimal(1200))


def row(**values):
    return dict.fromkeys(COLUMNS, "") | {"number": "1", "amount": "10.00"} | values


def test_the_checksum_hangs_on_every_column_and_not_on_the_order():
    rows = [row(), row(number="2")]

    assert seal(rows) == seal(reversed(rows))
    for column in set(COLUMNS) - {"number"}:
        assert seal([rows[0], rows[1] | {column: "x"}]) != seal(rows)
