"""A person at one tab of an interview form: types, sees what the status line says, gets texts back."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, Dialog, Page

from .stage import Stage

TOLD_MS = 90_000  # the longest pause between two tries is a minute
SAVED = ("Lagret kl.", "Kladd lagret kl.", "Lagret, men tekst må velges")
LOGGED_OUT = "du er logget ut"


@dataclass(frozen=True, slots=True)
class Typed:
    """A word that stands in no other text, and when its last letter was typed."""

    word: str
    field: str
    by: str
    tab: str
    at: float


@dataclass
class Typist:
    """One tab. `tab` names the window, also after it is drawn anew: to its writer it is the same."""

    name: str
    tab: str
    context: BrowserContext
    page: Page
    origin: str
    stage: Stage
    written: list[Typed] = field(default_factory=list)

    def open(self, path: str) -> None:
        """Go to a form; a question whether to leave is answered with yes."""
        self.page.goto(self.origin + path)
        self.page.wait_for_function("() => window.htmx !== undefined")

    def log_in(self) -> None:
        """A new session, and no token of the old one: as after a log-in in another tab."""
        key = self.stage.sessions[self.name].pop()
        self.context.clear_cookies()
        cookie = {"name": self.stage.cookie, "value": key, "url": self.origin}
        self.context.add_cookies([cookie])

    def log_out(self) -> None:
        """The session is over; the page does not know yet."""
        self.context.clear_cookies(name=self.stage.cookie)

    def start(self, field_name: str) -> None:
        """Put the caret behind what stands in a question."""
        self.page.locator(f"#id_{field_name}").focus()
        self.page.keyboard.press("Control+End")

    def letter(self, one: str) -> None:
        """One key."""
        self.page.keyboard.type(one)

    def note(self, word: str, field_name: str) -> None:
        """Remember a word that has been typed to its end."""
        self.written.append(Typed(word, field_name, self.name, self.tab, time.monotonic()))

    def status(self) -> str:
        """What the line under the form says."""
        return self.page.locator("#lagret").inner_text()

    def wait_until_stored(self) -> None:
        """Until the line says that all is with the server. Raises TimeoutError of the browser."""
        self.page.wait_for_function(
            "(saved) => saved.some((words) =>"
            " document.getElementById('lagret').innerText.includes(words))",
            arg=SAVED,
            timeout=TOLD_MS,
        )

    def wait_until_told(self, words: str) -> None:
        """Until the line says this."""
        self.page.wait_for_function(
            "(words) => document.getElementById('lagret').innerText.includes(words)",
            arg=words,
            timeout=TOLD_MS,
        )

    def reload(self) -> None:
        """Draw the form anew, and take back what it offers."""
        self.page.reload()
        self.page.wait_for_function("() => window.htmx !== undefined")
        offers = self.page.locator("#gjenopprett [data-keep]")
        while offers.count():
            offers.first.click()
            self.wait_until_stored()

    def choose_both(self) -> None:
        """Go to the texts that met and keep all of them.

        Two texts that met a third in one question are decided one after the other: the second is
        shown again beside what the first decision made.
        """
        self.page.locator("a[href*='konflikt']").first.click()
        self.page.wait_for_selector(".conflict-layout")
        while self.page.locator(".conflict-layout").count():
            for choice in self.page.locator("input[type=radio][value=both]").all():
                choice.check()
            with self.page.expect_navigation():
                self.page.locator(".conflict-layout button[type=submit]").click()
        self.page.wait_for_selector("form[data-draft]")


def accept_leaving(page: Page) -> None:
    """Say yes when the page asks whether unsaved text may be left."""

    def answer(dialog: Dialog) -> None:
        dialog.accept()

    page.on("dialog", answer)
