"""A focus group from its plan to a summary that somebody who sat there says is right: by researchers in
one browser, by a participant with a telephone in another.
"""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, expect

from focusgroups.models import FocusGroup, Note, SummaryReply
from forkommune.evidence.models import Consent
from forkommune.ui.dates import today
from forkommune.work import open_forms
from forkommune.work.services.sending import empty_outbox
from tests.browsing import log_in
from tests.factories import (
    CodeFactory,
    CodingFactory,
    FocusGuideFactory,
    InformationLetterFactory,
    ResearcherFactory,
    TermFactory,
)

from .ways import going

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PARTS = [
    {
        "code": "d1",
        "label_nb": "Hverdagen",
        "label_nn": "Kvardagen",
        "minutes": 30,
        "questions": [
            {"code": "S1", "text_nb": "Når ble du spurt?", "text_nn": "Når blei du spurd?"}
        ],
    }
]
MAIL = "oda@post.invalid"


@pytest.fixture
def guide(transactional_db, monkeypatch):
    """A guide of one question, a published letter, and a form that takes no time to read."""
    monkeypatch.setattr(open_forms, "FASTEST_SECONDS", 0)
    TermFactory(vocabulary="actor_group", code="citizens", label_nb="Innbyggere")
    InformationLetterFactory(published=True)
    return FocusGuideFactory(title="Kveldssamtale", parts=PARTS)


def link_in(mailoutbox, path: str) -> str:
    """Sends what waits; the newest link of a kind that Oda got."""
    empty_outbox()
    bodies = [mail.body for mail in mailoutbox if MAIL in mail.to]
    return re.findall(rf"/{path}/\S+/", " ".join(bodies))[-1]


def planned(way, url: str) -> FocusGroup:
    """Plan it, name oneself the recruiter, add somebody and invite her."""
    page = way.page
    page.goto(f"{url}/fokusgrupper/ny/")
    for name, words in (
        ("title", "Kveld i Lier"),
        ("day", f"{today() + timedelta(days=9):%d.%m.%Y}"),
        ("clock", "18.00"),
    ):
        way.fill(page.locator(f"[name={name}]"), words)
    page.locator("[name=guide]").select_option(index=1)
    way.press(page.get_by_role("button", name="Planlegg samlingen"))
    page.locator("[name=grant-user]").select_option(label="Åse Dahl")
    way.tick(page.locator("[name=grant-kind][value=recruiter]"))
    way.press(page.get_by_role("button", name="Gi rettigheten"))
    group = FocusGroup.objects.get()
    page.goto(f"{url}/fokusgrupper/{group.pk}/rekruttering/ny/")
    way.fill(page.locator("[name=name]"), "Oda Nilsdatter")
    way.fill(page.locator("[name=email]"), MAIL)
    page.locator("[name=actor_group]").select_option(label="Innbyggere")
    way.press(page.get_by_role("button", name="Legg til på lista"))
    page.goto(f"{url}/fokusgrupper/{group.pk}/rekruttering/")
    expect(page.get_by_text("får påminnelse av seg selv")).to_be_visible()
    way.look()
    way.press(page.get_by_role("link", name="Inviter 1"))
    way.press(page.get_by_role("button", name="Bestill e-postene"))
    expect(page.get_by_text("1 e-post er bestilt")).to_be_visible()
    return group


def agrees(phone, link: str) -> None:
    """Reads the invitation and says yes to being quoted."""
    page = phone.page
    page.goto(link)
    phone.look()
    phone.tick(page.locator("input[name=answer][value=yes]"))
    for scope in ("interview", "quote_unnamed"):
        phone.tick(page.locator(f"input[name=scopes][value={scope}]"))
    phone.press(page.get_by_role("button", name="Send svaret"))
    expect(
        page.get_by_text("Bokstaven din").or_(page.get_by_text("Du deltar")).first
    ).to_be_visible()


