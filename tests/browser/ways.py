"""The four ways of going through the portal: what a journey does, done by each."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Locator, Page, expect

from tests.browsing import faults
from tests.evidence.test_coding_in_browser import drag

FAR = 150  # Tab presses; more than any of our pages has
KEY = re.compile(r"/[0-9][^/]*/|/[A-Za-z0-9_-]{20,}/")
# Pages that axe has seen in this run, by width.
looked_at: set[tuple[str, int]] = set()


class Pointer:
    """Somebody with a mouse, or a finger where the page is narrow."""

    has_script = True

    def __init__(self, page: Page) -> None:
        self.page = page

    def fill(self, field: Locator, words: str) -> None:
        field.fill(words)

    def choose(self, select: Locator, label: str) -> None:
        select.select_option(label=label)

    def tick(self, box: Locator) -> None:
        box.check()

    def press(self, thing: Locator) -> None:
        thing.click()

    def open(self, fold: Locator) -> None:
        """Unfold a `details` by its summary."""
        self.press(fold)

    def mark(self, words: str, text: str) -> None:
        """Mark words of the text on the coding screen."""
        self.page.wait_for_load_state("networkidle")  # the script that listens is there
        drag(self.page, words)

    def look(self, state: str = "") -> None:
        """Axe, and nothing too wide, on the page as it stands, once a run. state: tells pages of one
        address apart. Without script axe cannot run, and the page is the same."""
        path = KEY.sub("/0/", urlsplit(self.page.url).path) + state
        shown = (path, self.page.viewport_size["width"])
        if self.has_script and shown not in looked_at:
            looked_at.add(shown)
            if found := faults(self.page):
                raise AssertionError("\n".join([self.page.url, *found]))


class Keyboard(Pointer):
    """Somebody who has no pointer: Tab, arrows, Space, Enter and letters."""

    def reach(self, wanted: Locator) -> None:
        """Tab until the thing has the focus. Raises AssertionError when it never gets it."""
        expect(wanted).to_be_visible()
        for _stop in range(FAR):
            if wanted.evaluate("one => one === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{wanted} is not within {FAR} stops on {self.page.url}.")

    def fill(self, field: Locator, words: str) -> None:
        self.reach(field)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(words)

    def choose(self, select: Locator, label: str) -> None:
        self.reach(select)
        chosen = select.locator("option:checked")
        for _option in range(FAR):
            if chosen.inner_text() == label:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{select} has no option {label!r} below the first.")

    def tick(self, box: Locator) -> None:
        """Of a group of radio buttons Tab reaches one, the chosen one if any; the arrows go on to the
        others."""
        if box.get_attribute("type") == "radio":
            group = self.page.locator(f"[name={box.get_attribute('name')}]")
            chosen = group.and_(self.page.locator(":checked"))
            self.reach(chosen if chosen.count() else group.first)
            self.page.keyboard.press("Space")
            while not box.is_checked():
                self.page.keyboard.press("ArrowDown")
        else:
            self.reach(box)
            self.page.keyboard.press("Space")

    def press(self, thing: Locator) -> None:
        self.reach(thing)
        self.page.keyboard.press("Enter")

    def mark(self, words: str, text: str) -> None:
        """By the word cursor: to the first word, then on with Shift."""
        self.page.wait_for_load_state("networkidle")
        self.reach(self.page.locator("#coding-text"))
        for _word in range(len(text[: text.index(words)].split()) + 1):
            self.page.keyboard.press("ArrowRight")
        for _word in words.split()[1:]:
            self.page.keyboard.press("Shift+ArrowRight")


class WithoutScript(Pointer):
    """Somebody whose browser runs no JavaScript."""

    has_script = False


WAYS: dict[str, type[Pointer]] = {
    "pointer": Pointer,
    "keyboard": Keyboard,
    "without script": WithoutScript,
    "390": Pointer,
}


@contextmanager
def going(browser: Browser, name: str) -> Iterator[Pointer]:
    """Somebody in a browser of their own, going one of the ways."""
    kind = WAYS[name]
    width = 390 if name == "390" else 1280
    context = browser.new_context(
        java_script_enabled=kind.has_script, viewport={"width": width, "height": 1000}
    )
    try:
        yield kind(context.new_page())
    finally:
        context.close()
