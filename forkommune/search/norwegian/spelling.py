"""The word that a misspelled one was meant to be, out of the words of a collection.

After Wolf Garbe's symmetric deletes: words that differ in a few letters become equal when letters are
taken away from both, so that a look-up never compares with all words. Edits are insertion, deletion,
replacement and the exchange of two neighbours.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

# Letters that letters are taken from: what differs after them is caught by the comparison.
PREFIX = 7
# Up to this length a word is corrected by one edit, longer ones by two.
SHORT_WORD = 5
FEWEST_LETTERS = 3
# Written without the Norwegian keys.
SPELLINGS = (("aa", "å"), ("ae", "æ"), ("oe", "ø"))
# The same without any of their signs.
BARE = {"a": "åæ", "o": "ø", "e": "æ"}
MOST_SPELLINGS = 16
SIGN, DOUBLE = 0.3, 0.6


class Speller:
    """Corrections out of words that are added as they come."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        self._words: set[str] = set()
        self._by_deletes: dict[str, list[str]] = defaultdict(list)
        self.add(words)

    def add(self, words: Iterable[str]) -> None:
        """Let these words be corrections too."""
        for word in set(words) - self._words:
            self._words.add(word)
            for shorter in deletes_of(word[:PREFIX], edits_for(word)):
                self._by_deletes[shorter].append(word)

    def correct(self, word: str, count: Callable[[str], int]) -> str | None:
        """The nearest word, of equally near ones the most used; None where none is near.

        count: in how many rows a word is used; 0 keeps it from being offered.
        """
        if len(word) < FEWEST_LETTERS:
            return None
        spelled = word
        for typed, meant in SPELLINGS:
            spelled = spelled.replace(typed, meant)
        if spelled != word and spelled in self._words and count(spelled):
            return spelled
        near = ((distance(word, other), -count(other), other) for other in self._near(word))
        best = min((one for one in near if one[0] <= edits_for(word) and one[1]), default=None)
        return best[2] if best else None

    def _near(self, word: str) -> Iterator[str]:
        seen: set[str] = set()
        for shorter in deletes_of(word[:PREFIX], edits_for(word)):
            for other in self._by_deletes.get(shorter, ()):
                if other not in seen and abs(len(other) - len(word)) <= edits_for(word):
                    seen.add(other)
                    yield other


def spellings_of(begun: str) -> list[str]:
    """What some letters may stand for where the Norwegian keys are missing; the letters first."""
    spelled = begun
    for typed, meant in SPELLINGS:
        spelled = spelled.replace(typed, meant)
    found = [""]
    for letter in begun:
        found = [one + other for one in found for other in letter + BARE.get(letter, "")]
        if len(found) > MOST_SPELLINGS:
            return list(dict.fromkeys((begun, spelled)))
    return list(dict.fromkeys((begun, spelled, *found)))


def edits_for(word: str) -> int:
    """How many edits a word of this length may be away."""
    return 1 if len(word) <= SHORT_WORD else 2


def deletes_of(word: str, edits: int) -> set[str]:
    """The word, and what is left of it when up to `edits` letters are taken away."""
    found = reached = {word}
    for _ in range(edits):
        reached = {one[:at] + one[at + 1 :] for one in reached for at in range(len(one))}
        found = found | reached
    return found


def distance(one: str, other: str) -> float:
    """How far two words are from each other: edits, no piece edited twice (optimal string alignment).

    A letter without its sign (o for ø) and one letter of a double are less than an edit: that is how
    Norwegian is misspelled most.
    """
    older: list[float] = []
    previous = [float(j) for j in range(len(other) + 1)]
    for i, letter in enumerate(one, start=1):
        row = [float(i)]
        for j, opposite in enumerate(other, start=1):
            cost = min(
                previous[j] + (DOUBLE if i > 1 and letter == one[i - 2] else 1),
                row[-1] + (DOUBLE if j > 1 and opposite == other[j - 2] else 1),
                previous[j - 1] + _replacing(letter, opposite),
            )
            if older and j > 1 and letter == other[j - 2] and opposite == one[i - 2]:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        older, previous = previous, row
    return previous[-1]


def _replacing(letter: str, opposite: str) -> float:
    if letter == opposite:
        return 0
    bare = opposite in BARE.get(letter, "") or letter in BARE.get(opposite, "")
    return SIGN if bare else 1
