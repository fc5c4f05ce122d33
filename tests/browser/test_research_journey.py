"""A researcher's way, four ways: call in vain, book a time that lands in the calendar, hold the interview while the net drops and a colleague
writes in the same form, mark and code what was said, make findings of it, and trace them both ways.

The rows in the database are the same after each way. Without JavaScript nothing is rescued from a
dropped net, and nobody sees who else is there: the save button and the choice of texts remain.
"""

import re
from datetime import date

import pytest
from playwright.sync_api import Browser, Page, expect

from forkommune.evidence.loading import load
from forkommune.evidence.models import Coding, Consent, ContactAttempt, Passage, Support
from forkommune.work.loading import Tally, taxonomy
from forkommune.work.models import DraftConflict, Mail
from forkommune.work.services.draft_states import find_draft
from municipalities.models import Answer, Barrier, Instrument, Interview, Measure, Routine
from tests.browsing import log_in
from tests.factories import (
    GuideFactory,
    MunicipalityFactory,
    QuestionFactory,
    ResearcherFactory,
    RoundFactory,
    SectionFactory,
)

from .ways import WAYS, going

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
YEAR = date.today().year + 1
SAVED = re.compile(r"Lagret kl\.|Lagret, men")
FIRST = "Ja. 👩‍🌾 Kommunestyret vedtok i 2014 å bytte oljekjelen."
SECOND = "Ja. 👩‍🌾 Kommunestyret vedtok i 2014 å bytte oljekjelen. Året etter ble pengene flyttet."
MARKED = "vedtok i 2014 å bytte oljekjelen"
KINDS = ("measure", "routine", "instrument", "barrier")
LAST_CODE = "Tiltak: vedtatt"


@pytest.fixture
def survey(transactional_db):
    """A round with three questions in one municipality, and the codebook."""
    taxonomy.load(Tally())
    load(Tally())
    guide = GuideFactory(scale_labels={"1": "I svært liten grad", "5": "I svært stor grad"})
    section = SectionFactory(guide=guide, title="Tiltak")
    for number, (kind, text) in enumerate(
        (
            ("text", "Hva er vedtatt, men ikke gjort?"),
            ("text", "Hva stoppet det?"),
            ("scale_1_5", "Er arbeidet avhengig av ildsjeler?"),
        ),
        start=1,
    ):
        QuestionFactory(guide=guide, section=section, number=number, type=kind, text=text)
    round_ = RoundFactory(guide=guide)
    round_.municipalities.add(MunicipalityFactory(name="Sigdal"))
    return round_


@pytest.fixture(params=WAYS)
def way(request, browser: Browser, live_server, survey):
    """Kari in a browser of her own, going one of the four ways."""
    with going(browser, request.param) as one:
        log_in(one.page, live_server.url, ResearcherFactory(name="Kari Holm"))
        one.page.goto(f"{live_server.url}/kartlegging/intervjuer/nytt/")
        yield one


@pytest.fixture
def colleague(browser: Browser, live_server, survey) -> Page:
    context = browser.new_context()
    page = context.new_page()
    log_in(page, live_server.url, ResearcherFactory(name="Åse Dahl"))
    yield page
    context.close()


def call_in_vain(way) -> None:
    page = way.page
    way.choose(page.locator("[name=municipality]"), "Sigdal")
    way.fill(page.locator("[name=role_text]"), "Saksbehandler, klima")
    way.look()
    way.press(page.get_by_role("button", name="Ring først"))
    expect(page.locator("[name=attempt-again_day]")).not_to_have_value("")  # it is proposed
    way.press(page.get_by_role("button", name="Registrer kontakten"))
    expect(page.locator("#forsok")).to_contain_text("Ikke svar")


def book_the_call(way) -> None:
    page = way.page
    way.fill(page.locator("[name=appointment-day]"), f"2.10.{YEAR}")
    way.fill(page.locator("[name=appointment-clock]"), "13.00")
    way.press(page.get_by_role("button", name="Avtal tid"))
    expect(page.locator("#forsok")).to_contain_text("Avtale gjort")
    way.look("avtale")
    calendar = page.get_by_role("link", name="Last ned til kalenderen").get_attribute("href")
    told = page.request.get(f"{page.url.split('/kartlegging')[0]}{calendar}").text()
    assert f"DTSTART;TZID=Europe/Oslo:{YEAR}1002T130000" in told
    way.press(page.get_by_role("link", name="Åpne intervjuet"))
    way.press(page.get_by_role("link", name="Registrer grunnlaget"))


