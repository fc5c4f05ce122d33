"""The word lists of the analyser, read once per process."""

from __future__ import annotations

import csv
import gzip
import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from .stems import stem

DATA = Path(__file__).parent / "data"
COMMON_WORDS = DATA / "words.txt.gz"
OWN_WORDS = DATA / "own_words.txt"
NYNORSK = DATA / "nynorsk_words.csv"
# As common as the rarest words of the list of common words.
RARE = 75


class UnusableWord(ValueError):
    """A list holds something that is not one word in small letters."""


@cache
def frequencies() -> Mapping[str, int]:
    """Known full forms, and how rare each is: hundredths of bel below 1, over ten; 35 is common."""
    known = dict.fromkeys(_section("words"), RARE)
    with gzip.open(COMMON_WORDS, "rt", encoding="utf-8") as lines:
        for line in lines:
            rarity, words = line.split(maxsplit=1)
            known |= dict.fromkeys(words.split(), int(rarity))
    for nynorsk, bokmal in word_pairs():
        known.setdefault(nynorsk, RARE)
        known.setdefault(bokmal, RARE)
    return known


@cache
def short_parts() -> frozenset[str]:
    """Words of few letters that do stand in compounds: bil, sol."""
    return frozenset(_section("short parts"))


@cache
def short_beginnings() -> frozenset[str]:
    """Words of few letters that compounds begin with, and that endings look like: el, is."""
    return frozenset(_section("short beginnings"))


@cache
def not_parts() -> frozenset[str]:
    """Words that are mostly endings or beginnings where they stand in a longer word: skap, ring."""
    return frozenset(_section("not parts"))


@cache
def whole_stems() -> frozenset[str]:
    """Stems of words that look like compounds and mean something else than their parts."""
    return frozenset(map(stem, _section("whole words")))


@cache
def stop_words() -> frozenset[str]:
    """Words that say nothing of what is searched for: og, i, på, ikkje."""
    return frozenset(_section("stop words"))


@cache
def question_words() -> frozenset[str]:
    """Words that a question is put with, which say nothing of what is asked for."""
    return stop_words() | frozenset(_section("question words"))


@cache
def word_pairs() -> tuple[tuple[str, str], ...]:
    """Each word in nynorsk and in bokmål. Raises UnusableWord for a row that is not two words."""
    with NYNORSK.open(encoding="utf-8", newline="") as rows:
        pairs = [(row["nynorsk"], row["bokmal"]) for row in csv.DictReader(rows)]
    for word in (word for pair in pairs for word in pair):
        if not (word.isalpha() and word.islower()):
            raise UnusableWord(f"{NYNORSK.name}: {word!r} is not one word in small letters.")
    return tuple(pairs)


@cache
def bokmal_stems() -> Mapping[str, str]:
    """The stem of a word in bokmål, by its stem in nynorsk where that is another one."""
    pairs = ((stem(nynorsk), stem(bokmal)) for nynorsk, bokmal in word_pairs())
    return {nynorsk: bokmal for nynorsk, bokmal in pairs if nynorsk != bokmal}


@cache
def lists_digest() -> str:
    """Changes with any list, so that what was read with the older ones can be found."""
    content = b"".join(path.read_bytes() for path in (COMMON_WORDS, OWN_WORDS, NYNORSK))
    return hashlib.sha256(content).hexdigest()[:12]


@cache
def _sections() -> Mapping[str, tuple[str, ...]]:
    sections: dict[str, list[str]] = {}
    words: list[str] = []
    for line in OWN_WORDS.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            words = sections.setdefault(line.strip("[]"), [])
        elif not line.startswith("#"):
            words.extend(line.split())
    return {name: tuple(found) for name, found in sections.items()}


def _section(name: str) -> tuple[str, ...]:
    return _sections()[name]
