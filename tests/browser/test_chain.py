"""The chain once, end to end: from an interview to a PDF, and from the PDF back to the words."""

import shutil
import tempfile
from pathlib import Path

import pytest
from kombu import Connection
from playwright.sync_api import Page, expect

from forkommune.evidence.loading import load
from forkommune.evidence.models import Claim, Passage
from forkommune.work.loading import Tally, taxonomy
from forkommune.work.tasks import run_job
from reports.models import CitedPassage, Edition
from tests.browsing import log_in
from tests.evidence.test_coding_in_browser import drag
from tests.factories import QuestionFactory, ResearcherFactory, SecretaryFactory
from tests.reports.pdf import links_of, text_of
from tests.reports.region import region
from tests.work.worker_process import OwnRedis, Worker

pytestmark = [
    pytest.mark.browser,
    pytest.mark.processes,
    pytest.mark.django_db(transaction=True),
]
SAID = "Kommunestyret vedtok i 2014 å bytte oljekjelen. Pengene ble flyttet året etter."
MARKED = "vedtok i 2014 å bytte oljekjelen"
SENTENCE = "Vedtak om oljekjeler ble ikke fulgt opp."
MAKE_MS = 120_000


@pytest.fixture
def worker(settings, monkeypatch):
    """A real worker on a broker of its own, which writes where the live server reads."""
    folder = Path(tempfile.mkdtemp(prefix="fkb-"))
    (folder / "frontend").symlink_to(settings.VAR_DIR / "frontend")
    settings.MEDIA_ROOT = folder / "media"
    broker = OwnRedis(folder, durable=False)
    original, options = run_job.apply_async, settings.CELERY_BROKER_TRANSPORT_OPTIONS

    def send(**message):
        with Connection(broker.url, transport_options=options) as line:
            original(connection=line, **message)

    monkeypatch.setattr(run_job, "apply_async", send)
    process = Worker(folder, broker.url, "tests.browser.worker_settings")
    yield process
    process.kill_all()
    broker.kill()
    shutil.rmtree(folder)


@pytest.fixture
def survey(transactional_db):
    """A round with one question, the codebook, and the report that rests on it."""
    taxonomy.load(Tally())
    load(Tally())
    made = region(2)
    QuestionFactory(guide=made.round.guide, number=1, text="Hva er vedtatt, men ikke gjort?")
    return made


def hold_the_interview(page: Page, server: str) -> None:
    page.goto(f"{server}/kartlegging/intervjuer/nytt/")
    page.locator("[name=municipality]").select_option(label="Alvdalen")
    page.locator("[name=role_text]").fill("Saksbehandler, klima")
    page.get_by_role("button", name="Gå videre til grunnlaget").click()

    page.get_by_label("Samtykke").first.check()
    page.get_by_label("På e-post").check()
    page.locator("[name=letter_version]").fill("1.0")
    page.get_by_label("Intervju og notater til forskningen").check()
    page.get_by_role("button", name="Registrer grunnlaget").click()

    page.locator("[name=held_on]").fill("3.10.2017")
    page.locator("[name=q01]").fill(SAID)
    page.get_by_role("button", name="Fullfør intervjuet").click()
    expect(page.get_by_text(SAID)).to_be_visible()


def code_a_passage(page: Page) -> None:
    page.get_by_role("link", name="Kod svaret").click()
    page.set_viewport_size({"width": 1280, "height": 1000})
    page.wait_for_load_state("networkidle")
    drag(page, MARKED)
    page.get_by_role("button", name="Kode C").click()
    expect(page.locator("#picker-search")).to_be_focused()
    page.keyboard.type("vedtatt")
    page.keyboard.press("Enter")
    expect(page.locator("#valgt")).to_contain_text(MARKED)


def make_findings(page: Page, server: str) -> None:
    """A measure, a routine, an instrument and a barrier of the same words."""
    passage = Passage.objects.get(quote=MARKED)
    for kind in ("measure", "routine", "instrument", "barrier"):
        page.goto(f"{server}/kartlegging/koding/utdrag/{passage.pk}/lag/{kind}/")
        page.locator("[name=title]").fill(f"Oljekjelen som {kind}")
        for choice in page.locator("form.panel select").all():
            if not choice.input_value():
                choice.select_option(index=1)
        page.get_by_role("button", name="Lagre").click()
        expect(page.get_by_text(f"Oljekjelen som {kind}").first).to_be_visible()


def record_the_reply(page: Page, server: str) -> None:
    claim = Claim.objects.get(kind="measure")
    page.goto(f"{server}{claim.get_absolute_url()}")
    page.get_by_text("Registrer et svar").click()
    page.locator("[name=step]").select_option("right_of_reply")
    page.locator("[name=outcome]").select_option("agrees")
    page.get_by_role("button", name="Registrer", exact=True).click()
    expect(page.get_by_text("enig").first).to_be_visible()


def write_a_sentence(page: Page, server: str) -> None:
    page.goto(f"{server}/rapporter/D2/?sok=oljekjelen")
    page.locator("[name=text]").fill(SENTENCE)
    page.get_by_label(MARKED).check()
    page.get_by_role("button", name="Legg til setningen").click()
    expect(page.get_by_text(SENTENCE).first).to_be_visible()


def order_and_download(page: Page, server: str, to: Path) -> None:
    page.goto(f"{server}/rapporter/D2/")
    page.get_by_label("Arbeidsutgave med data").check()
    page.get_by_role("button", name="Bestill").click()
    expect(page.locator("progress").or_(page.get_by_text("Ferdig")).first).to_be_visible()
    link = page.get_by_role("link", name="Last ned utgave 1")
    expect(link).to_be_visible(timeout=MAKE_MS)
    with page.expect_download() as download:
        link.click()
    download.value.save_as(to)


def test_from_an_interview_to_a_pdf_and_back(
    page: Page, live_server, survey, worker, tmp_path, complaints
):
    server, researcher = live_server.url, ResearcherFactory(name="Kari Holm")
    log_in(page, server, researcher)
    hold_the_interview(page, server)
    code_a_passage(page)
    make_findings(page, server)
    record_the_reply(page, server)
    write_a_sentence(page, server)

    log_in(page, server, SecretaryFactory(name="Mona Vik"))
    order_and_download(page, server, tmp_path / "d2.pdf")

    edition, data = Edition.objects.get(), (tmp_path / "d2.pdf").read_bytes()
    assert [one["passed"] for one in edition.validation["verdicts"]] == [True, True, True]
    words = text_of(tmp_path / "d2.pdf")
    assert (SENTENCE in words, "Oljekjelen som measure" in words) == (True, True)
    assert (MARKED in words, "Oljekjelen som barrier" in words) == (False, False)

    reference = CitedPassage.objects.get().reference
    [way] = {link for link in links_of(data) if link.endswith(f"/utdrag/{reference}/")}
    log_in(page, server, researcher)
    page.goto(f"{server}/rapporter/{way.split('/rapporter/')[1]}")
    expect(page.get_by_text(MARKED).first).to_be_visible()
    for resting in ("measure", "routine", "instrument", "barrier"):
        expect(page.get_by_text(f"Oljekjelen som {resting}").first).to_be_visible()
    expect(page.get_by_text(SENTENCE).first).to_be_visible()
    assert complaints == []
