"""Components, menu and errors in a real browser."""

import pytest
from playwright.sync_api import Page, expect

from tests.browsing import WIDTHS, faults, log_in
from tests.factories import SecretaryFactory

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def component_page(page: Page, live_server) -> Page:
    log_in(page, live_server.url, SecretaryFactory(name="Mona Vik"))
    page.goto(f"{live_server.url}/komponenter/")
    return page


@pytest.mark.parametrize("width", [*WIDTHS, 320])
def test_no_component_has_a_fault_at_any_width(component_page, width):
    component_page.set_viewport_size({"width": width, "height": 900})

    assert faults(component_page) == []


def test_the_browser_refuses_nothing_that_a_page_brings(page, live_server):
    refused = []
    page.on("console", lambda said: refused.append(said.text) if said.type == "error" else None)
    page.on("requestfailed", lambda request: refused.append(request.url))
    log_in(page, live_server.url, SecretaryFactory())

    page.goto(f"{live_server.url}/komponenter/", wait_until="networkidle")

    assert refused == []
    drawn = page.locator("svg.icon").first.bounding_box()
    assert (drawn["width"] > 10, drawn["height"] > 10) == (True, True)
    assert page.evaluate("document.fonts.check('16px Inter')")


def test_the_summary_takes_the_focus_and_its_links_lead_to_the_field(page, live_server):
    page.goto(f"{live_server.url}/konto/login/")
    page.get_by_role("button", name="Send meg en kode").click()

    expect(page.locator(".ds-error-summary")).to_be_focused()
    page.locator(".ds-error-summary a").click()
    expect(page.get_by_label("E-post")).to_be_focused()


def test_the_folded_menu_opens_and_closes_by_keyboard(page, live_server):
    page.set_viewport_size({"width": 390, "height": 900})
    page.goto(f"{live_server.url}/konto/login/")
    menu = page.locator(".menu-fold")
    summary = menu.locator("summary")

    summary.focus()
    page.keyboard.press("Enter")
    expect(menu.get_by_role("link", name="Logg inn")).to_be_visible()
    page.keyboard.press("Escape")
    expect(menu.get_by_role("link", name="Logg inn")).to_be_hidden()
    expect(summary).to_be_focused()


def test_the_menu_opens_without_javascript(browser, live_server):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(f"{live_server.url}/konto/login/")

    page.locator(".menu-fold summary").click()

    expect(page.locator(".menu-fold").get_by_role("link", name="Logg inn")).to_be_visible()
    context.close()


RINGED = """() => {
  const at = document.activeElement;
  if (at === document.body) return '';
  const ring = (look) => look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2;
  // Designsystemet rings the whole row of a check box; a card rings itself through its title.
  const around = at.closest('.ds-field') || at;
  const seen = ring(getComputedStyle(at)) || ring(getComputedStyle(around))
    || ring(getComputedStyle(at, '::after')) || at.matches('.ds-skip-link:focus');
  return seen ? '' : at.outerHTML.slice(0, 120);
}"""


def test_every_stop_of_the_tab_key_can_be_seen(component_page):
    unseen = set()
    for _stop in range(60):
        component_page.keyboard.press("Tab")
        unseen.add(component_page.evaluate(RINGED))

    assert unseen == {""}
