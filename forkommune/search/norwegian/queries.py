"""What is asked for: a line of words read as a question to tsvectors.

Every word must be there, in one of the ways it can be written. `"two words"` asks for them beside
each other, `-word` for texts without it. Nothing that is typed is ever read as a query language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from .analysis import Lexemes, lexemes_of
from .lists import stop_words
from .tokens import normal, tokens_of
from .vectors import LONGEST_LEXEME, quoted

LONGEST_QUERY, MOST_WORDS = 200, 12
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
    empty where that is the same. lexemes: what is marked in a text: words
    themselves and synonyms, not each part of a compound.
    """

    strict: str = ""
    wide: str = ""
    loose: str = ""
    lexemes: frozenset[str] = field(default_factory=frozenset)


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
    telling = [one for one in asked if len(one.words) > 1 or one.words[0] not in stop_words()]
    return (telling or asked)[:MOST_WORDS]


def question_of(
    asked: Sequence[Asked],
    *,
    corrections: Mapping[str, str] | None = None,
    synonyms: Callable[[Lexemes], Sequence[str]] = lambda lexemes: (),
) -> Question:
    """The question; without a word that must be there it asks nothing.

    corrections: what is searched for in place of a word that nothing is found by.
    synonyms: other words for a word, by its lexemes.
    """
    needed = [one for one in asked if not one.without]
    if not needed:
        return Question()
    refused = [f"!{_phrase(one.words, _wide)}" for one in asked if one.without]

    def wide(word: str) -> str:
        spelled = (corrections or {}).get(word, word)
        return _any([_wide(spelled), *map(_together, synonyms(lexemes_of(spelled)))])

    strict = [_phrase(one.words, lambda w: _own((corrections or {}).get(w, w))) for one in needed]
    broad = [_phrase(one.words, wide) for one in needed]
    loose = _any(broad) if len(broad) > 1 else ""
    return Question(
        strict=" & ".join([*strict, *refused]),
        wide=" & ".join([*broad, *refused]),
        loose=" & ".join([loose, *refused]) if loose else "",
        lexemes=_marked(needed, corrections or {}, synonyms),
    )


def _own(word: str) -> str:
    return _any([quoted(lexeme[:LONGEST_LEXEME]) for lexeme in lexemes_of(word).whole])


def _wide(word: str) -> str:
    """The word itself, or all its parts; never some of them, or fjernvarme would find all varme."""
    parts = lexemes_of(word).parts
    together = " & ".join(quoted(part[:LONGEST_LEXEME]) for part in dict.fromkeys(parts))
    own = [quoted(lexeme[:LONGEST_LEXEME]) for lexeme in lexemes_of(word).whole]
    return _any([*own, *([f"({together})"] if together else [])])


def _together(words: str) -> str:
    return f"({' & '.join(_wide(token.word) for token in tokens_of(normal(words)))})"


def _any(alternatives: list[str]) -> str:
    return alternatives[0] if len(alternatives) == 1 else f"({' | '.join(alternatives)})"


def _phrase(words: Sequence[str], query: Callable[[str], str]) -> str:
    # Words beside each other stand as they are written: all parts of one are at one place.
    return query(words[0]) if len(words) == 1 else f"({' <-> '.join(map(_own, words))})"


def _marked(
    needed: Sequence[Asked],
    corrections: Mapping[str, str],
    synonyms: Callable[[Lexemes], Sequence[str]],
) -> frozenset[str]:
    marked: set[str] = set()
    for word in (word for one in needed for word in one.words):
        read = lexemes_of(corrections.get(word, word))
        marked.update(read.whole)
        for other in synonyms(read):
            for token in tokens_of(normal(other)):
                marked.update(lexemes_of(token.word).whole)
    return frozenset(marked)
