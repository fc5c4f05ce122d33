"""A researcher's way, four ways: opens a blind round beside a colleague, codes ten interviews, looks at
how far they agree, settles three differences, closes the round, and takes the codings to the program
of a third colleague. The rows in the database are the same after each way.
"""

import pytest
from playwright.sync_api import Browser, expect
from pyrefiqda import RefiProject

from forkommune.evidence.models import (
    Adjudication,
    Code,
    Coding,
    CodingRound,
    ResearchExport,
    RoundResult,
    TextReading,
)
from forkommune.evidence.services import code_passage, mark_as_coded, mark_quote
from tests.browsing import log_in
from tests.factories import (
    AnswerFactory,
    CodebookFactory,
    CodeFactory,
    ConsentFactory,
    InterviewFactory,
    MunicipalityFactory,
    ResearcherFactory,
    SourceTextFactory,
    TextRevisionFactory,
)

from .ways import WAYS, going

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TEXT = "Ja 👩‍🌾 vi mangler penger. Fylket eier veien."
MONEY, ROAD = "vi mangler penger", "Fylket eier veien"
CODE = "Barrierer: økonomi"
# What each marks in the ten interviews with the one code; three differ.
KARI = [MONEY] * 4 + [None] * 6
AASE = [MONEY] * 3 + [None] * 5 + [ROAD] * 2
SETTLED = ("first", "second", "both")


@pytest.fixture
def interviews(transactional_db):
    """Ten interviews with one answer each in one municipality, and a codebook of two codes."""
    book = CodebookFactory(title="Kodebok")
    barriers = CodeFactory(codebook=book, name="Barrierer", is_codable=False)
    for name in (CODE, "Barrierer: regelverk"):
        CodeFactory(codebook=book, category=barriers, name=name)
    sigdal = MunicipalityFactory(name="Sigdal", organisation__name="Sigdal kommune")
    sources = []
    for number in range(1, 11):
        interview = InterviewFactory(municipality=sigdal)
        ConsentFactory(informant=interview.informant)
        source = SourceTextFactory(
            title=f"Intervju {number:02}",
            organisation=sigdal.organisation,
            informant=interview.informant,
        )
        TextRevisionFactory(source=source, text=TEXT)
        AnswerFactory(interview=interview, source=source)
        sources.append(source)
    return sources


@pytest.fixture
def aase(interviews):
    return ResearcherFactory(name="Åse Dahl")


@pytest.fixture(params=WAYS)
def way(request, browser: Browser, live_server, interviews, aase):
    with going(browser, request.param) as one:
        log_in(one.page, live_server.url, ResearcherFactory(name="Kari Holm"))
        one.page.goto(f"{live_server.url}/kartlegging/koding/runder/ny/")
        yield one


