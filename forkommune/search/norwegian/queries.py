"""What is asked for: a line of words read as a question to tsvectors.

Every word must be there, in one of the ways it can be written. `"two words"` asks for them beside
each other, `-word` for texts without it. Nothing that is typed is ever read as a query language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from .analysis import lexemes_of
from .lists import question_words, stop_words
from .tokens import normal, tokens_of
from .vectors import LONGEST_LEXEME, quoted

LONGEST_QUERY, MOST_WORDS = 200, 12
# So many words beside each other may mean one thing.
LONGEST_RUN = 3
MOST_PARTS = 4
# So many words are kept with what they are found by: synonyms come again with each word of their group.
KEPT = 50_000
# Other words for one, or for some beside each other.
Synonyms = Callable[[Sequence[str]], Sequence[str]]
PIECE = re.compile(r'(?P<without>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"|(?P<words>[^\s"]+))')


@dataclass(frozen=True)
class Asked:
    """A word, or words beside each other, that must be there or (`without`) must not."""

    words: tuple[str, ...]
    without: bool = False


@dataclass(frozen=True)
class Question:
    """The same question asked in three ways, as PostgreSQL writes queries; empty asks nothing.

    strict: the words themselves. wide: with what else they are found by. loose: any of the words,
    empty where that is the same. each: what is asked for by each word, or by words that mean one thing.
    lexemes: what is marked in a text: words themselves and synonyms, not each part of a compound.
    lookups: `wide` in questions that an index answers quicker than the whole: of each group any must fit.
    """

    strict: str = ""
    wide: str = ""
    loose: str = ""
    each: tuple[str, ...] = ()
    lexemes: frozenset[str] = field(default_factory=frozenset)
    lookups: tuple[tuple[str, ...], ...] = ()


def cleaned(query: str) -> str:
    """What is searched for: without NUL, composed letters, at most 200 characters."""
    return normal(query.replace("\x00", ""))[:LONGEST_QUERY].strip()


def asked_for(query: str) -> list[Asked]:
    """At most 12 words of a query; those that say nothing only where there are no others."""
    asked: list[Asked] = []
    for piece in PIECE.finditer(cleaned(query)):
        phrase = piece.group("phrase")
        words = [token.word for token in tokens_of(phrase or piece.group("words") or "")]
        groups = [tuple(words)] if phrase else [(word,) for word in words]
        asked.extend(Asked(group, bool(piece.group("without"))) for group in groups if group)
    for said in (question_words(), stop_words()):
        if telling := [one for one in asked if len(one.words) > 1 or one.words[0] not in said]:
            return telling[:MOST_WORDS]
    return asked[:MOST_WORDS]


def question_of(
    asked: Sequence[Asked],
    *,
    corrections: Mapping[str, str] | None = None,
    synonyms: Synonyms = lambda words: (),
) -> Question:
    """The question; without a word that must be there it asks nothing.

    corrections: what is searched for in place of a word that nothing is found by.
    synonyms: other words for a word, or for some beside each other.
    """
    needed = [one for one in asked if not one.without]
    if not needed:
        return Question()
    refused = [f"!{_phrase(one.words, _wide)}" for one in asked if one.without]
    spelled = [
        Asked(tuple((corrections or {}).get(word, word) for word in one.words)) for one in needed
    ]
    runs = _runs(spelled, synonyms)
    strict = " & ".join(_phrase(one.words, _own) for one in spelled)
    if joined := _joined(spelled):
        strict = f"(({strict}) | {joined})"
    ways = [_ways_of_run(run, synonyms) for run in runs]
    broad = [_any(of_one) for of_one in ways]
    loose = _any(broad) if len(broad) > 1 else ""
    wide = " & ".join([*broad, *refused])
    return Question(
        strict=" & ".join([strict, *refused]),
        wide=wide,
        loose=" & ".join([loose, *refused]) if loose else "",
        each=tuple(broad),
        lexemes=_marked(runs, synonyms),
        # What is refused is looked up for nothing but among what is found.
        lookups=((wide,),) if refused else tuple(map(_lookups, ways)),
    )


def _runs(needed: Sequence[Asked], synonyms: Synonyms) -> list[tuple[Asked, ...]]:
    """Words one by one, but together where they have synonyms together: el, bil is elbil."""
    runs = []
    at = 0
    while at < len(needed):
        length = next(
            (
                number
                for number in range(min(LONGEST_RUN, len(needed) - at), 1, -1)
                if (words := _single(needed[at : at + number])) and synonyms(words)
            ),
            1,
        )
        runs.append(tuple(needed[at : at + length]))
        at += length
    return runs


def _single(asked: Sequence[Asked]) -> tuple[str, ...]:
    """The words where each is asked for by itself, none where some are in quotes."""
    return tuple(one.words[0] for one in asked) if all(len(one.words) == 1 for one in asked) else ()


def _ways_of_run(run: Sequence[Asked], synonyms: Synonyms) -> list[str]:
    """What a word or a run is found by, with all that stands for it: lexemes, and in brackets what
    must be there together."""
    words = _single(run)
    if not words:
        return [_phrase(run[0].words, _wide)]
    own = _ways(words[0]) if len(words) == 1 else [f"({' & '.join(map(_wide, words))})"]
    parted = _parted(words[0], synonyms) if len(words) == 1 else []
    others = [way for other in synonyms(words) for way in _ways_together(other)]
    return list(dict.fromkeys([*own, *others, *parted]))


def _lookups(ways: Sequence[str]) -> tuple[str, ...]:
    """All lexemes at once, for each of them alone is one list of rows; what must be there together by
    itself, for within a longer question every row of its lists would be tried."""
    lexemes = [way for way in ways if not way.startswith("(")]
    together = [way for way in ways if way.startswith("(")]
    return (*([" | ".join(lexemes)] if lexemes else []), *together)


def _parted(word: str, synonyms: Synonyms) -> list[str]:
    """Of a compound both sides where something else stands for one: EPC-kontrakt, biogassbuss."""
    parts = lexemes_of(word).parts[:MOST_PARTS]
    sides = (("".join(parts[:at]), "".join(parts[at:])) for at in range(1, len(parts)))
    return [
        f"({' & '.join(_side(side, synonyms) for side in both)})"
        for both in sides
        if any(synonyms((side,)) for side in both)
    ]


def _joined(needed: Sequence[Asked]) -> str:
    """Neighbours written as one word, as most compounds are; they weigh like the words themselves."""
    pairs = (_single(needed[at : at + 2]) for at in range(len(needed) - 1))
    joined = [_own("".join(pair)) for pair in pairs if pair and all(map(str.isalpha, pair))]
    return _any(joined) if joined else ""


@lru_cache(maxsize=KEPT)
def _own(word: str) -> str:
    return _any([quoted(lexeme[:LONGEST_LEXEME]) for lexeme in lexemes_of(word).whole])


def _side(side: str, synonyms: Synonyms) -> str:
    others = (_any(_ways_together(other)) for other in synonyms((side,)))
    return _any([_own(side), *others])


def _wide(word: str) -> str:
    return _any(_ways(word))


@lru_cache(maxsize=KEPT)
def _ways(word: str) -> tuple[str, ...]:
    """The word itself, or all its parts; never some of them, or fjernvarme would find all varme."""
    parts = lexemes_of(word).parts
    together = " & ".join(quoted(part[:LONGEST_LEXEME]) for part in dict.fromkeys(parts))
    own = [quoted(lexeme[:LONGEST_LEXEME]) for lexeme in lexemes_of(word).whole]
    return (*own, *([f"({together})"] if together else []))


@lru_cache(maxsize=KEPT)
def _ways_together(words: str) -> tuple[str, ...]:
    """What words that stand for others are found by: all that say something."""
    tokens = [token.word for token in tokens_of(normal(words))]
    telling = [word for word in tokens if word not in stop_words()] or tokens
    if len(telling) == 1:
        return _ways(telling[0])
    return (f"({' & '.join(map(_wide, telling))})",)


def _any(alternatives: Iterable[str]) -> str:
    """Any of some, each once: synonyms of one group may fold to the same."""
    each = list(dict.fromkeys(alternatives))
    return each[0] if len(each) == 1 else f"({' | '.join(each)})"


def _phrase(words: Sequence[str], query: Callable[[str], str]) -> str:
    # Words beside each other stand as they are written: all parts of one are at one place.
    return query(words[0]) if len(words) == 1 else f"({' <-> '.join(map(_own, words))})"


def _marked(runs: Sequence[Sequence[Asked]], synonyms: Synonyms) -> frozenset[str]:
    marked: set[str] = set()
    for run in runs:
        others = synonyms(_single(run)) if _single(run) else ()
        words = [word for one in run for word in one.words]
        words += [token.word for other in others for token in tokens_of(normal(other))]
        for word in words:
            if word not in stop_words():
                marked.update(lexemes_of(word).whole)
    return frozenset(marked)
