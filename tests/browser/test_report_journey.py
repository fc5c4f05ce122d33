"""Journey 10, four ways: a section of D2 with live numbers and a sentence on two passages, the PDF ordered
and heard of by mail, its text mended, ordered again, reviewed, approved and published; a week later one of
those it quotes withdraws, which lists the report and stops the next edition until it is handled.
"""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from playwright.sync_api import Browser, expect

from forkommune.evidence.models import Consent
from forkommune.work.models import Job
from forkommune.work.services.running import perform
from forkommune.work.services.sending import empty_outbox
from reports.models import CitedPassage, Edition, Section
from tests.browsing import log_in
from tests.factories import ResearcherFactory, SecretaryFactory
from tests.reports.pdf import text_of
from tests.reports.region import measure, region, said, supports
from tests.reports.test_snapshots import NAMED

from .ways import WAYS, Pointer, going

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
REAL = "pointer"
SENTENCE = "Kommunene fører regnskap, men følger det ikke opp."
UGLY = "Av {tall:kommuner} kommuner har alle svart. Resten kommer i neste utgave."
MENDED = "Av {tall:kommuner} kommuner har alle svart."


@pytest.fixture
def survey(transactional_db, monkeypatch, settings, tmp_path):
    """Two interviews, each with a passage that carries a measure. The jobs wait for `make`."""
    settings.MEDIA_ROOT = tmp_path / "media"
    monkeypatch.setattr("forkommune.work.tasks.run_job.apply_async", lambda **message: None)
    made = region(2, interviewed=2)
    for at, words in enumerate(("Regnskapet ligger i skapet.", "Regnskapet leses av ingen.")):
        row, interview = made.municipalities[at], made.interviews[at]
        supports(said(interview, words, scopes=NAMED), measure(row, f"Regnskap {at + 1}").claim)
    return made


@pytest.fixture(params=WAYS)
def way(request, browser: Browser, live_server, survey, monkeypatch):
    """The files are typeset for the first of the ways; the others go to the same pages and rows."""
    if request.param != REAL:
        made = SimpleNamespace(data=b"%PDF-1.7", pages=9, sha256="0" * 64, validation=[])
        monkeypatch.setattr("reports.making.lay_out", lambda document, told, typesetting: made)
        for name in ("write_in_word", "write_for_the_web", "pack"):
            monkeypatch.setattr(f"reports.making.{name}", lambda *what, **how: b"-")
    with going(browser, request.param) as who:
        log_in(
            who.page, live_server.url, ResearcherFactory(name="Fia Forsker", email="f@i.example")
        )
        yield who


def write_a_section(way: Pointer, server: str) -> None:
    page = way.page
    page.goto(f"{server}/rapporter/D2/")
    way.look()
    way.press(page.get_by_role("link", name="Skriv en tekst"))
    way.fill(page.get_by_label("Overskrift"), "Veien videre")
    way.press(page.get_by_role("button", name="Gå videre til teksten"))
    way.fill(page.locator("textarea[name=body]"), UGLY)
    way.look()
    way.press(page.get_by_role("button", name="Legg inn i rapporten"))
    expect(page.get_by_role("heading", name="Veien videre")).to_be_visible()


def cite_two_passages(way: Pointer) -> None:
    page = way.page
    way.open(page.get_by_text("Legg til en setning", exact=True))
    way.fill(page.get_by_label("Finn utdrag med ordene"), "regnskapet")
    way.press(page.get_by_role("button", name="Finn", exact=True))
    way.fill(page.get_by_label("Setning", exact=True), SENTENCE)
    for words in ("ligger i skapet", "leses av ingen"):
        way.tick(page.get_by_label(words))
    way.press(page.get_by_role("button", name="Legg til setningen"))
    expect(page.get_by_text(SENTENCE).first).to_be_visible()


def order(way: Pointer, server: str) -> None:
    """Order the PDF, and leave."""
    page = way.page
    way.press(page.get_by_role("button", name="Bestill", exact=True))
    expect(page.get_by_text("Bestilt").first).to_be_visible()
    page.goto(f"{server}/eksempler/")


