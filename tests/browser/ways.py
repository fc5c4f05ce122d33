"""The four ways of going through the portal: what a journey does, done by each."""

from playwright.sync_api import Locator, Page, expect

FAR = 150  # Tab presses; more than any of our pages has


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
        """Of a group of radio buttons Tab reaches one; the arrows go on to the others."""
        if box.get_attribute("type") == "radio":
            self.reach(self.page.locator(f"[name={box.get_attribute('name')}]").first)
            self.page.keyboard.press("Space")
            while not box.is_checked():
                self.page.keyboard.press("ArrowDown")
        else:
            self.reach(box)
            self.page.keyboard.press("Space")

    def press(self, thing: Locator) -> None:
        self.reach(thing)
        self.page.keyboard.press("Enter")


class WithoutScript(Pointer):
    """Somebody whose browser runs no JavaScript."""

    has_script = False
