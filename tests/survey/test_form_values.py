"""What can be typed into the interview form, and what is stored of it."""

import pytest
from django.http import QueryDict

from municipalities.models import Question
from municipalities.survey.interview_form import InterviewForm
from municipalities.survey.values import as_stored, as_typed, is_year
from municipalities.survey.wording import answer_words, options_of

from .guide import WHOLE, small_guide

pytestmark = pytest.mark.django_db


@pytest.fixture
def guide():
    return small_guide()


def checked(guide, **typed):
    """The form with a whole interview, some fields typed otherwise."""
    data = QueryDict(mutable=True)
    for name, value in {**WHOLE, **typed}.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    questions = list(guide.questions.in_guide_order())
    return InterviewForm(data, questions=questions, scale=guide.scale_labels)


def told(form, name):
    """The messages at a field."""
    form.is_valid()
    return [str(message) for message in form.errors.get(name, [])]


def test_whole_interview_is_stored_by_type(guide):
    form = checked(guide)

    assert form.errors == {}
    stored = {one.question.code: (one.state, one.value, one.text) for one in form.given()}
    assert stored == {
        "Q01": ("answered", None, "Klimarådgiver i plan"),
        "Q02": ("answered", 0.5, "Delt med nabokommunen"),
        "Q03": ("answered", "economy", ""),
        "Q04": ("answered", 2014, ""),
        "Q05": ("answered", 4, ""),
        "Q06": ("answered", True, ""),
        "Q07": ("answered", ["economy", "staff"], ""),
        "Q08": ("answered", "2016-11-14", ""),
        "Q09": ("did_not_know", None, ""),
    }


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("0,5", 0.5),
        ("12 000", 12000),
        ("12\u00a0000,5", 12000.5),
        ("1.200.000", 1200000),
        ("1.5", 1.5),
        ("0.125", 0.125),
        ("1,125", 1.125),
        ("3", 3),
        ("", None),
    ],
)
def test_numbers_are_read_as_norwegians_write_them(guide, typed, stored):
    form = checked(guide, q02=typed)

    assert form.is_valid()
    assert form.given()[1].value == stored


@pytest.mark.parametrize("typed", ["mange", "1,2,3", "NaN", "inf"])
def test_what_is_no_number_is_named_with_an_example(guide, typed):
    assert told(checked(guide, q02=typed), "q02") == [
        f"Spørsmål 2: «{typed}» er ikke et tall. Skriv for eksempel 0,5"
    ]


@pytest.mark.parametrize("typed", ["14", "20142", "2014,5"])
def test_a_year_has_four_digits(guide, typed):
    assert told(checked(guide, q04=typed), "q04") == [
        f"Spørsmål 4: «{typed}» er ikke et årstall. Skriv fire siffer, for eksempel 2014"
    ]


def test_missing_required_answers_say_what_to_do(guide):
    form = checked(guide, q01="  ", q06="", held_on="")

    assert told(form, "held_on") == ["Fyll inn datoen for intervjuet"]
    assert told(form, "q01") == ["Spørsmål 1: skriv svaret, eller velg «Visste ikke»"]
    assert told(form, "q06") == ["Spørsmål 6: velg et svar, eller «Visste ikke»"]


def test_required_question_may_be_unknown(guide):
    form = checked(guide, q01="", q01_state="would_not_say", q06="", q06_state="did_not_know")

    assert form.errors == {}
    assert [one.state for one in form.given()][:1] == ["would_not_say"]


def test_answer_and_did_not_know_together_are_refused(guide):
    assert told(checked(guide, q02_state="did_not_know"), "q02") == [
        "Spørsmål 2 har både svar og «Visste ikke»: behold det ene"
    ]


def test_none_of_these_stands_alone(guide):
    assert told(checked(guide, q07=["economy", "none"]), "q07") == [
        "Spørsmål 7: «Ingen» kan ikke stå sammen med andre svar"
    ]


