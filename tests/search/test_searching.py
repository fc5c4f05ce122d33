"""What a visitor's words are taken for, and that nobody is offered words of what they may not read."""

import pytest
from django.core.exceptions import ValidationError

from forkommune.search.models import SearchReading, SearchWord, SynonymGroup
from forkommune.search.norwegian.marking import Piece
from forkommune.search.searching import matching, suggestions, understand
from forkommune.ui.components.marks import marked
from pilots.models import Example
from pilots.searching import LABEL
from tests.factories import ExampleFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def saved(django_capture_on_commit_callbacks):
    """Makes examples, with what follows the commit."""

    def save(*titles, **fields):
        with django_capture_on_commit_callbacks(execute=True):
            return [ExampleFactory(title=title, summary="", place="", **fields) for title in titles]

    return save


def titles(query, **options):
    understood = understand(query, label=LABEL, public=True, **options)
    rows = matching(Example.objects.published(), understood)
    return [row.title for row in rows.order_by("-rank", "title")]


def test_a_part_finds_its_compound_after_the_word_itself_and_never_a_compound_its_part(saved):
    saved("Fjernvarme", "Varme", "Mobil", published=True)

    assert titles("varmen") == ["Varme", "Fjernvarme"]
    assert titles("fjernvarme") == ["Fjernvarme"]
    assert titles("bil", literally=True) == []


@pytest.mark.parametrize("query", ["el bil", "el-bil", "elbilene", "elbil"])
def test_a_compound_is_found_however_it_is_joined(saved, query):
    saved("Elbiler", "Elsykkel", published=True)

    assert titles(query)[0] == "Elbiler"


def test_few_hits_of_all_words_are_followed_by_those_that_hold_some(saved):
    saved("Biogass og buss", "Buss", "Biogass", "Sykkel", published=True)

    first, *others = titles("buss biogass")

    assert (first, set(others)) == ("Biogass og buss", {"Biogass", "Buss"})


def test_quotes_find_words_beside_each_other_only(saved):
    saved("Grønn strategi", "Strategi som er grønn", published=True)

    assert titles('"grønne strategier"') == ["Grønn strategi"]


def test_a_misspelled_word_stands_for_the_nearest_unless_it_is_meant_as_written(saved, client):
    saved("Klimabudsjett", published=True)

    page = client.get("/eksempler/", {"q": "klimabudsjet i kommuner"}).content.decode()

    assert titles("klimabudsjet") == ["Klimabudsjett"]
    assert titles("klimabudsjet", literally=True) == []
    assert "Viser treff for <strong>klimabudsjett i kommuner</strong>" in page
    assert 'href="?q=klimabudsjet+i+kommuner&amp;ordrett=1"' in page


def test_words_of_drafts_are_neither_suggested_nor_corrections_for_everybody(saved, client):
    saved("Solcelletak", published=True)
    saved("Solfangeranlegg")

    told = client.get("/eksempler/forslag/", {"q": "grønt sol"}).json()

    assert told == {"suggestions": ["grønt solcelletak"]}
    assert suggestions("sol", label=LABEL, public=False) == ["solcelletak", "solfangeranlegg"]
    assert understand("solfangeranleg", label=LABEL, public=True).corrections == {}
    assert understand("solfangeranleg", label=LABEL, public=False).corrections == {
        "solfangeranleg": "solfangeranlegg"
    }


def test_signs_that_the_database_reads_as_wildcards_suggest_nothing(saved):
    saved("Solceller", published=True)

    assert [suggestions(typed, label=LABEL, public=True) for typed in ("%%", "s_l", "")] == [
        [],
        [],
        [],
    ]


def test_words_go_with_their_rows_and_follow_their_publication(
    saved, django_capture_on_commit_callbacks
):
    first, second = saved("Varmepumpe", "Varmepumpe")
    with django_capture_on_commit_callbacks(execute=True):
        second.state, second.published_at = "archived", None
        second.save()
    counted = SearchWord.objects.values_list("rows", "public_rows")
    both = counted.get(word="varmepumpe")
    with django_capture_on_commit_callbacks(execute=True):
        first.delete()
    one = counted.get(word="varmepumpe")
    with django_capture_on_commit_callbacks(execute=True):
        second.delete()

    assert (both, one) == ((2, 1), (1, 1))
    assert not SearchWord.objects.filter(word="varmepumpe").exists()


def test_synonyms_find_after_the_word_itself_as_soon_as_they_are_saved(
    saved, django_capture_on_commit_callbacks
):
    saved("Avfall", "Renovasjon", "Elektrisk bil", published=True)
    before = titles("søppel", literally=True)
    with django_capture_on_commit_callbacks(execute=True):
        SynonymGroup.objects.create(words="avfall\nsøppel\nrenovasjon")
        SynonymGroup.objects.create(words="elbil\nelektrisk bil", is_active=True)

    assert before == []
    assert titles("avfallet") == ["Avfall", "Renovasjon"]
    assert titles("elbiler") == ["Elektrisk bil"]


@pytest.mark.parametrize("words", ["", "avfall", "avfall\n avfall ", "avfall\n???"])
def test_a_group_of_synonyms_has_two_words(words):
    with pytest.raises(ValidationError):
        SynonymGroup(words=words).full_clean()


def test_what_was_asked_for_is_marked_and_everything_is_escaped():
    pieces = [Piece("<i>"), Piece("Bil & <b>", hit=True)]

    assert marked(pieces) == "&lt;i&gt;<mark>Bil &amp; &lt;b&gt;</mark>"


def test_rows_that_another_version_read_are_told_and_read_again(saved):
    from forkommune.search.indexables import indexables
    from forkommune.search.indexing import index_stale, stale

    (example,) = saved("Buss", published=True)
    SearchReading.objects.update(analyser="older")

    assert list(stale(indexables.get(LABEL))[0]) == [example.pk]
    assert (index_stale(), index_stale()) == (1, 0)
