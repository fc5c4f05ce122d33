"""Numbers as Norwegians write them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forkommune.figures.numbers import (
    SIGNED_PERCENT,
    NumberStyle,
    faithful_decimals,
    format_date,
    format_number,
    format_percent,
    format_span,
)


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        (0, 0, "0"),
        (1555, 0, "1\u202f555"),
        (426065, 0, "426\u202f065"),
        (1234567.891, 2, "1\u202f234\u202f567,89"),
        (-2.5, 1, "\u22122,5"),
        (0.5, 0, "1"),
        (2.5, 0, "3"),
        (-2.5, 0, "\u22123"),
        (2.675, 2, "2,68"),
        (Decimal("0.1") + Decimal("0.2"), 1, "0,3"),
    ],
)
def test_a_number_has_comma_thin_spaces_and_a_real_minus(
    value: float, decimals: int, shown: str
) -> None:
    assert format_number(value, decimals) == shown


@pytest.mark.parametrize("value", [-0.0, -0.04, 0.04])
def test_what_rounds_to_nothing_has_no_sign(value: float) -> None:
    assert format_number(value, 1, signed=True) == "0,0"


def test_a_change_shows_its_sign_and_a_thin_space_before_per_cent() -> None:
    assert SIGNED_PERCENT(24.57) == "+24,6\u202f%"
    assert SIGNED_PERCENT(-0.2) == "\u22120,2\u202f%"
    assert format_percent(54) == "54\u202f%"


def test_an_unknown_number_is_a_word_and_never_nought() -> None:
    style = NumberStyle(1)

    assert (style.or_unknown(None, "ikke kjent"), style.or_unknown(0, "ikke kjent")) == (
        "ikke kjent",
        "0,0",
    )


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("NaN")])
def test_what_is_no_number_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="pass None for unknown"):
        format_number(value)


def test_dates_and_spans_are_written_as_in_tables() -> None:
    assert format_date(date(2017, 12, 4)) == "4.12.2017"
    assert format_span("2005", "2017") == "2005\u20132017"


@given(st.decimals(-(10**9), 10**9, places=4), st.integers(0, 4))
def test_a_number_can_be_read_back(value: Decimal, decimals: int) -> None:
    shown = format_number(value, decimals)

    read = Decimal(shown.replace("\u202f", "").replace("\u2212", "-").replace(",", "."))

    assert abs(read - value) <= Decimal(5).scaleb(-decimals - 1)


@given(st.lists(st.floats(-1000, 1000), max_size=9), st.lists(st.integers(-50, 50), max_size=4))
def test_decimals_are_added_until_no_number_reads_across_a_limit(
    values: list[float], limits: list[int]
) -> None:
    decimals = faithful_decimals(values, limits, 0)

    for value in values:
        shown = format_number(value, decimals).replace("\u202f", "").replace("\u2212", "-")
        read = float(shown.replace(",", "."))
        assert decimals == 6 or [read >= limit for limit in limits] == [
            value >= limit for limit in limits
        ]
