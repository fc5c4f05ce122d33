"""Coding by mouse, by keyboard, and without script, in a real browser."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Browser, Page, expect

from forkommune.accounts.models import User
from forkommune.evidence.models import Claim, Coding
from tests.browsing import WIDTHS, faults, log_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def kari(answered) -> User:
    return User.objects.get(name="Kari Holm")


@pytest.fixture
def screen(page: Page, live_server, answered, kari) -> Page:
    """The coding screen of an answer that nobody has coded."""
    log_in(page, live_server.url, kari)
    page.set_viewport_size({"width": 1280, "height": 1000})
    page.goto(f"{live_server.url}{answered[1].get_absolute_url()}", wait_until="networkidle")
    return page


def place_of(page: Page, words: str) -> dict[str, float]:
    """Where words stand on the page: middle of their first line's start and last line's end."""
    return page.evaluate(
        """words => {
            const text = document.querySelector("[data-coding-text]");
            const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                const at = node.textContent.indexOf(words);
                if (at < 0) continue;
                const range = document.createRange();
                range.setStart(node, at);
                range.setEnd(node, at + words.length);
                // A person scrolls to the words first.
                node.parentElement.scrollIntoView({block: "center", behavior: "instant"});
                const rects = [...range.getClientRects()];
                const [first, last] = [rects[0], rects[rects.length - 1]];
                return {
                    x: first.left + 1, y: first.top + first.height / 2,
                    toX: last.right - 1, toY: last.top + last.height / 2,
                };
            }
        }""",
        words,
    )


def drag(page: Page, words: str) -> None:
    place = place_of(page, words)
    page.mouse.move(place["x"], place["y"])
    page.mouse.down()
    page.mouse.move(place["toX"], place["toY"], steps=4)
    page.mouse.up()


def lose_selection(page: Page) -> None:
    """As a slow press on an option does: the page hears of it before the click comes."""
    page.evaluate(
        """() => new Promise((heard) => {
            document.addEventListener("selectionchange", () => setTimeout(heard), {once: true});
            document.activeElement.blur();
            getSelection().removeAllRanges();
        })"""
    )


def of_second(answered) -> list[tuple[str, str]]:
    return [
        (c.passage.quote, c.code.name) for c in Coding.objects.of_source(answered[1]).order_by("pk")
    ]


def test_by_mouse_half_words_become_whole_and_get_a_code(screen, answered):
    drag(screen, "ylket eier vei")
    screen.locator("[data-open-picker]").click()
    expect(screen.locator("#picker-search")).to_be_focused()
    lose_selection(screen)
    screen.locator("#picker").get_by_role("option", name="manglende statlig").click()

    expect(screen.locator("#valgt")).to_contain_text("«fylket eier veien»")
    expect(screen.locator("#coding-said")).to_contain_text("«fylket eier veien»")
    assert of_second(answered) == [("fylket eier veien", "Barrierer: manglende statlig oppfølging")]
    expect(screen.locator(".lane")).to_have_count(1)
    screen.locator("[data-act=undo]").click()
    expect(screen.locator(".lane-name")).to_have_count(0)
    assert of_second(answered) == []


def test_by_keyboard_words_are_marked_coded_and_the_text_has_the_focus_again(screen, answered):
    screen.locator("#coding-text").focus()
    for key in ("ArrowDown", "ArrowDown", "Shift+ArrowRight", "Shift+ArrowRight"):
        screen.keyboard.press(key)
    screen.keyboard.press("c")
    screen.keyboard.type("vedtatt")
    screen.keyboard.press("Enter")

    expect(screen.locator(".lane-name")).to_have_count(1)
    assert of_second(answered) == [("Kommunestyret vedtok i", "Tiltak: vedtatt")]
    expect(screen.locator("#coding-text")).to_be_focused()


def test_a_coding_is_taken_back_by_keyboard_before_the_page_has_answered(screen, answered):
    screen.locator("#coding-text").focus()
    screen.keyboard.press("ArrowRight")
    screen.keyboard.press("c")
    screen.keyboard.type("vedtatt")
    screen.keyboard.press("Enter")
    screen.keyboard.press("Control+z")

    expect(screen.locator("[data-act=redo]")).to_be_enabled()
    expect(screen.locator(".lane-name")).to_have_count(0)
    assert of_second(answered) == []
    screen.keyboard.press("Control+y")
    expect(screen.locator(".lane-name")).to_have_count(1)
    assert of_second(answered) == [("Ja", "Tiltak: vedtatt")]
    screen.keyboard.press("Control+z")
    expect(screen.locator(".lane-name")).to_have_count(0)
    screen.keyboard.press("Control+Shift+Z")
    expect(screen.locator(".lane-name")).to_have_count(1)


def test_undoing_what_is_typed_takes_no_code_away(screen, answered):
    screen.locator("#coding-text").focus()
    screen.keyboard.press("ArrowRight")
    screen.keyboard.press("Alt+1")
    screen.locator("#memo").press_sequentially("Viktig")
    screen.keyboard.press("Control+z")

    expect(screen.locator("[data-act=undo]")).to_be_enabled()
    assert len(of_second(answered)) == 1


def test_the_last_used_code_needs_no_list(screen, answered):
    screen.locator("#coding-text").focus()
    screen.keyboard.press("ArrowRight")
    screen.keyboard.press("Alt+1")

    expect(screen.locator(".lane-name")).to_have_count(1)
    assert of_second(answered) == [("Ja", "Barrierer: manglende årsverk")]


def test_what_an_act_changed_is_written_into_the_lists_that_stand(screen, answered):
    used = screen.locator("[data-codebook] a", has_text="Vedtatt").locator(".coding-count")
    category = screen.locator("[data-codebook] details", has_text="Vedtatt")
    before = int(used.text_content())
    category_before = int(category.locator("[data-sum]").text_content())
    own = screen.locator("#coding-texts [aria-current=page] .coding-count")
    expect(own).to_have_count(0)
    heading = screen.locator("#coding-heading").text_content()
    screen.locator("#coding-text").focus()
    screen.keyboard.press("ArrowRight")
    screen.keyboard.press("c")
    screen.keyboard.type("vedtatt")
    screen.keyboard.press("Enter")

    expect(used).to_have_text(str(before + 1))
    expect(category.locator("[data-sum]")).to_have_text(str(category_before + 1))
    expect(category.locator(".is-here")).to_contain_text("Vedtatt")
    expect(category).to_have_attribute("open", "")
    expect(own).to_contain_text("1")
    expect(screen.locator("#coding-heading")).to_have_text(heading)
    screen.locator(".coding-change summary").first.click()
    screen.locator("#new-code").select_option(label="Tiltak: planlagt")
    screen.locator(".coding-change button").first.click()

    expect(used).to_have_text(str(before))
    expect(screen.locator("#valgt h2")).to_contain_text("Tiltak: planlagt")
    screen.locator("#coding-text").focus()
    screen.keyboard.press("ArrowRight")
    screen.keyboard.press("c")
    expect(screen.locator("#picker-list [data-last]").first).to_contain_text("Tiltak: planlagt")
    expect(screen.locator("#picker-list [id^=pick-]")).to_have_count(
        screen.locator("#plain-code option").count() - 1
    )
    screen.keyboard.press("Escape")


def test_escape_gives_the_text_its_focus_and_its_mark_back(screen):
    screen.locator("#coding-text").focus()
    screen.keyboard.press("ArrowRight")
    screen.keyboard.press("c")
    screen.keyboard.press("Escape")

    expect(screen.locator("#picker")).to_be_hidden()
    expect(screen.locator("#coding-text")).to_be_focused()
    assert screen.evaluate("getSelection().toString()") == "Ja"


def test_units_behind_an_emoji_are_the_words_one_sees(screen, answered):
    drag(screen, "sykkelveien langs")
    screen.keyboard.press("c")
    screen.keyboard.press("Enter")

    expect(screen.locator(".lane-name")).to_have_count(1)
    assert [quote for quote, _ in of_second(answered)] == ["sykkelveien langs"]


def test_from_mark_to_measure_in_two_clicks(screen, answered):
    drag(screen, "bytte oljekjelen på ungdomsskolen")
    screen.locator("#selection-bar [name=make][value=measure]").click()
    screen.locator("main form.panel button").first.click()

    expect(screen.locator("#valgt")).to_contain_text("Bytte oljekjelen på ungdomsskolen")
    measure = Claim.objects.get(kind="measure").measure
    assert (measure.title, str(measure.municipality)) == (
        "Bytte oljekjelen på ungdomsskolen",
        "Sigdal",
    )


def test_without_script_sentences_and_selects_do_the_same(
    browser: Browser, browser_context_args, live_server, answered, kari
):
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    page = context.new_page()
    log_in(page, live_server.url, kari)
    page.goto(f"{live_server.url}{answered[1].get_absolute_url()}")
    page.locator("#merk-uten-mus summary").click()
    page.get_by_label("Det andre er sykkelveien langs fylkesveien.").check()
    page.locator("#plain-code").select_option(label="Tiltak: planlagt")
    page.locator("#merk-uten-mus button:not([name])").click()

    expect(page.locator("#valgt")).to_contain_text("Tiltak: planlagt")
    context.close()
    assert of_second(answered) == [
        ("Det andre er sykkelveien langs fylkesveien.", "Tiltak: planlagt")
    ]


@pytest.mark.parametrize("width", WIDTHS)
def test_the_pages_have_no_faults(page, live_server, answered, kari, width):
    log_in(page, live_server.url, kari)
    page.set_viewport_size({"width": width, "height": 900})
    coding = Coding.objects.first()
    passage = coding.passage
    base = "/kartlegging/koding/"
    found = {}
    for path in (
        base,
        f"{answered[0].get_absolute_url()}?kode={coding.pk}",
        f"{base}kilder/{answered[0].pk}/rett/",
        passage.get_absolute_url(),
        f"{base}utdrag/{passage.pk}/lag/measure/",
        f"{base}utdrag/{passage.pk}/stott/",
        f"{base}koder/{coding.code.pk}/",
        f"{base}funn/",
        "/kartlegging/oversikt/",
        "/kartlegging/oversikt/funn/?type=barrier",
        Claim.objects.get().get_absolute_url(),
    ):
        page.goto(f"{live_server.url}{path}", wait_until="networkidle")
        if lines := faults(page):
            found[path] = lines

    assert found == {}


def test_an_act_that_did_not_arrive_is_said_and_the_words_wait_for_another_try(
    screen, answered, live_server, kari
):
    unsent = screen.locator("#coding-unsent")
    screen.locator("#coding-text").focus()
    screen.keyboard.press("ArrowRight")
    screen.context.set_offline(True)
    screen.keyboard.press("Alt+1")
    expect(unsent).to_contain_text("Det er ingen kontakt med portalen")
    screen.context.set_offline(False)
    Session.objects.all().delete()
    screen.keyboard.press("Alt+1")
    expect(unsent).to_contain_text("Du er logget ut")
    assert of_second(answered) == []

    screen.context.clear_cookies(name="csrftoken")
    log_in(screen, live_server.url, kari)
    screen.keyboard.press("Alt+1")

    expect(screen.locator(".lane-name")).to_have_count(1)
    expect(unsent).to_be_empty()
    assert of_second(answered) == [("Ja", "Barrierer: manglende årsverk")]


def test_a_form_sent_after_the_session_ended_comes_back_filled_in(
    page, answered, live_server, kari
):
    log_in(page, live_server.url, kari)
    address = f"{live_server.url}/kartlegging/koding/kilder/{answered[1].pk}/rett/"
    page.goto(address)
    page.locator("[name=text]").fill("Rettet tekst på én lang linje.")
    Session.objects.all().delete()
    page.get_by_role("button", name="Lagre").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Logg inn")
    log_in(page, live_server.url, kari)
    page.goto(address)

    expect(page.locator("[name=text]")).to_have_value("Rettet tekst på én lang linje.")
    page.get_by_role("button", name="Lagre").click()
    page.wait_for_url(f"{live_server.url}{answered[1].get_absolute_url()}")
    assert answered[1].current.text == "Rettet tekst på én lang linje."
    page.goto(address)
    expect(page.get_by_text("Dette kom ikke fram")).to_have_count(0)
