"""Words of a turn that speak of somebody, found and blacked out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from focusgroups.mentions import BLOCK, blackened, parts_of, spans_of, words_at


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Som C sa, var C-en enig.", ["C"], ["C"]),
        ("Vi er på vei mot 1,5 °C og CO2.", ["C"], []),
        ("I dag var I enig. I fjor også.", ["I"], ["I"]),
        ("Å bytte kjel er, som Å nevnte, dyrt.", ["Å"], ["Å"]),
        ("Karis forslag, sa KARI. Karin lo.", ["Kari"], ["Kari", "KARI"]),
        ("Kari Holm ringte Holm.", ["Kari Holm", "Kari", "Holm"], ["Kari Holm", "Holm"]),
        ("👩‍🌾 C og 😀 C", ["C"], ["C"]),
        ("Ingenting her", ["", "C"], []),
        ("A. Holm (ja) sa [b\\c]?", [".", "[", "(", "\\", "*", "?"], ["?"]),
    ],
)
def test_words_are_found_where_they_stand_whole(text, words, found):
    assert words_at(text, spans_of(text, words)) == found


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Kari Holm", ["Kari Holm", "Kari", "Holm"]),
        ("Jo von Aa", ["Jo von Aa"]),
        ("Siv", ["Siv"]),
        ("  ", []),
    ],
)
def test_somebody_is_called_by_the_whole_name_or_a_part_of_it(name, parts):
    assert parts_of(name) == parts


def test_what_is_blacked_out_is_as_long_as_it_was():
    assert blackened("Som Kari sa til C.", ["C", "Kari"]) == "Som ████ sa til █."


@given(text=st.text(), words=st.lists(st.text(max_size=4), max_size=4))
def test_no_word_is_left_and_every_other_character_keeps_its_place(text, words):
    out = blackened(text, words)

    assert len(out) == len(text)
    assert spans_of(out, [word for word in words if BLOCK not in word]) == []
    assert all(new in (old, BLOCK) for old, new in zip(text, out, strict=True))
