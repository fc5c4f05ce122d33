"""Journey 1 to its last sentence, four ways: first words, a filter, an example with cost, funding, result
and whether it fits us, three on a list, and the list as a file for the council case and as a link.
"""

import io
import time

import openpyxl
import pypdfium2
import pytest
from docx import Document
from playwright.sync_api import Browser, expect

from tests.factories import (
    ConditionFactory,
    EffectFactory,
    ExampleFactory,
    FundingFactory,
    MembershipFactory,
    MunicipalityFactory,
    StatisticFactory,
    StoryFactory,
    TermFactory,
)

from .ways import WAYS, going

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WORKED = "Varmepumpe på Marienlyst skole"
FAILED = "Varmepumpe på Åssiden skole"
THIRD = "Bergvarme på Konnerud skole"
SECONDS = 60


@pytest.fixture
def examples(transactional_db):
    """Three schools with heat pumps, of which one did not work, and others that are none."""
    heating = TermFactory(code="heating", label_nb="Oppvarming")
    road = TermFactory(code="road_traffic", label_nb="Veitrafikk")
    for number, name, people in (("0219", "Bærum", 124_008), ("0602", "Drammen", 68_363)):
        place = MunicipalityFactory(number=number, name=name, language_form="bokmål")
        MembershipFactory(municipality=place)
        StatisticFactory(kind__code="population", municipality=place, value=people, year=2017)
    told = {"sector": heating, "municipalities": [place], "place": "Drammen", "published": True}
    worked = ExampleFactory(
        title=WORKED, status="completed", cost="2 mill. kr", effect="40 prosent lavere strømbruk",
        effect_kind="result", evidence_grade="before_after", **told,
    )  # fmt: skip
    EffectFactory(example=worked, what="Strømbruk", value=-40, unit="%", kind="result")
    klimasats = TermFactory(vocabulary="funding_source", code="klimasats", label_nb="Klimasats")
    FundingFactory(example=worked, source=klimasats, amount_nok=500_000)
    ConditionFactory(example=worked, words="Stor nok", test="population", low=20_000)
    failed = ExampleFactory(title=FAILED, status="failed", **told)
    StoryFactory(example=failed, did_not_work="Pumpa frøs den første vinteren.")
    ExampleFactory(title=THIRD, summary="Varmepumpe i bakken.", **told)
    ExampleFactory(published=True, title="Sykkel til skolen", sector=road, summary="Varmepumpe.")
    for number in range(6):
        ExampleFactory(
            published=True, title=f"Flisfyring {number}", summary="Flis.", sector=heating
        )


@pytest.fixture(params=WAYS)
def way(request, browser: Browser, live_server, examples):
    with going(browser, request.param) as one:
        yield one


def unfold(way) -> None:
    way.page.wait_for_load_state("networkidle")
    fold = way.page.locator(".filters")
    if way.page.viewport_size["width"] < 800 and fold.get_attribute("open") is None:
        way.press(fold.locator("summary").first)


def show(way) -> None:
    """Without script the filters are sent by a button."""
    if not way.has_script:
        way.press(way.page.get_by_role("button", name="Vis resultater"))


def find(way, server: str) -> None:
    """First words, a filter, one's own municipality: the one that failed is in sight as well."""
    page = way.page
    page.goto(f"{server}/eksempler/")
    way.fill(page.get_by_role("searchbox").or_(page.get_by_role("combobox", name="Søk")).first,
             "varmepumpe skole")  # fmt: skip
    page.keyboard.press("Enter")
    expect(page.locator("#antall")).to_contain_text("4 av 10 eksempler")
    unfold(way)
    way.tick(page.locator("#sektor-heating"))
    show(way)
    expect(page.locator("#antall")).to_contain_text("3 av 10 eksempler")
    unfold(way)
    way.choose(page.locator("#min"), page.locator("#min option", has_text="Bærum").inner_text())
    show(way)
    hit = page.locator("#resultater .card").filter(has_text=WORKED)
    expect(hit).to_contain_text("Oppfyller 1 av 1")
    expect(page.locator("#resultater .card").filter(has_text=FAILED)).to_contain_text("Virket ikke")
    way.look("søk")


def judge(way) -> str:
    """What it cost, how it was paid, whether it worked, whether it fits us; the address of the hits."""
    page = way.page
    hits = page.url
    way.press(page.get_by_role("link", name=WORKED))
    facts = page.get_by_role("group", name="Fakta")
    for told in (
        "2 mill. kr",
        "Klimasats: 500",
        "40 prosent lavere strømbruk",
        "Målt før og etter",
    ):
        expect(facts).to_contain_text(told)
    expect(page.locator("#forutsetninger")).to_contain_text("Bærum oppfyller 1 av 1 forutsetning")
    expect(facts).to_contain_text("Likner Drammen på Bærum?")
    way.look("dømt")
    return hits


def put_on_list(way, hits: str) -> None:
    """The one that was read, and the other two from the hits."""
    page = way.page
    for title in (WORKED, FAILED, THIRD):
        if title != WORKED:
            page.goto(hits)
            way.press(page.get_by_role("link", name=title))
        expect(page.get_by_role("heading", level=1)).to_have_text(title)
        way.press(page.get_by_role("button", name="Legg på min liste"))
        expect(page.get_by_role("button", name="På min liste")).to_be_visible()
    way.press(page.get_by_role("link", name="Min liste"))
    expect(page.locator(".listed-one")).to_have_count(3)
    way.look("liste")


def files(way) -> dict[str, bytes]:
    """The list in each kind, as the links on its page give them."""
    page = way.page
    found = {}
    for kind, label in (("docx", "Word (DOCX)"), ("pdf", "PDF"), ("xlsx", "Excel (XLSX)")):
        link = page.get_by_role("link", name=label, exact=True)
        address = link.evaluate("one => one.href")
        found[kind] = page.request.get(address).body()
    return found


def test_from_first_words_to_a_file_for_the_case(way, browser: Browser, live_server):
    began = time.monotonic()
    find(way, live_server.url)
    put_on_list(way, judge(way))
    made = files(way)
    took = time.monotonic() - began

    papers = {
        "docx": "\n".join(one.text for one in Document(io.BytesIO(made["docx"])).paragraphs),
        "pdf": " ".join(page.get_textpage().get_text_bounded()
                        for page in pypdfium2.PdfDocument(made["pdf"])),
        "xlsx": " ".join(str(cell.value) for sheet in openpyxl.load_workbook(io.BytesIO(made["xlsx"]))
                         for row in sheet for cell in row),
    }  # fmt: skip
    for kind, words in papers.items():
        plain = " ".join(words.split())
        assert [title for title in (WORKED, FAILED, THIRD) if title not in plain] == [], kind
        assert "Pumpa frøs" in plain or kind == "xlsx", kind
    sent = way.page.get_by_role("link", name="/eksempler/liste/?e=").get_attribute("href")
    other = browser.new_context()
    colleague = other.new_page()
    colleague.goto(f"{live_server.url}/eksempler/liste/{sent}")
    expect(colleague.locator(".listed-one")).to_have_count(3)
    other.close()
    assert took < SECONDS, took
