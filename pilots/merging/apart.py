"""When two examples that somebody found not to be the same are shown as a pair again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher

# Of the letters of a title. Below that the title tells of something else than what was looked at.
SAME_TITLE = 0.8


@dataclass(frozen=True)
class Looked:
    """What two examples said when somebody looked at them: both titles, and the addresses both named."""

    titles: tuple[str, str]
    sources: frozenset[str] = field(default_factory=frozenset)


def changed_much(then: Looked, now: Looked) -> bool:
    """Whether a pair is worth another look.

    It is where one title has fewer than four fifths of its letters in common with what it was, or
    where both name a source now that they did not both name then. Nothing else counts: a comma, a
    new effect or a step of the queue do not bring a pair back.
    """
    if now.sources - then.sources:
        return True
    return any(
        _likeness(was, title) < SAME_TITLE
        for was, title in zip(then.titles, now.titles, strict=True)
    )


def shared(one: Iterable[str], other: Iterable[str]) -> frozenset[str]:
    """The addresses that both name."""
    return frozenset(one) & frozenset(other)


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.casefold(), other.casefold(), autojunk=False).ratio()