def test_date_in_the_future_and_nonsense_are_refused(guide):
    assert told(checked(guide, held_on="3.10.2090"), "held_on") == [
        "Intervjuet kan ikke fullføres før dagen det holdes"
    ]
    assert told(checked(guide, q08="i fjor"), "q08") == [
        "Datoen må skrives som dag.måned.år, for eksempel 14.11.2017"
    ]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("12.000", "Spørsmål 2: «12.000» kan leses på to måter. Skriv 12 000 eller 12"),
        ("12,000", "Spørsmål 2: «12,000» kan leses på to måter. Skriv 12 000 eller 12"),
        ("1.250", "Spørsmål 2: «1.250» kan leses på to måter. Skriv 1 250 eller 1,250"),
        ("-1", "Spørsmål 2: «-1» er mindre enn null. Skriv 0 eller mer"),
        *(
            (typed, f"Spørsmål 2: «{typed}» er ikke et tall. Skriv for eksempel 0,5")
            for typed in ("1e5", "1e5000", "1_0", "1 2", "٣", "1234567890123456")
        ),
    ],
)
def test_number_that_is_none_or_can_be_read_in_two_ways_is_not_guessed(guide, typed, said):
    assert told(checked(guide, q02=typed), "q02") == [said]


@pytest.mark.parametrize("year", ["0217", "1817", "2101"])
def test_day_of_a_year_that_is_a_slip_of_the_hand_is_refused(guide, year):
    assert told(checked(guide, held_on=f"3.10.{year}"), "held_on") == [
        "Årstallet må ligge mellom 1900 og 2100"
    ]


def test_character_that_no_file_can_carry_is_named(guide):
    (message,) = told(checked(guide, q01="for\x0bside"), "q01")

    assert "U+000B" in message


def test_words_are_normalised_before_they_are_stored(guide):
    form = checked(guide, q01="Én\r\nto \r\n")

    assert form.is_valid()
    assert form.given()[0].text == "Én\nto"


@pytest.mark.parametrize(
    ("kind", "value", "typed"),
    [
        ("number", 0.5, "0,5"),
        ("number", 12000, "12000"),
        ("single_choice", "economy", "economy"),
        ("multiple_choice", ["economy", "staff"], ["economy", "staff"]),
        ("scale_1_5", 4, "4"),
        ("yes_no", False, "no"),
        ("date", "2016-11-14", "14.11.2016"),
        ("number", None, ""),
        ("multiple_choice", None, []),
    ],
)
def test_stored_value_is_shown_as_it_would_be_typed(kind, value, typed):
    assert as_typed(Question(type=kind), value) == typed


def test_text_has_no_value_of_its_own():
    assert as_stored(Question(type="text"), "words") is None


def test_answers_read_as_words_with_unit_and_scale(guide):
    questions = {one.number: one for one in guide.questions.all()}
    scale = guide.scale_labels

    assert answer_words(questions[2], 0.5, scale) == "0,5\u00a0årsverk"
    assert answer_words(questions[4], 2014, scale) == "2014"
    assert answer_words(questions[5], 5, scale) == "5 – I svært stor grad"
    assert answer_words(questions[6], True, scale) == "Ja"
    assert answer_words(questions[7], ["economy", "staff"], scale) == "Økonomi, Manglende årsverk"
    assert answer_words(questions[8], "2016-11-14", scale) == "14.11.2016"
    assert answer_words(questions[3], None, scale) == ""


def test_scale_without_words_shows_its_number(guide):
    question = guide.questions.get(number=5)

    assert options_of(question, {"1": "Lite"})[:2] == [("1", "1 – Lite"), ("2", "2")]


def test_only_a_number_counted_in_years_is_a_year(guide):
    assert [is_year(one) for one in guide.questions.order_by("number")] == [
        number == 4 for number in range(1, 10)
    ]


def test_did_not_know_is_another_thing_than_nothing_said(guide):
    unknown, unasked = checked(guide), checked(guide, q09_state="")

    assert (unknown.is_valid(), unasked.is_valid()) == (True, True)
    assert (unknown.given()[8].is_empty, unasked.given()[8].is_empty) == (False, True)
