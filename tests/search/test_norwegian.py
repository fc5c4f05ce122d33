"""The analyser by itself: stems, compounds, both written languages, queries, spelling, marking."""

import pytest

from forkommune.search.norwegian.analysis import fold, lexemes_of
from forkommune.search.norwegian.compounds import parts_of
from forkommune.search.norwegian.lists import word_pairs
from forkommune.search.norwegian.marking import pieces_of, snippet_of
from forkommune.search.norwegian.queries import Asked, asked_for, question_of
from forkommune.search.norwegian.spelling import Speller, distance
from forkommune.search.norwegian.stems import stem
from forkommune.search.norwegian.tokens import normal, tokens_of
from forkommune.search.norwegian.vectors import surface_words, vector_text


@pytest.mark.parametrize(
    "forms",
    [
        "skole skoler skolene skolens",
        "sykkel sykkelen sykler syklene syklar",
        "middel midler midlene",
        "eksempel eksempler eksemplene",
        "regel regler reglane",
        "vei veien veier veiene",
        "by byen byer byene",
        "ny nye",
        "bil biler bilane bilen",
    ],
)
def test_forms_of_a_word_share_a_stem(forms):
    assert len({stem(form) for form in forms.split()}) == 1


def test_words_that_only_look_alike_keep_their_own_stems():
    assert len({stem(word) for word in ("fordel", "del", "fjord", "ford")}) == 4


@pytest.mark.parametrize(
    "parts",
    [
        "fjern+varme+anlegg",
        "el+bil",
        "klima+gass+utslipp",
        "barne+hagene",
        "hjemme+syke+pleien",
        "null+utslipp+bygg",
        "energi+spare+kontrakt",
        "sol+celler",
        "sykkel+veg",
        "is+bane",
    ],
)
def test_a_compound_is_cut_into_its_smallest_parts(parts):
    word = parts.replace("+", "").replace("utslippbygg", "utslippsbygg")

    assert "+".join(parts_of(word)) == parts


@pytest.mark.parametrize(
    "word",
    [
        "mobil",
        "kommune",
        "utvikling",
        "landskap",
        "sommer",
        "elever",
        "rådhus",
        "veileder",
        "samarbeid",
    ],
)
def test_a_word_that_only_looks_like_a_compound_stays_whole(word):
    assert parts_of(word) == (word,)


def test_a_compound_is_found_as_itself_by_its_parts_and_by_parts_that_adjoin():
    read = lexemes_of("fjernvarmeanlegget")

    assert read.whole == ("fjernvarmanlegg", "fjernvarmeanlegg")
    assert read.parts == ("fjern", "varm", "anlegg")
    assert read.groups == ("fjernvarm", "varmanlegg")


def test_a_word_with_a_hyphen_is_the_same_as_without():
    assert lexemes_of("el-bil").whole[0] == lexemes_of("elbil").whole[0]


def test_nynorsk_is_bokmaal_in_words_and_in_their_parts():
    assert fold("skular") == fold("skole")
    assert lexemes_of("sykkelvegar").whole[0] == lexemes_of("sykkelveien").whole[0]


def test_each_pair_of_words_has_two_stems_and_stands_once():
    pairs = word_pairs()

    assert [pair for pair in pairs if stem(pair[0]) == stem(pair[1])] == []
    assert list(pairs) == sorted(set(pairs))


def test_letters_written_as_two_signs_are_one_and_soft_hyphens_are_none():
    assert [token.word for token in tokens_of(normal("A\u030as\u00adgård"))] == ["åsgård"]


def test_title_weighs_most_and_parts_a_step_less_than_their_word():
    assert vector_text({"A": "Elbil", "D": "sol"}) == "'bil':1B 'el':1B 'elbil':1A 'sol':32D"


def test_signs_of_the_query_language_are_quoted_where_they_come_through():
    assert vector_text({"A": "a'b \\ & !c:*"}) == "'a':1A 'b':2A 'c':3A"


def test_a_text_longer_than_postgresql_can_place_is_read_to_its_end():
    read = vector_text({"A": "ord " * 20_000 + "slutt"})

    assert "'slutt':16383A" in read
    assert read.split("'ord':")[1].split("'")[0].count(",") == 254


def test_words_to_offer_are_as_they_are_written_without_numbers_and_small_words():
    assert surface_words({"A": "Sol-celler og 2030 i Asker"}) == {
        "sol-celler",
        "sol",
        "celler",
        "asker",
    }