def noted(way, url: str, group: FocusGroup) -> None:
    """Draw the letter, begin, write what was said, end."""
    page = way.page
    page.goto(f"{url}/fokusgrupper/{group.pk}/")
    way.press(page.get_by_role("button", name="Trekk bokstaver"))
    page.goto(f"{url}/fokusgrupper/{group.pk}/ordstyrer/")
    way.press(page.get_by_role("button", name="Start møtet"))
    expect(page.get_by_role("button", name="Start møtet")).to_have_count(0)
    expect(page.get_by_text("Når ble du spurt?").first).to_be_visible()
    page.goto(f"{url}/fokusgrupper/{group.pk}/referat/")
    if way.has_script:
        page.wait_for_function("() => window.NotesQueue !== undefined")
        page.locator("#id_text").focus()
        page.keyboard.type("a: Vi ble spurt da alt var bestemt. #1")
        page.keyboard.press("Enter")
    else:
        page.locator("label.live-speaker", has_text="Innbyggere").click()
        page.locator("label.live-mark", has_text="Sitat").click()
        way.fill(page.locator("#id_text"), "Vi ble spurt da alt var bestemt.")
        way.press(page.get_by_role("button", name="Lagre"))
    expect(
        page.locator("#live-notes").get_by_text("Vi ble spurt da alt var bestemt.")
    ).to_be_visible()
    way.look()
    page.goto(f"{url}/fokusgrupper/{group.pk}/avslutt/")
    way.press(page.get_by_role("button", name="Avslutt møtet"))
    expect(page.get_by_text("Det som ble sagt, kan kodes nå")).to_be_visible()


def sent_back(way, url: str, group: FocusGroup) -> None:
    """Write the summary with the quote, look at it and send it."""
    page = way.page
    page.goto(f"{url}/fokusgrupper/{group.pk}/")
    way.press(page.get_by_role("button", name="Skriv en oppsummering"))
    way.fill(page.locator("#text"), "Mange ville bli spurt tidligere.")
    way.press(page.get_by_role("button", name=re.compile("Sett det inn til slutt")))
    way.look()
    way.press(page.get_by_role("button", name="Se på den og send"))
    expect(page.get_by_text("«Vi ble spurt da alt var bestemt.»")).to_be_visible()
    way.look()
    way.press(page.get_by_role("button", name="Send til deltakerne"))
    expect(page.get_by_text("på vei til A")).to_be_visible()
    way.look()


@pytest.mark.parametrize("name", ["pointer", "without script"])
def test_from_the_plan_to_a_summary_that_is_said_to_be_right(
    browser: Browser, live_server, guide, mailoutbox, name
):
    url = live_server.url
    with going(browser, name) as way, going(browser, "390") as phone:
        log_in(way.page, url, ResearcherFactory(name="Åse Dahl"))
        group = planned(way, url)
        agrees(phone, url + link_in(mailoutbox, "deltakelse"))
        noted(way, url, group)
        way.page.goto(f"{url}/fokusgrupper/{group.pk}/sitering/")
        way.fill(way.page.locator("[name=reason]"), "Gruppa leser oppsummeringen")
        way.look()
        way.press(way.page.get_by_role("button", name="Lagre"))
        expect(way.page.get_by_text("1 innlegg kan siteres nå")).to_be_visible()
        note = Note.objects.get()
        passage = note.source.current.passages.get()  # the quote mark made it
        CodingFactory(passage=passage, code=CodeFactory(name="Medvirkning i tide"))
        way.page.goto(f"{url}/fokusgrupper/temaer/")
        expect(way.page.get_by_text("Medvirkning i tide").first).to_be_visible()
        way.look()
        sent_back(way, url, group)
        phone.page.goto(url + link_in(mailoutbox, "oppsummering"))
        phone.look()
        phone.press(phone.page.get_by_role("button", name="Les oppsummeringen"))
        phone.look("lest")
        phone.press(phone.page.get_by_role("button", name="Det stemmer"))
        expect(phone.page.get_by_text("Du sa at oppsummeringen stemmer")).to_be_visible()
        phone.look("svart")

    assert SummaryReply.objects.get().is_right
    assert Consent.objects.get().scopes == ["interview", "quote_unnamed"]
    assert (note.participant.letter, note.marks, note.question_code) == ("A", ["quote"], "S1")