def record_the_basis(way) -> None:
    page = way.page
    way.tick(page.get_by_label("Samtykke").first)
    way.tick(page.get_by_label("På e-post"))
    way.fill(page.locator("[name=letter_version]"), "1.0")
    way.fill(page.locator("[name=given_on]"), "1.10.2017")
    way.tick(page.get_by_label("Intervju og notater til forskningen"))
    way.look("grunnlag")
    way.press(page.get_by_role("button", name="Registrer grunnlaget"))
    expect(page.locator("[name=held_on]")).to_be_visible()


def saved(way) -> None:
    """What was typed has reached the server: by itself, or by the button."""
    if way.has_script:
        expect(way.page.locator("#lagret")).to_contain_text(SAVED, timeout=10_000)
        expect(way.page.locator("#lagret")).not_to_contain_text("Ikke")
    else:
        way.press(way.page.get_by_role("button", name="Lagre kladd"))


def type_while_the_net_drops(way, field: str, *attempts: str) -> None:
    """Each text is typed without a net that then comes back."""
    for words in attempts:
        way.page.context.set_offline(way.has_script)
        way.fill(way.page.locator(field), words)
        if way.has_script:
            expect(way.page.locator("#lagret")).to_contain_text("Ikke lagret, prøver igjen")
        way.page.context.set_offline(False)
        saved(way)


def write_beside(colleague: Page) -> None:
    """Åse answers two questions, one of which Kari is about to answer."""
    colleague.locator("[name=q02]").fill("Grunneieren ville ikke.")
    colleague.locator("[name=q03][value='4']").check()
    expect(colleague.locator("#lagret")).to_contain_text(SAVED)


def join_what_met(way) -> None:
    page = way.page
    way.fill(page.locator("[name=q02]"), "Anbudet ble for dyrt.")
    saved(way)
    if way.has_script:
        way.press(page.locator("#lagret").get_by_role("link"))
    expect(page.get_by_role("heading", name="Du og Åse har skrevet i det samme")).to_be_visible()
    way.look("konflikt")
    way.tick(page.get_by_label("Behold begge og rediger"))
    way.press(page.get_by_role("button", name="Lagre valgene"))
    expect(page.locator("[name=q02]")).to_have_value(
        "Anbudet ble for dyrt.\nGrunneieren ville ikke."
    )
    expect(page.locator("[name=q03][value='4']")).to_be_checked()


def hold_the_interview(way, colleague: Page) -> None:
    page = way.page
    colleague.goto(page.url)
    if way.has_script:
        expect(colleague.locator("#til-stede")).to_contain_text("har også dette åpent")
        page.reload()
        expect(page.locator("#til-stede")).to_contain_text("Åse har også dette åpent")
    way.fill(page.locator("[name=held_on]"), "3.10.2017")
    type_while_the_net_drops(way, "[name=q01]", FIRST, SECOND)
    write_beside(colleague)
    join_what_met(way)
    way.press(page.get_by_role("button", name="Fullfør intervjuet"))
    expect(page.get_by_text("Intervjuet er fullført")).to_be_visible()
    way.look("fullført")


def mark_and_code(way) -> None:
    page = way.page
    way.press(page.get_by_role("link", name="Kod svaret").first)
    if not way.has_script:
        way.open(page.locator("#merk-uten-mus summary"))
        page.locator("[name=quote]").first.fill(MARKED)
        page.locator("#plain-code").select_option(label=LAST_CODE)
        page.locator("#merk-uten-mus button:not([name])").click()
    else:
        way.mark(MARKED, SECOND)
        page.keyboard.press("c")
        expect(page.locator("#picker-search")).to_be_focused()
        page.keyboard.type("vedtatt")
        page.keyboard.press("Enter")
    expect(page.locator("#valgt")).to_contain_text(f"«{MARKED}»")
    way.look("kodet")


