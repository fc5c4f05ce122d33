"""A researcher's way through a plan of 80 pages, four ways: marks what it promises, makes a target
and a measure of it in two clicks each, finds that the interview says otherwise, and sees the
conflict listed by itself. The rows in the database are the same after each way.
"""

import pytest
from playwright.sync_api import Browser, expect

from forkommune.evidence.models import Passage, Support, TextRevision
from forkommune.evidence.services import mark_quote
from forkommune.work.loading import Tally, taxonomy
from municipalities.models import Measure, PlanTarget
from municipalities.plans.reading import Document, Kind
from municipalities.plans.services import Content, add_version
from tests.browsing import log_in
from tests.factories import (
    ConsentFactory,
    InformantFactory,
    MunicipalityFactory,
    PlanDocumentFactory,
    ResearcherFactory,
    SourceTextFactory,
    TextRevisionFactory,
)

from .ways import WAYS, going

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PROMISE = "innen 2020 skal alle kommunale bygg være fri for olje"
PAGE = f"Kommunen går foran: {PROMISE}."
ANSWER = "Vi har oljekjel i tre skoler ennå, og ingen penger til å bytte dem."
PAGES, WHERE = 80, 47


@pytest.fixture
def plan(transactional_db):
    """A plan of 80 pages that one researcher took in, and an interview in the same municipality."""
    taxonomy.load(Tally())
    sigdal = MunicipalityFactory(name="Sigdal")
    document = PlanDocumentFactory(title="Energi- og klimaplan")
    document.municipalities.add(sigdal)
    texts = [f"Dette er side {number} av planen." for number in range(1, PAGES + 1)]
    texts[WHERE - 1] = PAGE
    kari = ResearcherFactory(name="Kari Holm")
    read = Document(Kind.TEXT, has_pages=True, texts=tuple(texts))
    content = Content("\f".join(texts).encode(), is_pasted=True)
    add_version(document=document, content=content, read=read, by=kari)
    informant = InformantFactory(organisation=sigdal.organisation)
    ConsentFactory(informant=informant)
    answer = SourceTextFactory(
        title="Intervju i Sigdal", informant=informant, organisation=sigdal.organisation
    )
    revision = TextRevisionFactory(source=answer, text=ANSWER)
    mark_quote(revision=revision, quote="oljekjel i tre skoler ennå", by=kari)
    return document


@pytest.fixture(params=WAYS)
def way(request, browser: Browser, live_server, plan):
    with going(browser, request.param) as one:
        log_in(one.page, live_server.url, ResearcherFactory(name="Åse Dahl"))
        one.page.goto(f"{live_server.url}/kartlegging/dokumenter/")
        yield one


def find_the_page(way) -> None:
    """By the words, in all plans at once; without knowing the page."""
    way.fill(way.page.locator("#q"), "fri for olje")
    way.press(way.page.get_by_role("button", name="Søk"))
    expect(way.page.locator(".plan-hits mark").first).to_be_visible()
    way.look("treff")
    way.press(way.page.get_by_role("link", name=f"Energi- og klimaplan, side {WHERE}"))
    expect(way.page.locator("h2.coding-question")).to_have_text(f"Side {WHERE} av {PAGES}")


def make(way, kind: str) -> None:
    """From the marked words: one click chooses what they are, one saves it."""
    page = way.page
    if way.has_script:
        way.mark(PROMISE, PAGE)
        way.press(page.locator(f"#selection-bar button[value={kind}]"))
    else:
        way.open(page.locator("#merk-uten-mus summary"))
        page.locator("#merk-uten-mus [name=quote]").fill(PROMISE)
        page.locator(f"#merk-uten-mus button[value={kind}]").click()
    expect(page.get_by_role("button", name="Lagre")).to_be_visible()
    way.look(kind)
    way.press(page.get_by_role("button", name="Lagre"))
    expect(page.locator("#valgt")).to_contain_text(f"«{PROMISE}»")


def find_that_the_interview_says_otherwise(way) -> None:
    page = way.page
    link = page.locator(".coding-texts a", has_text="Intervju i Sigdal").first
    way.press(link)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Intervju i Sigdal")
    answer = Passage.objects.get(quote="oljekjel i tre skoler ennå")
    page.goto(f"{page.url.split('?')[0]}?utdrag={answer.pk}#valgt")
    way.press(page.get_by_role("link", name="Bruk det for eller mot et funn som allerede finnes"))
    way.choose(page.locator("[name=claim]"), Measure.objects.get().title)
    way.choose(page.locator("[name=grade]"), "Sier noe annet")
    expect(page.locator("[name=grade]")).to_be_visible()
    way.look()
    with page.expect_navigation():
        way.press(page.get_by_role("button", name="Lagre"))


def see_the_conflict(way) -> None:
    page = way.page
    page.goto(f"{page.url.split('/kartlegging')[0]}/kartlegging/koding/funn/?vis=strid")
    way.look("strid")
    way.press(page.get_by_role("link", name=Measure.objects.get().title).first)
    expect(page.get_by_text("Energi- og klimaplan, versjon 1").first).to_be_visible()
    expect(page.get_by_text("oljekjel i tre skoler ennå").first).to_be_visible()
    way.look()


def test_from_a_promise_in_a_plan_to_the_conflict_with_what_was_said(way):
    find_the_page(way)
    make(way, "target")
    make(way, "measure")
    find_that_the_interview_says_otherwise(way)
    see_the_conflict(way)

    start = PAGE.index(PROMISE)
    title = PROMISE[0].upper() + PROMISE[1:]
    assert {
        "passages": list(
            Passage.objects.filter(quote=PROMISE).values_list(
                "start", "end", "revision__source__place"
            )
        ),
        "target": list(PlanTarget.objects.values_list("text", "page", "scope", "target_year")),
        "measure": list(Measure.objects.values_list("title", "status__code", "municipality__name")),
        "supports": sorted(Support.objects.values_list("claim__kind", "passage__quote", "grade")),
        "texts": TextRevision.objects.count(),
    } == {
        "passages": [(start, start + len(PROMISE), f"side {WHERE}")],
        "target": [(title, str(WHERE), "own", 2020)],
        "measure": [(title, "unknown", "Sigdal")],
        "supports": [
            ("measure", PROMISE, "strong"),
            ("measure", "oljekjel i tre skoler ennå", "against"),
            ("target", PROMISE, "strong"),
        ],
        "texts": PAGES + 1,
    }
