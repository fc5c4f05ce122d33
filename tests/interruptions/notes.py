"""The note-taker's screen under the same troubles: no word older than two seconds is lost, none stands
twice, and a note is one note whatever happened between its first letter and its last.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import psycopg2
from playwright.sync_api import TimeoutError as NeverTold

from forkommune.portal.servers import embedded_url
from tests.portal.running import RunningPortal

from .play import Kept, Loss, Play, Scene
from .troubles import Trouble
from .typist import SAVED, TOLD_MS, Typist

NOTES = "notes"  # all notes of a session are one place to look in
FOLLOWS_MS = 15_000  # the screens ask every two seconds
HANDS_IN = 0.3  # after which share of the words Enter is pressed
HELD = """
    SELECT coalesce(draft.data ->> 'text', note.text), note.id
    FROM focusgroups_note AS note
    LEFT JOIN work_draft AS draft
        ON draft.kind = 'focus-group-note' AND draft.target_id = note.id::text
    WHERE note.group_id = %s ORDER BY note.said_at
"""
ASIDE = """
    SELECT met.value #>> '{}' FROM work_draftconflict AS met
    JOIN work_draft AS draft ON draft.id = met.draft_id
    JOIN focusgroups_note AS note ON note.id::text = draft.target_id
    WHERE draft.kind = 'focus-group-note' AND met.settled_at IS NULL AND note.group_id = %s
"""
ALL_STORED = """(saved) => {
    const said = document.getElementById('lagret').innerText;
    const unsent = Object.keys(sessionStorage).some((key) => key.startsWith('notes:'));
    return saved.some((words) => said.includes(words)) || (!said && !unsent);
}"""


class NoteTaker(Typist):
    """One tab with the note-taker's screen."""

    def open(self, path: str) -> None:
        """Go to the screen of a session."""
        self.page.goto(self.origin + path)
        self._wait_for_script()

    def start(self, field_name: str) -> None:
        """Put the caret where notes are written, and say who speaks."""
        self.page.locator("#id_text").focus()
        self.page.keyboard.press("Control+End")
        if not self.page.locator("#id_text").input_value():
            self.page.keyboard.type(f"{self.name[0].lower()}: ".replace("k", "b").replace("å", "c"))

    def hand_in(self) -> None:
        """The note is done."""
        self.page.keyboard.press("Enter")

    def wait_until_stored(self) -> None:
        """Until the line says that all is with the server, or nothing was written since the page came."""
        self.page.wait_for_function(ALL_STORED, arg=SAVED, timeout=TOLD_MS)

    def reload(self) -> None:
        """Draw the screen anew; what was not with the server comes back by itself."""
        self.page.reload()
        self._wait_for_script()

    def choose_both(self) -> None:
        """Nobody writes in another's note here."""

    def _wait_for_script(self) -> None:
        self.page.wait_for_function("() => window.NotesQueue !== undefined")


class SessionPlay(Play):
    """What happens in one session: all its notes are one place to look in."""

    def __init__(
        self,
        portal: RunningPortal,
        company: dict[str, Typist],
        path: str,
        chance: random.Random,
        words: Iterator[str],
    ) -> None:
        super().__init__(portal, company, path, chance, words)
        self.number = path.split("?")[0].rstrip("/").split("/")[-2]

    def _fields(self, number: int) -> list[str]:
        return [NOTES] * number

    def _kept(self) -> Kept:
        texts = " ".join(text for text, _note in self._asked(HELD))
        return Kept({NOTES: texts}, [(NOTES, text) for (text,) in self._asked(ASIDE)])

    def _asked(self, question: str) -> list[tuple[Any, ...]]:
        with (
            closing(psycopg2.connect(embedded_url(self.portal.var))) as connection,
            connection.cursor() as cursor,
        ):
            cursor.execute(question, [self.number])
            return list(cursor.fetchall())


class NotePlay(SessionPlay):
    """Each writes notes of their own."""

    def _key(self, writer: Typist, field: str, keys: list[tuple[str, str]], turn: int) -> None:
        super()._key(writer, field, keys, turn)
        is_word_done = turn < len(keys) and (
            turn + 1 == len(keys) or keys[turn + 1][1] != keys[turn][1]
        )
        if is_word_done and isinstance(writer, NoteTaker) and self.chance.random() < HANDS_IN:
            writer.hand_in()

    def _choose(self) -> None:
        """Nothing is put aside where each writes notes of their own; `_missing` tells when it is."""

    def _missing(self, trouble: Trouble) -> list[Loss]:
        held = self._kept().texts[NOTES].split()
        return super()._missing(trouble) + [
            Loss(
                trouble.name,
                f"“{one.word}” ({one.by}, {one.tab}) stands {held.count(one.word)} times",
            )
            for typist in self.company.values()
            for one in typist.written
            if held.count(one.word) > 1
        ]


class Corrector(NoteTaker):
    """Somebody who corrects a note that another corrects as well."""

    def start(self, field_name: str) -> None:
        """Put the caret behind the words that stand."""
        self.page.locator("#id_text").focus()
        self.page.keyboard.press("Control+End")

    def choose_both(self) -> None:
        """Go from the form to the wordings that met, and keep the words of all of them, each once."""
        self.page.locator("[data-met] a").click()
        self.page.wait_for_selector(".conflict-layout")
        while self.page.locator(".conflict-layout").count():
            for choice in self.page.locator("input[type=radio][value=both]").all():
                choice.check()
            for joined in self.page.locator(".conflict-joined textarea").all():
                joined.fill(" ".join(dict.fromkeys(joined.input_value().split())))
            with self.page.expect_navigation():
                self.page.locator(".conflict-layout button[type=submit]").click()
        self._wait_for_script()

    def typed(self) -> str:
        """What the form holds."""
        return self.page.locator("#id_text").input_value()

    def shows(self, text: str) -> bool:
        """Whether the form comes to hold these words by itself."""
        try:
            self.page.wait_for_function(
                "(text) => document.getElementById('id_text').value.trim() === text",
                arg=text,
                timeout=FOLLOWS_MS,
            )
        except NeverTold:
            return False
        return True


class CorrectPlay(SessionPlay):
    """All correct one note. It is one note whatever happens, and once somebody has chosen, every tab
    shows the same by itself."""

    def _choose(self) -> None:
        """Nobody but the one who chooses leaves their page."""
        if self._kept().aside:
            chooser = self.company["colleague"]
            chooser.open(self.path)
            chooser.choose_both()

    def _missing(self, trouble: Trouble) -> list[Loss]:
        lost = [
            Loss(trouble.name, f"{one.name}, {one.tab} goes on showing “{one.typed()[-80:]}”")
            for one in self.company.values()
            if isinstance(one, Corrector) and not one.shows(self._kept().texts[NOTES])
        ]
        count = len(self._asked(HELD))
        twice = [Loss(trouble.name, f"the one note has become {count}")] if count > 1 else []
        return lost + super()._missing(trouble) + twice


NOTE_SCREEN = Scene("focus group", NoteTaker, NotePlay)
ONE_NOTE = Scene("one note", Corrector, CorrectPlay)
