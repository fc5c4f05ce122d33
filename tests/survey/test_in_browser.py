"""The interview form in a real browser: nothing typed is lost, whatever happens to net and session."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from forkommune.accounts.models import PersonalLink
from forkommune.ui.dates import today
from forkommune.work.models import DraftConflict
from forkommune.work.services.draft_states import find_draft
from municipalities.models import ApprovalRequest
from tests.browsing import WIDTHS, faults, log_in
from tests.factories import (
    AnswerFactory,
    ConsentFactory,
    InterviewFactory,
    ResearcherFactory,
    SourceTextFactory,
    TextRevisionFactory,
)

from .guide import ready_interview
from .test_guide_parts import only_if

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SAVED = "Lagret kl."
SAVE_URL = "**/kladd/"


@pytest.fixture
def interview():
    return ready_interview(is_invented=True)


@pytest.fixture
def kari():
    return ResearcherFactory(name="Kari Holm")


@pytest.fixture
def address(live_server, interview):
    return f"{live_server.url}{reverse('municipalities:interview-form', args=[interview.pk])}"


@pytest.fixture
def form(page: Page, live_server, kari, address) -> Page:
    """The form as Kari has it open."""
    log_in(page, live_server.url, kari)
    page.goto(address)
    return page


@pytest.fixture
def colleague(browser, live_server, address):
    """The same form as Åse has it open, in a browser of her own."""
    context = browser.new_context()
    tab = context.new_page()
    log_in(tab, live_server.url, ResearcherFactory(name="Åse Dahl"))
    tab.goto(address)
    yield tab
    context.close()


def status(page):
    return page.locator("#lagret")


def stored(interview):
    draft = find_draft("interview", interview)
    return draft.data if draft else {}


def kept_in_tab(page):
    """How many unsent texts lie in the tab; htmx keeps a key of its own there."""
    return page.evaluate("Object.keys(sessionStorage).filter((k) => k.startsWith('draft:')).length")


def faults_at_all_widths(page):
    """Faults of the page as it stands, by width."""
    found = {}
    for width in (*WIDTHS, 320):
        page.set_viewport_size({"width": width, "height": 900})
        found[width] = faults(page)
    return {width: lines for width, lines in found.items() if lines}


def test_form_conflict_and_board_have_no_fault_at_any_width(form, colleague, live_server):
    assert faults_at_all_widths(form) == {}
    form.get_by_role("button", name="Fullfør intervjuet").click()
    expect(form.locator(".ds-error-summary")).to_be_focused()
    assert faults_at_all_widths(form) == {}
    colleague.fill("#id_q09", "Åses tekst")
    expect(status(colleague)).to_contain_text(SAVED)
    form.fill("#id_q09", "Karis tekst")
    form.get_by_role("link", name="Du og noen andre har skrevet i spørsmål 9: velg").click()
    assert faults_at_all_widths(form) == {}
    form.goto(f"{live_server.url}{reverse('municipalities:survey')}")
    assert faults_at_all_widths(form) == {}


def test_what_was_typed_is_there_after_a_reload(form, interview):
    refused = []
    form.on("console", lambda said: refused.append(said.text) if said.type == "error" else None)
    form.fill("#id_q01", "Klimarådgiver 👩‍🌾 i plan")
    form.check("#id_q06_0")
    expect(status(form)).to_contain_text(SAVED)
    assert kept_in_tab(form) == 0

    form.reload()

    expect(form.locator("#id_q01")).to_have_value("Klimarådgiver 👩‍🌾 i plan")
    expect(form.locator("#id_q06_0")).to_be_checked()
    expect(form.get_by_text("Du har tekst her som ikke ble lagret")).to_have_count(0)
    assert stored(interview) == {"q01": "Klimarådgiver 👩‍🌾 i plan", "q06": "yes"}
    assert refused == []


def test_two_people_on_different_questions_see_each_others_text(form, colleague, interview):
    colleague.fill("#id_q09", "Åses tekst")
    expect(status(colleague)).to_contain_text(SAVED)

    form.fill("#id_q01", "Karis tekst")

    expect(status(form)).to_contain_text(SAVED)
    expect(form.locator("#id_q09")).to_have_value("Åses tekst")
    assert stored(interview) == {"q09": "Åses tekst", "q01": "Karis tekst"}
    form.fill("#id_q09", "Åses tekst, og Kari skrev videre")
    expect(status(form)).to_contain_text(SAVED)
    assert not DraftConflict.objects.exists()


def test_dropped_net_is_said_and_the_text_is_saved_when_it_is_back(form, interview):
    form.route(SAVE_URL, lambda route: route.abort())
    form.fill("#id_q01", "Skrevet uten nett")
    expect(status(form)).to_contain_text("Ikke lagret, prøver igjen")
    assert kept_in_tab(form) == 1
    form.unroute(SAVE_URL)

    expect(status(form)).to_contain_text(SAVED, timeout=10_000)

    assert stored(interview) == {"q01": "Skrevet uten nett"}
    assert kept_in_tab(form) == 0


def test_lost_reply_is_harmless(form, interview):
    def lose_reply(route):
        route.fetch()
        route.abort()

    form.route(SAVE_URL, lose_reply, times=1)
    form.fill("#id_q01", "Første")
    expect(status(form)).to_contain_text("Ikke lagret, prøver igjen")
    form.fill("#id_q01", "Første og mer")

    expect(status(form)).to_contain_text(SAVED, timeout=10_000)
    assert stored(interview) == {"q01": "Første og mer"}
    assert not DraftConflict.objects.exists()


def test_text_that_never_reached_the_server_is_offered_after_a_reload(form, interview):
    form.route(SAVE_URL, lambda route: route.abort())
    form.fill("#id_q01", "Skrevet uten nett")
    expect(status(form)).to_contain_text("Ikke lagret, prøver igjen")
    form.on("dialog", lambda dialog: dialog.accept())
    form.unroute(SAVE_URL)
    form.reload()

    expect(form.get_by_text("Du har tekst her som ikke ble lagret")).to_be_visible()
    assert faults(form) == []
    form.get_by_role("button", name="Hent tilbake teksten min").click()

    expect(status(form)).to_contain_text(SAVED)
    assert stored(interview) == {"q01": "Skrevet uten nett"}
    assert kept_in_tab(form) == 0


def test_text_typed_while_a_save_is_on_its_way_is_not_offered_once_it_is_saved(form, interview):
    def slowly(route):
        form.wait_for_timeout(600)
        route.continue_()

    form.route(SAVE_URL, slowly)
    form.locator("#id_q01").press_sequentially(
        "Skrevet uten pause, lenge nok til flere lagringer", delay=60
    )
    expect(status(form)).to_contain_text(SAVED)

    assert kept_in_tab(form) == 0
    form.reload()
    expect(form.locator("#gjenopprett")).to_be_empty()


def test_text_saved_while_the_page_is_left_stays_in_the_tab_until_the_next_save(form):
    """The next page may be drawn from before the save, and must have it to offer."""

    def while_leaving(route):
        form.evaluate("window.dispatchEvent(new Event('beforeunload', { cancelable: true }))")
        route.continue_()

    form.route(SAVE_URL, while_leaving, times=1)
    form.fill("#id_q01", "Skrevet rett før siden ble lastet på nytt")
    expect(status(form)).to_contain_text(SAVED)
    assert kept_in_tab(form) == 1

    form.fill("#id_q01", "Ble likevel, og skrev videre")
    expect(status(form)).to_contain_text(SAVED)
    expect(form.locator("#kladd input[name=version]")).to_have_value("2")
    assert kept_in_tab(form) == 0


def test_older_text_behind_a_saved_one_is_not_offered(form):
    """What stayed in the tab while its page was left is older than what the page was drawn with."""
    form.fill("#id_q01", "Skrevet til enden")
    expect(status(form)).to_contain_text(SAVED)
    form.evaluate(
        """() => {
            const form = document.querySelector("form[data-draft]");
            const prefix = `${form.dataset.draft}:${document.body.dataset.user}:`;
            sessionStorage.setItem(`${prefix}0:q01`, JSON.stringify(["Skrevet til"]));
            sessionStorage.setItem(`${prefix}1:q01`, JSON.stringify(["Skrevet til enden"]));
        }"""
    )

    form.reload()

    expect(form.locator("#gjenopprett")).to_be_empty()
    expect(form.locator("#id_q01")).to_have_value("Skrevet til enden")
    assert kept_in_tab(form) == 0


def test_text_typed_before_the_script_is_there_is_saved(form, address, interview):
    def after_typing(route):
        form.fill("#id_q01", "Skrevet på en treg linje")
        route.continue_()

    form.route("**/draft*.js", after_typing, times=1)
    form.goto(address)

    expect(status(form)).to_contain_text(SAVED)
    assert stored(interview) == {"q01": "Skrevet på en treg linje"}


def test_unsent_text_is_offered_to_its_writer_and_to_nobody_else(form, live_server, kari):
    form.route(SAVE_URL, lambda route: route.abort())
    form.fill("#id_q01", "Karis usendte tekst")
    expect(status(form)).to_contain_text("Ikke lagret, prøver igjen")
    form.on("dialog", lambda dialog: dialog.accept())

    log_in(form, live_server.url, ResearcherFactory(name="Åse Dahl"))
    form.reload()
    expect(form.locator(".user-menu summary")).to_contain_text("Åse Dahl")
    expect(form.locator("#gjenopprett")).to_be_empty()
    log_in(form, live_server.url, kari)
    form.reload()

    expect(form.locator("#gjenopprett")).to_contain_text("Karis usendte tekst")


def test_ended_session_loses_nothing_and_saves_on_after_a_new_log_in(
    form, live_server, kari, interview
):
    Session.objects.all().delete()
    form.fill("#id_q01", "Skrevet etter at økten var over")
    expect(status(form)).to_contain_text("du er logget ut")
    expect(status(form).get_by_role("link")).to_have_attribute("target", "_blank")
    form.context.clear_cookies(name="csrftoken")
    log_in(form, live_server.url, kari)

    expect(status(form)).to_contain_text(SAVED, timeout=20_000)

    assert stored(interview) == {"q01": "Skrevet etter at økten var over"}
    expect(form.locator("#id_q01")).to_have_value("Skrevet etter at økten var over")


def test_who_writes_on_with_a_token_that_a_log_in_made_stale_is_saved_meanwhile(form, interview):
    refused = []
    form.on("response", lambda answer: refused.append(1) if answer.status == 403 else None)
    form.context.clear_cookies(name="csrftoken")
    form.focus("#id_q01")
    form.keyboard.type("Skrevet i ett strekk uten å vente", delay=150)

    expect(status(form)).to_contain_text(SAVED, timeout=3_000)

    assert stored(interview) == {"q01": "Skrevet i ett strekk uten å vente"}
    assert len(refused) == 1


def test_a_colleague_who_logs_in_in_between_does_not_get_the_text_under_her_name(
    form, live_server, kari, interview
):
    log_in(form, live_server.url, ResearcherFactory())
    form.fill("#id_q01", "Skrevet av Kari")
    expect(status(form)).to_contain_text("en annen er logget inn", timeout=20_000)
    between = stored(interview)
    log_in(form, live_server.url, kari)

    expect(status(form)).to_contain_text(SAVED, timeout=30_000)

    assert between == {}
    assert (stored(interview), find_draft("interview", interview).editor) == (
        {"q01": "Skrevet av Kari"},
        kari,
    )


def test_logging_out_clears_what_the_tab_kept(form):
    form.route(SAVE_URL, lambda route: route.abort())
    form.fill("#id_q01", "Personopplysning")
    expect(status(form)).to_contain_text("Ikke lagret, prøver igjen")
    form.on("dialog", lambda dialog: dialog.accept())

    form.locator(".user-menu summary").click()
    form.locator(".user-menu").get_by_role("button", name="Logg ut").click()
    form.wait_for_load_state()

    assert kept_in_tab(form) == 0


def test_colleague_is_named_and_gone_when_she_leaves(form, colleague, address):
    colleague.locator("#id_q05_0").focus()
    colleague.reload()
    form.reload()

    expect(form.locator("#til-stede")).to_contain_text("Åse har også dette åpent")
    colleague.goto("about:blank")
    form.reload()
    expect(form.locator("#til-stede")).not_to_contain_text("Åse")


def test_parts_count_while_one_types_and_alt_n_goes_on(form):
    first = form.locator(".parts li").first
    form.fill("#id_q01", "Rådgiver")

    expect(first).to_contain_text("1 av 4 utfylt")
    form.locator("#id_q01").press("Alt+n")
    expect(form.locator("#id_q05_0")).to_be_focused()


def test_choice_that_was_hit_by_mistake_is_taken_back_by_button_or_key(form, interview):
    fifth = form.locator("#sporsmal-5")
    expect(fifth.get_by_role("button", name="Fjern valget")).to_be_hidden()
    form.check("#id_q05_2")
    expect(status(form)).to_contain_text(SAVED)
    assert stored(interview)["q05"] == "3"

    fifth.get_by_role("button", name="Fjern valget").click()
    expect(form.locator("#id_q05_2")).to_be_focused()
    expect(status(form)).to_contain_text(SAVED)
    form.check("#id_q06_0")
    form.press("#id_q06_0", "Delete")
    expect(form.locator("#id_q06_0")).not_to_be_checked()
    form.reload()

    assert form.locator("[name=q05]:checked, [name=q06]:checked").count() == 0
    assert not {stored(interview).get(name) for name in ("q05", "q06")} - {"", None}
    expect(fifth.get_by_role("button", name="Fjern valget")).to_be_hidden()


def test_question_comes_and_goes_with_the_answer_that_decides_and_keeps_what_was_said(
    form, interview
):
    only_if(interview.guide, 9, 6, "yes")
    form.reload()
    ninth = form.locator("#sporsmal-9")
    expect(ninth).to_be_hidden()

    form.check("#id_q06_0")
    expect(ninth).to_be_visible()
    form.fill("#id_q09", "Det gikk bra.")
    form.check("#id_q06_1")

    expect(ninth).to_be_visible()
    expect(ninth.get_by_text("Vilkåret gjelder ikke lenger, svaret er beholdt")).to_be_visible()
    expect(form.locator(".parts li").nth(1)).to_contain_text("1 av 4 utfylt")


@pytest.fixture
def to_approve(kari):
    """One answer that waits for approval, and the token of the link."""
    interview = InterviewFactory(completed=True, interviewer=kari)
    ConsentFactory(informant=interview.informant)
    source = SourceTextFactory(informant=interview.informant)
    TextRevisionFactory(source=source, text="Vi fyrer med flis. Ordføreren liker det ikke.")
    AnswerFactory(interview=interview, source=source)
    asked = ApprovalRequest.objects.create(interview=interview, answer_by=today())
    link, token = PersonalLink.objects.issue(
        scope="approve-interview", target=asked, lasts=timedelta(days=1)
    )
    return source, link, token


def test_form_says_that_nothing_can_be_saved_once_the_link_is_taken_back(
    page, live_server, to_approve
):
    _source, link, token = to_approve
    page.goto(f"{live_server.url}/godkjenning/{token}/")
    page.get_by_role("button", name="Les svarene dine").click()
    page.get_by_text("Rett, stryk eller kommenter").click()
    PersonalLink.objects.filter(pk=link.pk).update(revoked_at=timezone.now())

    page.get_by_label("Kommentar").fill("For sent")

    expect(status(page)).to_contain_text("Kan ikke lagres lenger")
    page.wait_for_timeout(2500)  # the first retry would have come
    expect(status(page)).to_contain_text("Kan ikke lagres lenger")
