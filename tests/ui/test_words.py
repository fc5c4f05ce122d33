"""Numbers, units and sizes in Norwegian writing."""

from decimal import Decimal

import pytest
from django.utils import translation

from forkommune.ui import filters, words

NARROW, FULL = "\u202f", "\u00a0"


@pytest.fixture(autouse=True)
def _bokmaal():
    with translation.override("nb"):
        yield


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (5800, f"5{NARROW}800"),
        (1234567, f"1{NARROW}234{NARROW}567"),
        (2.5, "2,5"),
        (2.0, "2"),
        (Decimal("0.1968"), "0,20"),
        (Decimal("16.25"), "16,25"),
        (-3, "−3"),
        (Decimal("1E+3"), f"1{NARROW}000"),
    ],
)
def test_numbers_are_grouped_and_have_a_comma(value, text):
    assert filters.nb(value) == text


def test_decimals_can_be_asked_for():
    assert filters.nb(2, 1) == "2,0"
    assert filters.nb(Decimal("2.95"), 1) == "3,0"


def test_an_unknown_number_is_words_and_never_zero():
    assert filters.nb(None) == "ikke kjent"
    assert words.quantity(None, "tonn") == "ikke kjent"
    assert words.kroner(None) == "Ikke tallfestet"
    assert words.unknown("") == "ikke kjent"
    assert words.unknown(0) == "0"


def test_a_number_and_its_unit_are_not_parted():
    assert words.quantity(197000, "tonn CO₂e") == f"197{NARROW}000{FULL}tonn CO₂e"


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (0, f"0{FULL}kr"),
        (130000, f"130{NARROW}000{FULL}kr"),
        (999999, f"999{NARROW}999{FULL}kr"),
        (15_900_000, "15,9 mill. kr"),
        (Decimal("12000000.00"), "12 mill. kr"),
    ],
)
def test_amounts_turn_to_millions_from_a_million_up(amount, text):
    assert words.kroner(amount) == text


@pytest.mark.parametrize(
    ("size", "text"),
    [(1, f"1{FULL}kB"), (420_000, f"420{FULL}kB"), (1_240_000, f"1,2{FULL}MB")],
)
def test_file_sizes_are_said_in_kilobytes_and_megabytes(size, text):
    assert words.file_size(size) == text


def test_numbers_of_attributes_keep_their_point():
    assert filters.plain(3.5) == "3.5"
