"""Sentences of a summary that may tell of fewer than five people, found before anybody is sent them.

Those who were there know each other's letters and groups: "only business said so" names three people
to the others. Numbers that the portal counts itself are held back by `figures.small_cells`. In text
written by hand it looks at all that names or counts, and asks wherever it cannot see that no people
are meant: every number below five unless a word that is no person stands with it, every share of the
group, every group of fewer than five, every letter of the session, every word that looks like a name,
a place beside a group. What nobody can be known by in this way (a role, an event, a way of speaking) is
the writer's to see. Source: the research note, section 6. No Django here.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from focusgroups.mentions import spans_of
from forkommune.figures.small_cells import is_small

from .few_words import (
    ARTICLES,
    FEW,
    GROUPS,
    KNOWN_NAMES,
    NAMES_SOMETHING,
    NO_PEOPLE,
    NUMBERS,
    ONLY,
    PARTS,
    PEOPLE,
    ROLES,
    SAYING,
)

COUNT = "|".join(sorted(NUMBERS, key=len, reverse=True))
ANY = rf"(?:\d{{1,3}}|{COUNT})"
# A number by itself: no part of a date, a time, a decimal, a thousand or a word.
NUMBER = re.compile(
    rf"(?<![\w/:–-])(?<!\d[., ])(?P<number>{ANY})(?![\w/:–-]|[.,]\d| \d{{3}})"
    rf"(?P<share>\s+av\s+(?:de\s+|dei\s+)?(?P<all>{ANY})\b)?",
    re.I,
)
BEFORE = re.compile(rf"(?:{NAMES_SOMETHING})\s*$", re.I)
OTHER_THINGS = re.compile(rf"\s*(?:%|(?:\w+\s+)?(?:{NO_PEOPLE})\b)", re.I)
AFTER_ARTICLE = re.compile(rf"\s+(?:av|(?:\w+\s+)?(?:{PEOPLE})|(?:{SAYING}))\b", re.I)
SHOWN_AFTER = re.compile(r"\s+(?:av\s+)?\w+")
PART = re.compile(rf"\b(?:{PARTS})", re.I)
FEW_WORDS = re.compile(rf"\b(?:{FEW})\b", re.I)
ONLY_WORDS = re.compile(rf"\b(?:{ONLY})\b", re.I)
# Beside a role, or said to speak: at the beginning of a sentence or behind a word that joins two.
JOINS = "og|men|mens|medan|at|da|når|fordi|som|ifølge|ifølgje"
LETTER = re.compile(
    rf"\b(?i:{ROLES})\s+(?P<letter>[A-ZÆØÅ])\b"
    rf"|(?:^|[,;:]\s|\b(?i:{JOINS})\s)(?P<speaker>[A-HJ-ZÆØ])\s+(?i:{SAYING})\b"
)
CAPITAL = re.compile(r"(?<=[\w,;)] )[A-ZÆØÅ][a-zæøåéèêôòü]+(?:-[A-ZÆØÅ]?[a-zæøå]+)*")
SENTENCE = re.compile(
    r"(?:[^.!?\n]|(?<=\d)\.(?=\d)|(?i:(?<=\bkl)|(?<=\bnr)|(?<=\bca)|(?<=\bpkt))\.)+[.!?]?"
)


class Why(StrEnum):
    """What a sentence may give away."""

    COUNT = "count"
    REST = "rest"
    SHARE = "share"
    FEW = "few"
    GROUP = "group"
    LETTER = "letter"
    BARE_LETTER = "bare_letter"
    NAME = "name"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A sentence, the words in it that raise the question, what they give away, and the number."""

    sentence: str
    words: str
    why: Why
    number: int


@dataclass(frozen=True)
class Session:
    """Who sat there. groups: code of each actor group -> how many of it. letters: all that were given.
    places: names of municipalities, which are nobody's name but point to people beside a group."""

    groups: Mapping[str, int]
    letters: Collection[str] = ()
    places: Collection[str] = field(default_factory=frozenset)

    @property
    def total(self) -> int:
        """How many took part."""
        return sum(self.groups.values())