def open_a_round(way) -> None:
    page = way.page
    way.look()
    way.fill(page.locator("[name=title]"), "Første runde")
    way.choose(page.locator("[name=first]"), "Kari Holm")
    way.choose(page.locator("[name=second]"), "Åse Dahl")
    way.tick(page.get_by_label("Sigdal kommune"))
    way.press(page.get_by_role("button", name="Åpne runden"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Enighet: Første runde")
    way.look("åpen")


def code_beside(interviews, aase) -> None:
    """Åse codes the ten interviews meanwhile."""
    for source, words in zip(interviews, AASE, strict=True):
        if words:
            passage = mark_quote(revision=source.current, quote=words, by=aase)
            code_passage(passage=passage, code=Code.objects.get(name=CODE), by=aase)
        mark_as_coded(source=source, by=aase)


def code_all(way, interviews) -> None:
    server = way.page.url.partition("/kartlegging")[0]
    for source, words in zip(interviews, KARI, strict=True):
        way.page.goto(f"{server}{source.get_absolute_url()}")
        expect(way.page.locator("[data-coding-text]")).to_have_text(TEXT)
        expect(way.page.locator("#coding mark")).to_have_count(0)  # nothing of Åse's is seen
        if words:
            put_code(way, words)
        way.press(way.page.get_by_role("button", name="Merk teksten som kodet"))
        expect(way.page.get_by_role("button", name="Åpne teksten igjen")).to_be_visible()
    way.look("kodet")


def put_code(way, words) -> None:
    page = way.page
    if way.has_script:
        way.mark(words, TEXT)
        page.keyboard.press("c")
        expect(page.locator("#picker-search")).to_be_focused()
        page.keyboard.type("økonomi")
        page.keyboard.press("Enter")
    else:
        way.open(page.locator("#merk-uten-mus summary"))
        way.fill(page.locator("#merk-uten-mus [name=quote]"), words)
        way.choose(page.locator("#plain-code"), CODE)
        way.press(page.locator("#merk-uten-mus button:not([name])"))
    expect(page.locator("#valgt")).to_contain_text(f"«{words}»")


def look_at_the_agreement(way) -> None:
    page = way.page
    page.goto(f"{page.url.partition('/kartlegging')[0]}/kartlegging/koding/runder/")
    way.look()
    way.press(page.get_by_role("link", name="Første runde"))
    row = page.get_by_role("row", name=CODE)
    expect(row).to_contain_text("0,42")
    expect(row).to_contain_text("−0,27–1,00")
    way.press(page.get_by_role("link", name=CODE))
    expect(page.locator("#uenighet")).to_contain_text("Uenige i 3 av 6 tekster")
    way.look("uenighet")


def settle_three(way) -> None:
    page = way.page
    for number, outcome in enumerate(SETTLED):
        if number:
            way.press(page.locator(".compared-texts a").nth(number))
        way.tick(page.locator(f"[name=outcome][value={outcome}]"))
        if outcome == "both":
            way.fill(page.locator("[name=quote]"), ROAD)
        way.fill(page.locator("[name=reason]"), f"Begrunnelse {number}")
        way.press(page.get_by_role("button", name="Lagre avgjørelsen"))
        expect(page.locator(".compared-settled")).to_be_visible()
    way.look("avgjort")


def close_the_round(way) -> None:
    page = way.page
    way.open(page.locator("summary", has_text="Avslutt runden"))
    way.press(page.get_by_role("button", name="Avslutt runden"))
    expect(page.get_by_text("Talt da runden ble avsluttet")).to_be_visible()
    expect(page.get_by_role("row", name=CODE)).to_contain_text("0,42")
    way.look("avsluttet")


def take_it_elsewhere(way, folder) -> list[str]:
    """Export, and read the file with an independent library: the words of each coding."""
    page = way.page
    page.goto(f"{page.url.partition('/kartlegging')[0]}/kartlegging/koding/eksport/")
    way.look()
    way.tick(page.locator("[name=format][value=qdpx]"))
    way.fill(page.locator("[name=purpose]"), "Sammenligning")
    way.fill(page.locator("[name=recipient]"), "Per Lie, NTNU")
    with page.expect_download() as coming:
        way.press(page.get_by_role("button", name="Lag filene"))
    file = folder / "a.qdpx"
    coming.value.save_as(file)
    project = RefiProject.load(file, extract_dir=str(folder / "read"))
    return sorted(
        str(mark.name)
        for source in project.sources.text_source
        for mark in source.plain_text_selection
    )


def test_from_blind_coding_to_another_program(way, interviews, aase, tmp_path):
    open_a_round(way)
    code_beside(interviews, aase)
    code_all(way, interviews)
    look_at_the_agreement(way)
    settle_three(way)
    close_the_round(way)
    marks = take_it_elsewhere(way, tmp_path)

    result = RoundResult.objects.get()
    [kept] = [code for code in result.codes if code["name"] == CODE]
    by_hand = Coding.objects.by_hand().order_by("coder__name", "passage__revision__source__title")
    assert {
        "round": list(CodingRound.objects.values_list("title", "first__name", "second__name")),
        "done": TextReading.objects.count(),
        "codings": list(by_hand.values_list("coder__name", "passage__quote", "code__name")),
        "settled": list(
            Adjudication.objects.order_by("pk").values_list("outcome", "codings__passage__quote")
        ),
        "counts": (result.compared, kept["both"], kept["only_first"], kept["only_second"]),
        "exports": list(ResearchExport.objects.values_list("format", "recipient", "coding_count")),
        "marks": marks,
    } == {
        "round": [("Første runde", "Kari Holm", "Åse Dahl")],
        "done": 20,
        "codings": [("Kari Holm", MONEY, CODE)] * 4
        + [("Åse Dahl", MONEY, CODE)] * 3
        + [("Åse Dahl", ROAD, CODE)] * 2,
        "settled": [("first", MONEY), ("second", ROAD), ("both", ROAD)],
        "counts": (10, 3, 1, 2),
        "exports": [("qdpx", "Per Lie, NTNU", 12)],
        "marks": [ROAD] * 4 + [MONEY] * 8,  # what was settled beside what each had done
    }
