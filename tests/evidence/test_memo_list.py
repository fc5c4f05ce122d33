"""All memos in one list, and coded passages code by code to print."""

import pytest
from django.urls import reverse

from forkommune.evidence.models import TextAccess
from forkommune.evidence.services import open_round
from tests.factories import (
    CodebookFactory,
    CodeFactory,
    CodingFactory,
    MemoFactory,
    OfficerFactory,
    PassageFactory,
    ResearcherFactory,
    SourceTextFactory,
    TextRevisionFactory,
)

pytestmark = pytest.mark.django_db
ADDRESS = reverse("evidence:memo-list")
REPORT = reverse("evidence:passage-report")


@pytest.fixture
def kari(client):
    user = ResearcherFactory(name="Kari Holm")
    client.force_login(user)
    return user


def shown(client, **asked):
    return list(client.get(ADDRESS, asked).context["page_obj"])


def test_memos_stand_newest_first_and_by_who_wrote_them(client, kari):
    aase = ResearcherFactory(name="Åse Dahl")
    first = MemoFactory(by=kari, text="Ikke mangel på vilje.")
    second = MemoFactory(by=aase, passage=None, code=CodeFactory(), text="For vid.")
    third = MemoFactory(by=aase, passage=None, book=CodebookFactory(), text="Ny runde i mai.")
    source = SourceTextFactory(title="Intervju om vei")
    fourth = MemoFactory(by=kari, passage=None, source=source, text="Svarte kort på alt.")

    assert shown(client) == [fourth, third, second, first]
    assert shown(client, av="meg") == [fourth, first]
    assert shown(client, av=aase.pk) == [third, second]
    assert shown(client, av="²") == [fourth, third, second, first]
    assert "Intervju om vei" in client.get(ADDRESS).content.decode()
    read = TextAccess.objects.filter(user=kari, page="evidence:memo-list")
    assert {one.number for one in read} == {source.pk, first.passage.revision.source_id}


def test_memos_of_codings_stand_apart(client, kari):
    coding = CodingFactory(coder=kari, memo="Oppgaven fulgte personen.")
    CodingFactory(memo="")

    assert shown(client, vis="koding") == [coding]
    page = client.get(ADDRESS, {"vis": "koding"}).content.decode()
    assert f"?kode={coding.pk}#valgt" in page


def test_an_open_round_hides_the_memos_of_the_other_coder(client, kari):
    theirs = CodingFactory(memo="Min hemmelige tanke")
    passage, source = theirs.passage, theirs.passage.revision.source
    MemoFactory(by=theirs.coder, passage=passage, text="Enda en hemmelig tanke")
    assert len(shown(client)) == len(shown(client, vis="koding")) == 1

    open_round(title="Runde", first=kari, second=theirs.coder, sources=[source], by=kari)

    assert shown(client) == shown(client, vis="koding") == []
    assert "emmelig" not in client.get(REPORT).content.decode()


@pytest.mark.parametrize("address", [ADDRESS, REPORT])
def test_others_see_neither(client, address):
    client.force_login(OfficerFactory())

    assert client.get(address).status_code == 403


@pytest.mark.parametrize("count", [1, 12])
@pytest.mark.parametrize("vis", ["", "koding"])
def test_the_list_asks_the_same_of_the_database_for_one_memo_and_for_twelve(
    client, kari, count, vis, django_assert_max_num_queries
):
    for _ in range(count):
        MemoFactory(by=kari)
        CodingFactory(memo="Tenkt.", coder=kari)

    with django_assert_max_num_queries(11):
        client.get(ADDRESS, {"vis": vis})


def test_report_has_each_code_with_its_definition_and_its_passages(client, kari):
    book = CodebookFactory()
    money = CodeFactory(codebook=book, name="Økonomi", definition="Penger mangler.", position=1)
    law = CodeFactory(codebook=book, name="Regelverk", position=2)
    CodeFactory(codebook=book, name="Ubrukt", position=3)
    passage = PassageFactory(revision=TextRevisionFactory(text="Pengene uteblir."), start=0, end=7)
    CodingFactory(passage=passage, code=money, coder=kari, memo="Se spørsmål 11.")
    CodingFactory(passage=passage, code=law, coder=kari)

    parts = client.get(REPORT).context["parts"]

    assert [(part.code, [q.one.passage for q in part.quoted]) for part in parts] == [
        (money, [passage]),
        (law, [passage]),
    ]
    page = client.get(REPORT, {"kode": money.pk}).content.decode()
    assert "Penger mangler." in page
    assert "«Pengene»" in page
    assert "Se spørsmål 11." in page
    assert "Regelverk" not in page
    assert "Kode: Økonomi" in page
    assert client.get(REPORT, {"kode": "x"}).status_code == 422


def test_report_that_is_cut_says_so(client, kari, monkeypatch):
    monkeypatch.setattr("forkommune.evidence.views.analysis.PRINTED", 1)
    code = CodeFactory()
    CodingFactory(code=code), CodingFactory(code=code)

    assert "De første 1 av 2 vises" in client.get(REPORT).content.decode()