def doubts(text: str, session: Session) -> list[Doubt]:
    """What to look at before the text is sent, each once."""
    sentences = [match.group().strip() for match in SENTENCE.finditer(text)]
    found = [
        one
        for sentence in sentences
        if any(sign.isalpha() for sign in sentence)
        for one in _in(sentence, session)
    ]
    return list(dict.fromkeys(found))


def _in(sentence: str, session: Session) -> Iterator[Doubt]:
    yield from _letters(sentence, session)
    yield from _counts(sentence)
    yield from _few(sentence)
    yield from _groups(sentence, session)
    yield from _names(sentence, session)
    total = session.total
    if is_small(total // 2) or is_small(total):
        for match in PART.finditer(sentence):
            yield Doubt(sentence, match.group(), Why.SHARE, total)


def _letters(sentence: str, session: Session) -> Iterator[Doubt]:
    named: list[tuple[int, int]] = []
    for match in LETTER.finditer(sentence):
        if match["letter"] or match["speaker"] in session.letters:
            begin = match.start() if match["letter"] else match.start("speaker")
            named.append((begin, match.end()))
            yield Doubt(sentence, sentence[begin : match.end()], Why.LETTER, 1)
    for start, end in spans_of(sentence, session.letters):
        if not any(a <= start < b for a, b in named):
            yield Doubt(sentence, sentence[max(0, start - 20) : end].strip(), Why.BARE_LETTER, 1)


def _counts(sentence: str) -> Iterator[Doubt]:
    for match in NUMBER.finditer(sentence):
        rest = sentence[match.end() :]
        if match["share"]:
            yield from _shares(sentence, match)
        elif (
            BEFORE.search(sentence[: match.start()])
            or OTHER_THINGS.match(rest)
            or (match["number"].casefold() in ARTICLES and not AFTER_ARTICLE.match(rest))
        ):
            continue
        elif is_small(number := _number(match["number"])):
            after = SHOWN_AFTER.match(rest)
            words = match.group() + (after.group() if after else "")
            yield Doubt(sentence, words, Why.COUNT, number)


def _shares(sentence: str, match: re.Match[str]) -> Iterator[Doubt]:
    """ "3 of 8" counts three; "6 of 8" leaves two."""
    number, whole = _number(match["number"]), _number(match["all"])
    if is_small(number):
        yield Doubt(sentence, match.group(), Why.COUNT, number)
    elif is_small(whole - number):
        yield Doubt(sentence, match.group(), Why.REST, whole - number)


def _few(sentence: str) -> Iterator[Doubt]:
    for match in FEW_WORDS.finditer(sentence):
        if not OTHER_THINGS.match(sentence[match.end() :]):
            yield Doubt(sentence, match.group(), Why.FEW, 0)


def _groups(sentence: str, session: Session) -> Iterator[Doubt]:
    """A group of fewer than five; and one that leaves fewer than five, where it is set against all."""
    only = ONLY_WORDS.search(sentence)
    for code, count in session.groups.items():
        if (named := _named(sentence, code)) is None:
            continue
        words = f"{only.group()} … {named}" if only else named
        if is_small(count):
            yield Doubt(sentence, words, Why.GROUP, count)
        elif only and is_small(session.total - count):
            yield Doubt(sentence, words, Why.REST, session.total - count)


def _names(sentence: str, session: Session) -> Iterator[Doubt]:
    groups = [found for code in session.groups if (found := _named(sentence, code))]
    for match in CAPITAL.finditer(sentence):
        words = match.group()
        if words in session.places or words.removesuffix("s") in session.places:
            if groups:
                yield Doubt(sentence, f"{words} … {groups[0]}", Why.PLACE, 0)
        elif words not in KNOWN_NAMES:
            yield Doubt(sentence, words, Why.NAME, 0)


def _named(sentence: str, code: str) -> str | None:
    found = re.search(rf"\b(?:{GROUPS[code]})", sentence, re.I) if code in GROUPS else None
    return found.group() if found else None


def _number(words: str) -> int:
    return int(words) if words.isdigit() else NUMBERS[words.casefold()]
