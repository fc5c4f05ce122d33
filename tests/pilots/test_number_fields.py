"""Numbers that cannot be are asked back with what was typed; none is guessed, cut off or rounded unseen."""

from decimal import Decimal

import pytest
from django import forms

from forkommune.ui.year_field import YearField
from pilots.experiments.cells import NotAllowed, read_value
from pilots.models import Indicator
from pilots.number_fields import FigureField, WholeNumberField
from pilots.proposing.form import ShareField


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        (FigureField(), "12.000", "«12.000» kan leses på to måter; skriv 12 000 eller 12"),
        (FigureField(), "2,4 mill", "«2,4 mill» er ikke et tall. Skriv for eksempel 12,5."),
        (FigureField(), "9" * 18, f"«{'9' * 18}» er for stort"),
        (FigureField(), "0,00012", "flere desimaler enn de 4 som lagres"),
        (FigureField(decimal_places=0), "1200,50", "«1200,50» er ikke et helt tall."),
        (WholeNumberField(), "mange", "«mange» er ikke et tall. Skriv for eksempel 2 400."),
        (WholeNumberField(), "0", "0 er utenfor 1 til"),
        (WholeNumberField(least=0, most=100), "101", "101 er utenfor 0 til 100."),
        (ShareField(), "150", "150 prosent er ingen andel: den ligger mellom 0 og 100."),
        (YearField(), "17", "«17» er ikke et årstall."),
    ],
)
def test_what_cannot_be_is_asked_back_with_what_was_typed(field, typed, words):
    with pytest.raises(forms.ValidationError) as told:
        field.clean(typed)
    assert words in " ".join(told.value.messages)


@pytest.mark.parametrize(
    ("field", "typed", "number"),
    [
        (FigureField(), "1 234,5", Decimal("1234.5")),
        (FigureField(), "−3,25", Decimal("-3.25")),
        (WholeNumberField(), "1\u00a0200", 1200),
        (WholeNumberField(required=False), "", None),
        (ShareField(decimal_places=1, rounds=True), "33,33 %", Decimal("33.3")),
    ],
)
def test_numbers_as_norwegians_write_them_are_read(field, typed, number):
    assert field.clean(typed) == number


@pytest.mark.parametrize(
    "words", ["12 5", "1 2", "1_000", "1,2,3", "1 23 456", "٣", "1e999", "inf"]
)
def test_a_cell_of_measurements_is_never_pieced_together(words):
    with pytest.raises(NotAllowed):
        read_value(words, Indicator(unit="kWh"))


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("1 234 567,5", "1234567.5"),
        ("1\u00a0234", "1234"),
        ("-0.5", "-0.5"),
        ("1e-2", "0.01"),
        ("5 kWh", "5"),
    ],
)
def test_a_cell_of_measurements_may_be_written_as_people_and_programs_do(words, number):
    assert read_value(words, Indicator(unit="kWh")) == Decimal(number)
