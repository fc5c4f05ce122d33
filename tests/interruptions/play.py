"""One trouble after another at one form after the other, and what was lost by them."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import count

import psycopg2
from playwright.sync_api import Browser
from playwright.sync_api import TimeoutError as NeverTold

from forkommune.portal.servers import embedded_url
from tests.portal.running import RunningPortal

from .stage import NAMES, QUESTIONS, Stage, set_stage
from .troubles import Trouble
from .typist import Typist, accept_leaving

PLAYS_A_FORM = 8
MAY_BE_LOST_S = 2.0
LETTER_S = 0.03
WORDS = ("tiltak", "varmepumpe", "budsjett", "vedtak", "flomvern", "barriere", "sykkelveg", "måål")


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that must not happen: which trouble, what, and where."""

    trouble: str
    what: str

    def __str__(self) -> str:
        return f"{self.trouble}: {self.what}"


@dataclass(frozen=True, slots=True)
class Kept:
    """What the database holds for a form: texts by question, and those put aside for a choice."""

    texts: dict[str, str]
    aside: list[tuple[str, str]]

    def has(self, field: str, word: str) -> bool:
        """Whether the word is stored, or put aside in plain sight."""
        return word in self.texts.get(field, "") or any(
            word in text for name, text in self.aside if name == field
        )


