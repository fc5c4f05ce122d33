"""The text of a tsvector, written here and parsed by no dictionary of the server."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from .analysis import lexemes_of
from .lists import stop_words
from .tokens import normal, tokens_of

WEIGHTS = "ABCD"
# Limits of PostgreSQL: the highest position, positions of one lexeme, bytes of a lexeme (2046).
LAST_POSITION, MOST_POSITIONS = 16_383, 255
LONGEST_LEXEME = 200
# Between two fields, so that no phrase is found across them.
GAP = 10
SHORTEST_SURFACE = 3


def vector_text(texts: Mapping[str, str]) -> str:
    """The tsvector of texts by weight (A weighs most). Parts of a compound weigh a step less.

    Every word is at one position with all that it is found as; past the last position that
    PostgreSQL knows, all words are at the last.
    """
    found: dict[str, dict[int, str]] = defaultdict(dict)
    position = 0
    for weight in WEIGHTS:
        for token in tokens_of(normal(texts.get(weight, ""))):
            position = min(position + 1, LAST_POSITION)
            _put(found, token.word, position, weight)
        position = min(position + GAP, LAST_POSITION)
    return " ".join(
        f"{quoted(lexeme)}:{','.join(f'{at}{weight}' for at, weight in places.items())}"
        for lexeme, places in sorted(found.items())
    )


def surface_words(texts: Mapping[str, str]) -> set[str]:
    """The words that suggestions and spelling offer: as they are written, without digits."""
    words = {
        part
        for text in texts.values()
        for token in tokens_of(normal(text))
        for part in (token.word, *token.hyphen_parts)
    }
    return {
        word
        for word in words
        if SHORTEST_SURFACE <= len(word) <= LONGEST_LEXEME
        and word.replace("-", "").isalpha()
        and word not in stop_words()
    }


def quoted(lexeme: str) -> str:
    """A lexeme as PostgreSQL reads it, whatever is in it."""
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'"


def _put(found: dict[str, dict[int, str]], word: str, position: int, weight: str) -> None:
    lexemes = lexemes_of(word)
    below = WEIGHTS[min(WEIGHTS.index(weight) + 1, len(WEIGHTS) - 1)]
    for lexeme in lexemes.whole:
        _at(found[lexeme[:LONGEST_LEXEME]], position, weight)
    for lexeme in (*lexemes.parts, *lexemes.groups):
        _at(found[lexeme[:LONGEST_LEXEME]], position, below)


def _at(places: dict[int, str], position: int, weight: str) -> None:
    if len(places) < MOST_POSITIONS:
        places.setdefault(position, weight)