def come_back_when_told(way: Pointer, server: str, mailoutbox: list, number: int) -> None:
    """The job is done by a worker; the link of the mail leads to the file."""
    perform(Job.objects.filter(state="queued").get().pk, "test")
    empty_outbox()
    way.page.goto(server + re.search(r"(/rapporter/D2/\S*)", mailoutbox[-1].body)[1])
    expect(way.page.get_by_role("link", name=f"Les utgave {number}")).to_be_visible()
    expect(way.page.get_by_role("link", name="Last ned PDF").first).to_be_visible()


def mend(way: Pointer) -> None:
    page = way.page
    way.press(page.get_by_role("link", name="Endre «Veien videre»"))
    way.fill(page.locator("textarea[name=body]"), MENDED)
    way.press(page.get_by_role("button", name="Legg inn i rapporten"))
    expect(page.get_by_text("Resten kommer i neste utgave.")).to_have_count(0)


def approve_and_publish(way: Pointer, server: str) -> None:
    page = way.page
    way.press(page.get_by_role("link", name=re.compile("Utkast, kommentarer og versjoner.*2")))
    expect(page.locator("#steg")).to_be_visible()
    way.look()
    way.press(page.get_by_role("button", name="Send til godkjenning"))
    way.press(page.get_by_role("button", name="Godkjenn og publiser"))
    expect(page.locator("#steg")).to_contain_text("Den endelige filen lages")
    expect(page.get_by_role("button", name="Godkjenn og publiser")).to_have_count(0)
    perform(Job.objects.filter(state="queued").get().pk, "test")
    if not way.has_script:
        page.reload()
    expect(page.locator("#tidligere")).to_contain_text("Til godkjenning → Publisert")
    expect(page.locator("#hode")).to_contain_text("Publisert")
    expect(page.locator("#steg")).not_to_contain_text("Den endelige filen lages")


def withdraw_a_week_later(way: Pointer, server: str) -> None:
    page = way.page
    informant = Consent.objects.order_by("pk").first().informant_id
    page.goto(f"{server}/personvern/tilbaketrekking/{informant}/")
    expect(page.locator("main")).to_contain_text(SENTENCE)
    expect(page.get_by_role("link", name="D2 2")).to_be_visible()
    way.look()
    way.fill(page.get_by_label("Begrunnelse"), "Det kom en e-post i dag.")
    way.press(page.get_by_role("button", name="Trekk tilbake, kan ikke angres"))
    expect(page.get_by_role("heading", name="Samtykket er trukket tilbake")).to_be_visible()


def handle_what_it_touched(way: Pointer, server: str) -> None:
    """The next edition waits until the sentence has been read again."""
    page = way.page
    page.goto(f"{server}/rapporter/D2/")
    expect(page.get_by_text("1 setning har mistet et utdrag")).to_be_visible()
    expect(page.get_by_role("button", name="Bestill", exact=True)).to_have_count(0)
    way.look("mistet")
    way.press(page.get_by_role("button", name="Setning 1 holder"))
    way.press(page.get_by_role("button", name="Bestill", exact=True))
    expect(page.get_by_text("Utgave 3 er bestilt.")).to_be_visible()
    perform(Job.objects.filter(state="queued").get().pk, "test")


def test_a_report_is_written_mended_published_and_stopped_by_a_withdrawal(
    way, live_server, survey, mailoutbox, request
):
    server, page = live_server.url, way.page
    write_a_section(way, server)
    cite_two_passages(way)
    order(way, server)
    come_back_when_told(way, server, mailoutbox, 1)
    mend(way)
    order(way, server)
    come_back_when_told(way, server, mailoutbox, 2)
    log_in(page, server, SecretaryFactory(name="Mona Vik"))
    approve_and_publish(way, server)
    log_in(page, server, ResearcherFactory(name="Rolf Røst"))
    withdraw_a_week_later(way, server)
    handle_what_it_touched(way, server)

    assert list(Edition.objects.order_by("number").values_list("number", "state")) == [
        (2, "published"),
        (3, "draft"),
    ]
    cited = CitedPassage.objects.filter(edition__number=3)
    assert [one.passage.quote for one in cited] == ["Regnskapet leses av ingen."]
    assert Section.objects.get().body == MENDED
    if request.node.callspec.params["way"] == REAL:
        check_the_files()


def check_the_files() -> None:
    second, third = (text_of(Path(one.file.path)) for one in Edition.objects.order_by("number"))
    assert "Av 2 kommuner har alle svart." in second
    assert "Resten kommer i neste utgave." not in second
    assert [SENTENCE in words for words in (second, third)] == [True, True]
