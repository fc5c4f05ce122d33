"""Words for a large base: those that the shipped examples are told in, as rare as they are there.

The first words are all of the titles and summaries of `pilots/data/examples.csv`, then those of the first
groups of synonyms, which an officer may search for. Their shares follow Mandelbrot's form of Zipf's law:
the word of rank r stands in proportion to 1 / (r + 10). With twelve such words a row the first stands in
22 % of the rows, the tenth in 13 %, the fiftieth in 5 % and the last of about 900 in 0.3 %; among the
forty shipped examples it is 28 %, 15 % and 5 %, and half of their words stand in one alone. Other words
of the language stand between them, each as rare as `wordfreq` counted it.
"""

from __future__ import annotations

import csv
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from forkommune.portal.paths import BASE_DIR
from forkommune.search.norwegian.lists import RARE, frequencies, stop_words
from forkommune.search.norwegian.tokens import normal, tokens_of

EXAMPLES = BASE_DIR / "pilots" / "data" / "examples.csv"
SYNONYMS = BASE_DIR / "forkommune" / "search" / "data" / "synonyms.csv"
OFFSET = 10
SHORTEST = 3
# The commonest words of the language are rarer in what is told of measures.
COMMONEST = 34


@dataclass(frozen=True)
class Words:
    """Words to draw from, with the running sum of their weights."""

    words: Sequence[str]
    sums: Sequence[float]

    def drawn(self, draw: random.Random, number: int) -> list[str]:
        """So many words; the same may come twice."""
        return draw.choices(self.words, cum_weights=self.sums, k=number)


def words_of_measures() -> Words:
    """The words that tell of measures, the commonest first."""
    rows = [f"{row['title_nb']} {row['summary_nb']}" for row in _rows(EXAMPLES)]
    held = Counter(word for text in rows for word in set(_telling(text)))
    found = {word: (-number, _rarity(word), word) for word, number in held.items()}
    for row in _rows(SYNONYMS):
        for word in _telling(row["words"]):
            found.setdefault(word, (0, _rarity(word), word))
    ordered = sorted(found, key=lambda word: found[word])
    return Words(ordered, list(accumulate(1 / (at + OFFSET) for at in range(1, len(ordered) + 1))))


def words_of_the_language() -> Words:
    """Common words, drawn as often as they are written."""
    known = frequencies()
    words = [w for w, rarity in known.items() if rarity >= COMMONEST and len(w) >= SHORTEST]
    return Words(words, list(accumulate(10 ** (-known[word] / 10) for word in words)))


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _telling(text: str) -> Iterator[str]:
    words: Iterable[str] = (token.word for token in tokens_of(normal(text)))
    return (w for w in words if len(w) >= SHORTEST and w.isalpha() and w not in stop_words())


def _rarity(word: str) -> int:
    return frequencies().get(word, RARE)