def interrupt(
    portal: RunningPortal,
    browser: Browser,
    troubles: Sequence[Trouble],
    seed: int,
    scene: Scene | None = None,
) -> Iterator[list[Loss]]:
    """Let the troubles happen, each at a moment the seed gives; the losses of each.

    scene: where people write; the form of an interview unless told otherwise.
    """
    scene = scene or Scene("interview", Typist, Play)
    chance = random.Random(seed)
    forms = -(-len(troubles) // PLAYS_A_FORM)
    stage = set_stage(portal, forms, 2 * len(troubles) + 2 * forms, scene.kind)
    origin = f"http://127.0.0.1:{portal.port}"
    words = (f"{chance.choice(WORDS)}{number}x" for number in count(1))
    for at, path in enumerate(stage.forms):
        with _company(browser, origin, stage, scene.typist) as company:
            play = scene.play(portal, company, path, chance, words)
            for trouble in troubles[at * PLAYS_A_FORM : (at + 1) * PLAYS_A_FORM]:
                yield play.of(trouble)


@dataclass(frozen=True, slots=True)
class Scene:
    """Where people write: what is made for it, how they type there, and how it is judged."""

    kind: str
    typist: type[Typist]
    play: type[Play]


@contextmanager
def _company(
    browser: Browser, origin: str, stage: Stage, typist: type[Typist]
) -> Iterator[dict[str, Typist]]:
    """Kari with two tabs, Åse with one, in a browser each."""
    kari, aase = NAMES
    own, other = browser.new_context(), browser.new_context()
    try:
        company = {}
        for tab, name, context in (
            ("first tab", kari, own),
            ("second tab", kari, own),
            ("colleague", aase, other),
        ):
            page = context.new_page()
            accept_leaving(page)
            company[tab] = typist(name, tab, context, page, origin, stage)
        company["first tab"].log_in()
        company["colleague"].log_in()
        yield company
    finally:
        own.close()
        other.close()


class Play:
    """What happens at one form."""

    def __init__(
        self,
        portal: RunningPortal,
        company: dict[str, Typist],
        path: str,
        chance: random.Random,
        words: Iterator[str],
    ) -> None:
        self.portal = portal
        self.company = company
        self.path = path
        self.chance = chance
        self.words = words
        self.number = path.rstrip("/").split("/")[-1]
        for typist in company.values():
            typist.open(path)

    def of(self, trouble: Trouble) -> list[Loss]:
        """Let some people type, let the trouble happen, wait until all is told, and judge."""
        first = self.company["first tab"]
        writers = [first, *(self.company[one] for one in trouble.others)]
        fields = self._fields(len(writers))
        self._type(trouble, writers, fields)
        if trouble.tears:
            lost = self._tear(trouble, first)
        else:
            trouble.end(self.portal, first)
            lost = self._said_but_not_so(trouble, writers)
        lost += self._conflict_with_itself(trouble)
        self._choose()
        return lost + self._missing(trouble)

    def _fields(self, number: int) -> list[str]:
        """The question of each writer: now and then another than the first one's."""
        shared, other = (f"q{n:02d}" for n in self.chance.sample(range(1, QUESTIONS + 1), 2))
        return [shared, *(self.chance.choice((shared, shared, other)) for _ in range(number - 1))]

    def _type(self, trouble: Trouble, writers: list[Typist], fields: list[str]) -> None:
        """Letters of all writers in turns; the trouble strikes before one of them."""
        # Long enough without a pause that a form which waits for one would lose a sentence.
        most = 24 if trouble.tears else 5
        texts = [[next(self.words) for _ in range(self.chance.randint(2, most))] for _ in writers]
        keys = [[(one, word) for word in text for one in f" {word}"] for text in texts]
        at = self.chance.randrange(2, min(map(len, keys)))
        for writer, field in zip(writers, fields, strict=True):
            writer.start(field)
        for turn in range(max(map(len, keys))):
            if turn == at:
                trouble.strike(self.portal, writers[0])
            for writer, field, own in zip(writers, fields, keys, strict=True):
                self._key(writer, field, own, turn)
            time.sleep(LETTER_S)

    def _key(self, writer: Typist, field: str, keys: list[tuple[str, str]], turn: int) -> None:
        if turn >= len(keys):
            return
        letter, word = keys[turn]
        writer.letter(letter)
        if turn + 1 == len(keys) or keys[turn + 1][1] != word:
            writer.note(word, field)

    def _said_but_not_so(self, trouble: Trouble, writers: list[Typist]) -> list[Loss]:
        """Words of which the line said that they are saved, and that are not."""
        lost = [loss for writer in writers for loss in self._never_told(trouble, writer)]
        kept = self._kept()
        return lost + [
            Loss(
                trouble.name,
                f"“{one.word}” ({one.by}, {one.tab}) is said to be saved in {one.field}",
            )
            for writer in writers
            for one in writer.written
            if not kept.has(one.field, one.word)
        ]

    def _never_told(self, trouble: Trouble, writer: Typist) -> list[Loss]:
        """A line that does not come to say that all is saved; its page is drawn anew."""
        try:
            writer.wait_until_stored()
        except NeverTold:
            said = writer.status()
            writer.open(self.path)
            return [Loss(trouble.name, f"the line of {writer.name}, {writer.tab} says “{said}”")]
        return []

    def _tear(self, trouble: Trouble, typist: Typist) -> list[Loss]:
        """Close the tab without a word: what is older than two seconds is with the server."""
        torn = time.monotonic()
        typist.page.close(run_before_unload=False)
        typist.page = typist.context.new_page()
        accept_leaving(typist.page)
        typist.open(self.path)
        kept = self._kept()
        gone = [one for one in typist.written if not kept.has(one.field, one.word)]
        typist.written = [one for one in typist.written if one not in gone]
        return [
            Loss(trouble.name, f"“{one.word}” in {one.field}, {torn - one.at:.1f} s old, is lost")
            for one in gone
            if torn - one.at > MAY_BE_LOST_S
        ]

    def _conflict_with_itself(self, trouble: Trouble) -> list[Loss]:
        """Texts put aside in a question in which one tab only has written."""
        wrote: dict[str, set[str]] = {}
        for typist in self.company.values():
            for one in typist.written:
                wrote.setdefault(one.field, set()).add(one.tab)
        return [
            Loss(trouble.name, f"a tab met itself in {field}: “{text[-60:]}”")
            for field, text in self._kept().aside
            if len(wrote.get(field, set())) < 2
        ]

    def _choose(self) -> None:
        """Somebody keeps both of all texts that met; then all tabs show what is stored."""
        if self._kept().aside:
            chooser = self.company["colleague"]
            chooser.open(self.path)
            chooser.choose_both()
            for typist in self.company.values():
                typist.open(self.path)

    def _missing(self, trouble: Trouble) -> list[Loss]:
        """Words of anybody that no longer stand in the text: silently overwritten."""
        kept = self._kept()
        return [
            Loss(
                trouble.name, f"“{one.word}” ({one.by}, {one.tab}) no longer stands in {one.field}"
            )
            for typist in self.company.values()
            for one in typist.written
            if one.word not in kept.texts.get(one.field, "")
        ] + [Loss(trouble.name, f"still to choose in {field}") for field, _text in kept.aside]

    def _kept(self) -> Kept:
        with (
            closing(psycopg2.connect(embedded_url(self.portal.var))) as connection,
            connection.cursor() as cursor,
        ):
            cursor.execute(
                "SELECT id, data FROM work_draft WHERE kind = 'interview' AND target_id = %s",
                [self.number],
            )
            found = cursor.fetchone()
            if found is None:
                return Kept({}, [])
            cursor.execute(
                "SELECT field, value FROM work_draftconflict"
                " WHERE draft_id = %s AND settled_at IS NULL",
                [found[0]],
            )
            return Kept(found[1], list(cursor.fetchall()))