def make_findings(way) -> None:
    page = way.page
    for kind in KINDS:
        way.press(page.locator(f"#valgt a[href$='/lag/{kind}/']"))
        way.fill(page.locator("[name=title]"), f"Oljekjelen som {kind}")
        for select in page.locator("form.panel select").all():
            if not select.input_value():
                way.choose(select, select.locator("option").nth(1).inner_text())
        way.press(page.get_by_role("button", name="Lagre"))
        expect(page.locator("#valgt")).to_contain_text(f"Oljekjelen som {kind}")


def trace_both_ways(way) -> None:
    """From the passage to all that rests on it, from a finding to the words, and to the interview."""
    page = way.page
    way.press(page.get_by_role("link", name="Utdraget med alt som hviler på det"))
    for kind in KINDS:
        expect(page.get_by_role("link", name=f"Oljekjelen som {kind}").first).to_be_visible()
    way.look()
    way.press(page.get_by_role("link", name="Oljekjelen som barrier").first)
    expect(page.get_by_role("heading", level=1)).to_have_text("Oljekjelen som barrier")
    way.look()
    way.press(page.locator("#belegg a").first)
    expect(page.locator("mark")).to_have_text(MARKED)


def rows() -> dict[str, object]:
    """Everything the journey wrote, without keys and times of writing."""
    interview = Interview.objects.get()
    return {
        "interview": (
            f"{interview.planned_on:%d.%m.%Y %H.%M}",
            f"{interview.held_on:%d.%m.%Y}",
            interview.informant.role_text,
            interview.completed_at is not None,
        ),
        "attempts": list(ContactAttempt.objects.order_by("at").values_list("outcome", "way")),
        "mails": list(Mail.objects.values_list("subject", "calendar__method")),
        "basis": list(Consent.objects.values_list("basis", "way", "scopes", "letter_version")),
        "answers": [
            (one.question.number, one.value, one.source and one.source.current.text)
            for one in Answer.objects.in_guide_order()
        ],
        "draft": (
            find_draft("interview", interview).data,
            DraftConflict.objects.undecided().count(),
        ),
        "passages": list(Passage.objects.values_list("start", "end", "quote")),
        "codings": list(Coding.objects.values_list("code__name", "coder__name")),
        "findings": [
            (one.title, one.claim.nature, str(one.municipality))
            for model in (Measure, Routine, Instrument, Barrier)
            for one in model.objects.all()
        ],
        "status": list(Measure.objects.values_list("status__code", flat=True)),
        "supports": list(Support.objects.values_list("passage__quote", "grade")),
    }


def test_from_a_booked_call_to_findings_and_back(way, colleague):
    call_in_vain(way)
    book_the_call(way)
    record_the_basis(way)
    hold_the_interview(way, colleague)
    mark_and_code(way)
    make_findings(way)
    trace_both_ways(way)

    start = SECOND.index(MARKED)
    assert rows() == {
        "interview": (f"02.10.{YEAR} 11.00", "03.10.2017", "Saksbehandler, klima", True),
        "attempts": [("no_answer", "phone"), ("appointment", "phone")],
        "mails": [(f"Intervju med Sigdal 2. oktober {YEAR} kl. 13.00", "PUBLISH")],
        "basis": [("consent", "email", ["interview"], "1.0")],
        "answers": [
            (1, None, SECOND),
            (2, None, "Anbudet ble for dyrt.\nGrunneieren ville ikke."),
            (3, 4, None),
        ],
        "draft": ({}, 0),
        "passages": [(start, start + len(MARKED), MARKED)],
        "codings": [(LAST_CODE, "Kari Holm")],
        "findings": [
            ("Oljekjelen som measure", "fact", "Sigdal"),
            ("Oljekjelen som routine", "fact", "Sigdal"),
            ("Oljekjelen som instrument", "fact", "Sigdal"),
            ("Oljekjelen som barrier", "assessment", "Sigdal"),
        ],
        "status": ["decided"],
        "supports": [(MARKED, "strong")] * 4,
    }
