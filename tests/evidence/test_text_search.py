"""Search in all texts: what is found, where, for whom; and a code for the hits."""

import pytest
from django.urls import reverse

from forkommune.evidence.models import Coding, CodingAct, TextAccess
from forkommune.evidence.services import close_round, mark_as_coded, open_round, undo, write_text
from forkommune.search.models import SynonymGroup
from forkommune.search.vocabulary import tell_change
from forkommune.search.wanted import wanted
from tests.factories import (
    CodeFactory,
    ConsentFactory,
    MunicipalityFactory,
    OfficerFactory,
    ResearcherFactory,
    SourceTextFactory,
    TextRevisionFactory,
)

pytestmark = pytest.mark.django_db
ADDRESS = reverse("evidence:text-search")
TEXT = "😀 Vi har to oljekjeler igjen. Pengene gikk til sykehjemmet.\nDet mangler ikke penger til sykler."


@pytest.fixture
def kari(client):
    user = ResearcherFactory(name="Kari Holm")
    client.force_login(user)
    return user


def text_of(place="Sigdal", text=TEXT, **more):
    municipality = MunicipalityFactory(name=place)
    source = SourceTextFactory(
        title=f"Intervju {place}", organisation=municipality.organisation, **more
    )
    TextRevisionFactory(source=source, text=text)
    return source


def found(query, text=TEXT):
    return [text[start:end] for start, end in wanted(query).spans_in(text)]


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("penger", ["Pengene", "penger"]),
        ("sykkel", ["sykler"]),
        ("kjel", ["oljekjeler"]),
        ('"ikke penger"', ["ikke penger"]),
        ('"penger ikke"', []),
        ("penger oljekjel", ["oljekjeler", "Pengene", "penger"]),
        ("penger vindkraft", []),
        ("penger -oljekjel", []),
        ("-penger", []),
        ("", []),
        ("%", []),
        ("😀", []),
    ],
)
def test_words_are_found_in_other_forms_and_compounds_beside_each_other_and_without(query, hits):
    assert found(query) == hits


def test_synonyms_of_the_secretariat_are_found(client, kari):
    text_of()
    SynonymGroup.objects.create(words="fyrkjele\noljekjel")
    tell_change()

    page = client.get(ADDRESS, {"q": "fyrkjele"})

    assert [hit.spans for hit in page.context["hits"]] == [[(12, 22)]]


def test_hits_are_marked_in_the_newest_wording_and_reading_them_is_kept(client, kari):
    source = text_of()
    ConsentFactory(informant=source.informant, unnamed=True)
    write_text(source=source, text=TEXT.replace("oljekjeler", "varmepumper"), by=kari, reason="x")

    assert not client.get(ADDRESS, {"q": "oljekjel"}).context["hits"]
    page = client.get(ADDRESS, {"q": "varmepumpe"})

    assert "<mark>varmepumper</mark>" in page.content.decode()
    assert TextAccess.objects.filter(user=kari, page="evidence:text-search").exists()


def test_municipality_and_kind_narrow_the_search(client, kari):
    here = text_of("Sigdal")
    text_of("Lier")

    page = client.get(ADDRESS, {"q": "penger", "kommune": f"Sigdal (#{here.organisation_id})"})

    assert [hit.source for hit in page.context["hits"]] == [here]
    assert not client.get(ADDRESS, {"q": "penger", "kilde": "plan"}).context["hits"]
    assert client.get(ADDRESS, {"q": "penger", "kommune": "Mars"}).status_code == 422


def test_a_search_that_cannot_read_everything_says_so(client, kari, monkeypatch):
    text_of("Lier"), text_of("Sigdal")
    monkeypatch.setattr("forkommune.evidence.selectors.text_search.MOST_LETTERS", 10)

    page = client.get(ADDRESS, {"q": "penger"})

    assert len(page.context["hits"]) == 1
    assert "Ikke alle tekstene er lest" in page.content.decode()


@pytest.mark.parametrize(
    ("unit", "quotes"),
    [
        ("setning", ["Pengene gikk til sykehjemmet.", "Det mangler ikke penger til sykler."]),
        ("ord", ["Pengene", "penger"]),
        ("avsnitt", TEXT.split("\n")),
    ],
)
def test_hits_of_ticked_texts_get_a_code_that_can_be_undone(client, kari, unit, quotes):
    source, other, code = text_of("Sigdal"), text_of("Lier"), CodeFactory()
    sent = {"code": code.pk, "unit": unit, "texts": [source.current.pk]}

    answer = client.post(f"{ADDRESS}?q=penger", sent)

    assert answer["Location"] == f"{ADDRESS}?q=penger"
    codings = Coding.objects.order_by("passage__start")
    assert [(one.passage.quote, one.coder) for one in codings] == [(q, kari) for q in quotes]
    assert not Coding.objects.of_source(other).exists()
    assert CodingAct.objects.count() == 2
    client.post(f"{ADDRESS}?q=penger", sent)
    assert Coding.objects.count() == 2
    undo(revision=source.current, by=kari)
    assert Coding.objects.count() == 1


def test_nothing_is_coded_without_code_or_text_or_with_a_text_that_was_not_shown(client, kari):
    source, hidden, code = text_of("Sigdal"), text_of("Lier", text="Noe annet."), CodeFactory()
    shown = source.current.pk

    for sent in (
        {"unit": "ord", "texts": [shown]},
        {"code": code.pk, "unit": "ord"},
        {"code": code.pk, "unit": "ord", "texts": [hidden.current.pk]},
        {"code": code.pk, "unit": "alt", "texts": [shown]},
        {"code": "x", "unit": "ord", "texts": ["²"]},
    ):
        assert client.post(f"{ADDRESS}?q=penger", sent).status_code == 422
    assert not Coding.objects.exists()


def test_a_text_that_two_coders_compared_is_left_out_and_named(client, kari):
    aase, source, code = ResearcherFactory(name="Åse Dahl"), text_of("Sigdal"), CodeFactory()
    other = text_of("Lier")
    opened = open_round(title="Runde", first=kari, second=aase, sources=[source], by=kari)
    mark_as_coded(source=source, by=kari), mark_as_coded(source=source, by=aase)
    close_round(coding_round=opened, by=kari)
    texts = [source.current.pk, other.current.pk]

    page = client.post(
        f"{ADDRESS}?q=penger", {"code": code.pk, "unit": "ord", "texts": texts}, follow=True
    )

    assert Coding.objects.of_source(other).count() == 2
    told = page.content.decode()
    assert "Intervju Sigdal" in told
    assert not Coding.objects.of_source(source).exists()


def test_others_do_not_search(client):
    client.force_login(OfficerFactory())

    assert client.get(ADDRESS, {"q": "penger"}).status_code == 403


@pytest.mark.parametrize("texts", [1, 12])
def test_the_page_asks_the_same_of_the_database_for_one_text_and_for_twelve(
    client, kari, texts, django_assert_num_queries
):
    for n in range(texts):
        text_of(f"Sted {n}")
    CodeFactory()

    # session, user, roles, state of the search, synonyms, texts, codebook, access log
    with django_assert_num_queries(8):
        client.get(ADDRESS, {"q": "penger"})
