"""Dates as Norwegians write and read them."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from forkommune.ui import dates, filters
from forkommune.ui.forms import DateField, DateInput

NOVEMBER = date(2017, 11, 14)


@pytest.mark.parametrize(
    "text",
    [
        "14.11.2017",
        "14.11.17",
        " 14. 11. 2017 ",
        "14/11/2017",
        "14-11-2017",
        "14. nov 2017",
        "14. nov. 2017",
        "14 november 2017",
        "14. NOVEMBER 2017",
        "2017-11-14",
    ],
)
def test_the_ways_people_write_a_day_all_mean_that_day(text):
    assert dates.parse_date(text) == NOVEMBER


@pytest.mark.parametrize(
    ("text", "month"),
    [("1. mai 2018", 5), ("1. sept 2018", 9), ("1. mars 2018", 3), ("1. jul 2018", 7)],
)
def test_months_may_be_cut_off(text, month):
    assert dates.parse_date(text).month == month


def test_only_a_year_of_two_digits_is_in_this_century():
    assert dates.parse_date("1.1.01").year == 2001
    assert dates.parse_date("1.1.0001").year == 1


@pytest.mark.parametrize(
    "text", ["", "14. nov", "31.2.2017", "14.13.2017", "i går", "14. mandag 2017", "14. no 2017"]
)
def test_what_is_no_day_is_refused_with_its_text(text):
    with pytest.raises(ValueError, match="is not a date written as") as refused:
        dates.parse_date(text)
    assert repr(text) in str(refused.value)


def test_a_day_reads_like_a_norwegian_day():
    with translation.override("nb"):
        assert filters.long_date(NOVEMBER) == "14. november 2017"
        assert filters.short_date(NOVEMBER) == "14. nov 2017"
        assert filters.short_date(date(2017, 6, 1)) == "1. juni 2017"
        assert filters.numeric_date(date(2017, 12, 4)) == "4.12.2017"
        assert filters.month_year(NOVEMBER) == "november 2017"


def test_an_unknown_day_is_said_in_words_in_both_written_languages():
    with translation.override("nb"):
        assert filters.long_date(None) == "ikke kjent"
    with translation.override("nn"):
        assert filters.month_year(None) == "ikkje kjent"


def test_a_moment_is_shown_in_the_portals_time_zone():
    just_before_midnight = datetime(2017, 11, 13, 23, 30, tzinfo=UTC)

    assert filters.clock(just_before_midnight) == "00.30"
    assert filters.numeric_date(just_before_midnight) == "14.11.2017"


def test_the_date_field_reads_a_day_and_shows_it_in_digits():
    field = DateField(required=False)

    assert field.clean("14. nov 2017") == NOVEMBER
    assert field.clean("") is None
    assert field.clean(datetime(2017, 11, 14, 8, 0, tzinfo=UTC)) == NOVEMBER
    assert DateInput().format_value(NOVEMBER) == "14.11.2017"
    assert DateInput().format_value("14. nov") == "14. nov"


def test_the_date_field_says_how_to_write_the_day():
    with translation.override("nb"), pytest.raises(ValidationError) as refused:
        DateField().clean("14. nov")
    assert refused.value.messages == ["Datoen må skrives som dag.måned.år, for eksempel 14.11.2017"]


def test_the_same_day_written_otherwise_is_no_change():
    field = DateField()

    assert not field.has_changed(NOVEMBER, "14. nov 2017")
    assert field.has_changed(NOVEMBER, "15.11.2017")
    assert field.has_changed(NOVEMBER, "i går")
