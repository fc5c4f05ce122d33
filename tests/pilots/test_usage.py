"""The use of the example database: what is counted, since when, and nothing that points at anybody."""

import io
from datetime import date

import openpyxl
import pytest

from forkommune.search.models import UnansweredSearch
from pilots.models import ExampleUse
from pilots.usage.page import usage
from tests.factories import (
    AdoptionFactory,
    ExampleFactory,
    MunicipalityFactory,
    ResearcherFactory,
    TermFactory,
)

pytestmark = pytest.mark.django_db
PAGE, FILE = "/eksempler/bruk/", "/eksempler/bruk/regneark/"
What = ExampleUse.What


@pytest.fixture(autouse=True)
def _a_day(monkeypatch):
    monkeypatch.setattr("pilots.usage.page.today", lambda: date(2026, 3, 15))


def counted():
    return dict(ExampleUse.objects.values_list("what", "times"))


def used(what, on, times):
    ExampleUse.objects.create(what=what, on=on, times=times)


def of(what, told=None):
    return next(one for one in (told or usage()).series if one.label == str(what.label))


def words(what):
    return [cell.words for cell in of(what).months]


def test_searches_are_counted_once_each_and_those_without_a_hit_apart(client):
    TermFactory(code="road_traffic")
    ExampleFactory(published=True, title="Fjernvarme")

    client.get("/eksempler/")  # nothing was asked
    client.get("/eksempler/", {"q": "fjernvarme"})
    client.get("/eksempler/", {"q": "fjernvarme", "side": "2"})  # the same search
    client.head("/eksempler/", {"q": "fjernvarme"})
    client.get("/eksempler/", {"q": "fjernvarme"}, headers={"Sec-Purpose": "prefetch"})
    client.get("/eksempler/", {"q": "xyzqw"})
    client.get("/eksempler/", {"sektor": "heating"})

    assert counted() == {"search": 3, "no_hit": 1}


GOOGLE = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"
PHONE = "Mozilla/5.0 (Linux; Android 13; CUBOT NOTE 50) AppleWebKit/537.36 Chrome/118.0 Mobile"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0"


@pytest.mark.parametrize(
    ("agent", "times"),
    [
        (GOOGLE, 0),
        ("python-requests/2.32.3", 0),
        ("curl/8.5.0", 0),
        ("Mozilla/5.0 AppleWebKit/537.36 (compatible; GPTBot/1.2; +https://openai.com/gptbot)", 0),
        ("facebookexternalhit/1.1", 0),
        (PHONE, 1),
        (FIREFOX, 1),
    ],
)
def test_a_program_that_says_so_is_counted_nowhere(client, agent, times):
    ExampleFactory(published=True, title="Fjernvarme")
    as_said = {"headers": {"User-Agent": agent}}

    client.get("/eksempler/", {"q": "xyzqw"}, **as_said)
    client.get("/sok/", {"q": "xyzqw"}, **as_said)
    client.get("/eksempler/tabell.csv", **as_said)

    assert counted() == ({"search": 1, "no_hit": 1, "table": 1} if times else {})
    noted = dict(UnansweredSearch.objects.values_list("words", "times"))
    assert noted == ({"xyzqw": 2} if times else {})


def test_lists_papers_pages_tables_and_questions_are_counted(client, settings):
    first, second = (ExampleFactory(published=True, mailbox="p@x.invalid") for _ in range(2))
    both = [first.slug, second.slug]

    client.post("/eksempler/liste/", {"handling": "legg-til", "slug": both})
    client.post("/eksempler/liste/", {"handling": "legg-til", "slug": both})  # are there already
    client.get("/eksempler/liste/saksgrunnlag/xlsx/")
    client.get("/eksempler/tabell.csv")

    assert counted() == {"listed": 2, "paper": 1, "table": 1}


def test_fewer_than_five_and_what_would_give_them_away_are_not_told():
    used(What.SEARCH, date(2026, 3, 2), 40)
    used(What.SEARCH, date(2026, 2, 2), 3)
    used(What.SEARCH, date(2026, 1, 2), 7)
    used(What.PAPER, date(2026, 3, 2), 4)

    # The total is told; with February's 3 alone left out they could be worked out.
    assert words(What.SEARCH) == ["40", "færre enn 5", "færre enn 5"]
    assert of(What.SEARCH).total.words == "50"
    assert words(What.PAPER) == ["færre enn 5", "0", "0"]
    assert of(What.PAPER).total.words == "færre enn 5"


def test_what_was_never_counted_is_not_zero():
    assert {cell.words for cell in of(What.SEARCH).months} == {"ikke talt"}
    assert of(What.SEARCH).total.words == "ikke talt"


def test_adoptions_are_of_real_published_examples_that_show_them(client):
    shown = ExampleFactory(published=True, title="Fjernvarme")
    hiding = ExampleFactory(published=True, hidden=["adoptions"])
    for example in (shown, hiding, ExampleFactory()):
        AdoptionFactory(example=example, municipality=MunicipalityFactory(), outcome="works")
    AdoptionFactory(example=shown, municipality=MunicipalityFactory(), is_invented=True)

    [row] = usage().copied

    assert (row.example, row.count, row.works) == (shown, 1, 1)
    facts = {fact.label: fact.count for fact in usage().facts}
    assert facts["Publiserte eksempler"] == 2
    assert facts["Tatt i bruk av en annen kommune"] == 1


def test_page_and_workbook_tell_the_same_and_only_words_asked_often(client):
    used(What.SEARCH, date(2026, 3, 2), 40)
    used(What.PAPER, date(2026, 3, 2), 2)
    for asked, times in (("klimabudsjettering", 5), ("kari nordmann", 4)):
        UnansweredSearch.objects.create(
            words=asked, times=times, first_on=date(2026, 1, 1), last_on=date(2026, 2, 1)
        )
    client.force_login(ResearcherFactory())

    page = client.get(PAGE).content.decode()
    book = openpyxl.load_workbook(io.BytesIO(client.get(FILE).content))
    cells = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row}

    for told in ("40", "færre enn 5", "klimabudsjettering"):
        assert told in page
        assert told in cells
    assert "kari nordmann" not in page
    assert "kari nordmann" not in cells
    assert "2. mars 2026" in page
