"""Sentences of a summary that may tell of fewer than five people, found before anybody is sent them.

Those who were there know each other's letters and groups: "only business said so" names three people
to the others. Found are counts, shares and "only" with a group, as Norwegians write them; what is
found is a question to the writer, no verdict. Source: the research note, section 6. No Django here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from forkommune.figures.small_cells import K, is_small

NUMBERS = {
    "én": 1, "ein": 1, "éin": 1, "en": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6,
    "sju": 7, "syv": 7, "åtte": 8, "ni": 9, "ti": 10, "elleve": 11, "tolv": 12,
}  # fmt: skip
PEOPLE = (
    r"deltak\w+|person\w*|menneske\w*|innbygg\w+|representant\w*|bedrift\w*|nærings\w+|verksemd\w*|"
    r"virksomhet\w*|organisasjon\w*|lag|stykk\w*|andre|dere|dykk|dykkar|gruppa|gruppen|oss"
)
SAYING = (
    r"sa|seier|sier|mente|meinte|mener|meiner|ønsk\w+|ville|fortalte|fortel\w*|var|hadde|foreslo|"
    r"svarte|spurte|nevnte|nemnde|trodde|trudde"
)
COUNT = "|".join(sorted(NUMBERS, key=len, reverse=True))
NUMBER = rf"(?P<number>\d{{1,3}}|{COUNT})"
OF = rf"(?P<all>\d{{1,3}}|{COUNT})"
# "to av deltakerne", "3 av 8", "tre personer", "fire sa"; "en" alone is an article.
SHARE = re.compile(rf"(?<![\w,.]){NUMBER}\s+av\s+(?:de\s+|dei\s+)?(?:{OF}\b|(?:{PEOPLE})\b)", re.I)
PERSONS = re.compile(rf"(?<![\w,.]){NUMBER}\s+(?:\w+\s+)?(?:{PEOPLE})\b", re.I)
SPEAKERS = re.compile(rf"(?<![\w,.]){NUMBER}\s+(?:{SAYING})\b", re.I)
PART = re.compile(
    r"\b(?:halvparten|halvdelen|en\s+tredel|ein\s+tredel|to\s+tredel\w*|en\s+(?:fjerdedel|firedel)|"
    r"ein\s+(?:fjerdedel|firedel)|\d{1,3}(?:[,.]\d+)?\s*(?:prosent|%))",
    re.I,
)
ONLY = re.compile(
    r"\b(?:bare|berre|kun|utelukkende|utelukkande|ingen\s+andre|ingen\s+av|ingen|alle)\b", re.I
)
LETTER = re.compile(
    r"\b(?i:deltak\w+|person|bokstav\w*|taler\w*|talar\w*|informant\w*)\s+(?P<letter>[A-ZÆØÅ])\b"
)
SENTENCE = re.compile(r"[^.!?\n]+[.!?]?")
# How each actor group is spoken of, in both forms of Norwegian.
GROUPS = {
    "citizens": r"innbygger\w*|innbyggar\w*|folk\s+flest|privatperson\w*",
    "ngos": r"organisasjon\w*|frivillig\w*|ideell\w*|lag\s+og\s+foreininga\w*|lag\s+og\s+foreninge\w*",
    "business": r"næringsliv\w*|næringsdriv\w*|bedrift\w*|verksemd\w*|virksomhet\w*|næringa|næringen",
}


class Why(StrEnum):
    """What a sentence may give away."""

    COUNT = "count"
    REST = "rest"
    SHARE = "share"
    GROUP = "group"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A sentence, the words in it that raise the question, what they give away, and the number."""

    sentence: str
    words: str
    why: Why
    number: int


def doubts(text: str, groups: Mapping[str, int]) -> list[Doubt]:
    """What to look at before the text is sent.

    groups: code of each actor group -> how many of it took part.
    """
    found = [
        one
        for match in SENTENCE.finditer(text)
        if (sentence := match.group().strip())
        for one in _in(sentence, groups)
    ]
    return list(dict.fromkeys(found))


def _in(sentence: str, groups: Mapping[str, int]) -> Iterator[Doubt]:
    yield from _letters(sentence)
    yield from _counts(sentence)
    yield from _groups(sentence, groups)
    total = sum(groups.values())
    if is_small(total // 2) or is_small(total):
        for match in PART.finditer(sentence):
            yield Doubt(sentence, match.group(), Why.SHARE, total)


def _letters(sentence: str) -> Iterator[Doubt]:
    for match in LETTER.finditer(sentence):
        yield Doubt(sentence, match.group(), Why.LETTER, 1)


def _counts(sentence: str) -> Iterator[Doubt]:
    taken: list[tuple[int, int]] = []
    for pattern in (SHARE, PERSONS, SPEAKERS):
        for match in pattern.finditer(sentence):
            is_article = match["number"].casefold() == "en" and pattern is not SHARE
            if is_article or any(a < match.end() and match.start() < b for a, b in taken):
                continue
            taken.append(match.span())
            yield from _counted(sentence, match)


def _counted(sentence: str, match: re.Match[str]) -> Iterator[Doubt]:
    number = _number(match["number"])
    if is_small(number):
        yield Doubt(sentence, match.group(), Why.COUNT, number)
        return
    whole = match.groupdict().get("all")
    if whole and is_small(rest := _number(whole) - number):
        yield Doubt(sentence, match.group(), Why.REST, rest)


def _groups(sentence: str, groups: Mapping[str, int]) -> Iterator[Doubt]:
    """ "Only", "all" and "none" with a group of fewer than five."""
    if not (only := ONLY.search(sentence)):
        return
    for code, pattern in GROUPS.items():
        count = groups.get(code, 0)
        named = re.search(rf"\b(?:{pattern})", sentence, re.I)
        if named and count < K and code in groups:
            yield Doubt(sentence, f"{only.group()} … {named.group()}", Why.GROUP, count)


def _number(words: str) -> int:
    return int(words) if words.isdigit() else NUMBERS[words.casefold()]