def test_small_words_are_asked_for_only_when_there_are_no_others():
    assert asked_for("biler i og på") == [Asked(("biler",))]
    assert asked_for("og") == [Asked(("og",))]


def test_quotes_keep_words_together_and_a_minus_keeps_rows_out():
    assert asked_for('"grønn strategi" -oslo el-bil') == [
        Asked(("grønn", "strategi")),
        Asked(("oslo",), without=True),
        Asked(("el-bil",)),
    ]


def test_a_query_is_cut_at_twelve_words_and_two_hundred_letters():
    assert len(asked_for("ord " * 100)) == 12
    assert asked_for("x" * 5000) == [Asked(("x" * 200,))]


@pytest.mark.parametrize("query", ["", "  ", "' | ! & ( ) : *", "-", '"', '-""', "-oslo", "\x00"])
def test_a_query_that_asks_for_no_word_is_no_question(query):
    assert question_of(asked_for(query)).wide == ""


def test_a_compound_is_asked_for_by_all_its_parts_never_by_some():
    assert question_of(asked_for("fjernvarme")).wide == "('fjernvarm' | ('fjern' & 'varm'))"


def test_synonyms_widen_the_question_and_not_the_strict_one():
    question = question_of(asked_for("sykkel"), synonyms=lambda words: ["tråhjul", "el bil"])

    assert question.strict == "'sykl'"
    assert question.wide == "('sykl' | 'tråhjul' | ('el' & 'bil'))"


def test_what_is_looked_up_in_pieces_is_the_question_and_what_is_refused_is_in_one_piece():
    words = {"sykkel": ["tråhjul", "el bil"]}
    question = question_of(
        asked_for("sykkel skole"), synonyms=lambda of: words.get(" ".join(of), [])
    )
    refusing = question_of(asked_for("sykkel -skole"))

    assert question.lookups == (("'sykl' | 'tråhjul'", "('el' & 'bil')"), ("'skol'",))
    assert refusing.lookups == ((refusing.wide,),) == (("'sykl' & !'skol'",),)


@pytest.mark.parametrize(
    ("one", "other", "edits"),
    [
        ("varme", "varme", 0),
        ("vrame", "varme", 1),
        ("varm", "varme", 1),
        ("ca", "abc", 3),
        ("", "ab", 2),
    ],
)
def test_edits_between_words_are_counted(one, other, edits):
    assert distance(one, other) == edits


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("fjernvarne", "fjernvarme"),
        ("fjrenvarme", "fjernvarme"),
        ("fjernvaarme", "fjernvarme"),
        ("raadhus", "rådhus"),
        ("soel", "søl"),
        ("bul", "bil"),
        ("xyzxyz", None),
        ("bi", None),
    ],
)
def test_a_misspelled_word_is_the_nearest_one(typed, meant):
    speller = Speller(["fjernvarme", "rådhus", "søl", "bil", "biler"])

    assert speller.correct(typed, lambda word: 1) == meant


def test_of_equally_near_words_the_most_used_is_meant_and_one_that_may_not_be_seen_never():
    speller = Speller(["buss", "bass", "biss"])

    assert speller.correct("bxss", {"buss": 5, "bass": 9, "biss": 0}.get) == "bass"
    assert speller.correct("bxss", lambda word: 0) is None


def test_marked_pieces_join_to_the_text_and_name_its_hits():
    pieces = pieces_of("<b>Fjernvarmen</b> & varme", frozenset(lexemes_of("fjernvarme").whole))

    assert "".join(piece.text for piece in pieces) == "<b>Fjernvarmen</b> & varme"
    assert [piece.text for piece in pieces if piece.hit] == ["Fjernvarmen"]


def test_a_snippet_is_cut_between_words_around_what_was_asked_for():
    text = (
        "Innledning om mye annet. " * 30
        + "Kommunen kjøpte elbiler i fjor. "
        + "Slutt på teksten. " * 30
    )

    pieces = snippet_of(text, frozenset(lexemes_of("elbil").whole))
    shown = "".join(piece.text for piece in pieces)

    assert [piece.text for piece in pieces if piece.hit] == ["elbiler"]
    assert (shown[:2], shown[-2:]) == ("… ", " …")
    assert len(shown) <= 244
    assert all(word in text for word in shown.strip("… ").split())
