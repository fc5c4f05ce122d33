"""What the libraries say on our pages is said in our words."""

from pathlib import Path

import allauth
import django
import polib
import pytest
from django.utils.translation import gettext, override

from forkommune.accounts.borrowed_words import LIBRARY_WORDS

LIBRARY_CATALOGUES = [
    Path(django.__file__).parent / "conf" / "locale" / "nb" / "LC_MESSAGES" / "django.po",
    Path(allauth.__file__).parent / "locale" / "nb" / "LC_MESSAGES" / "django.po",
]


@pytest.fixture(scope="module")
def said_by_libraries() -> set[str]:
    return {entry.msgid for path in LIBRARY_CATALOGUES for entry in polib.pofile(str(path))}


def test_every_listed_word_is_still_said_by_a_library(said_by_libraries):
    assert sorted(set(LIBRARY_WORDS) - said_by_libraries) == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nb", "Feil kode. Se etter i den nyeste meldingen."),
        ("nn", "Feil kode. Sjå etter i den nyaste meldinga."),
    ],
)
def test_a_wrong_log_in_code_says_where_to_find_the_right_one(language, words):
    with override(language):
        assert gettext("Incorrect code.") == words
