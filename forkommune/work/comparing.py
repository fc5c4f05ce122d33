"""Two versions of a text, word by word, as one text with what went and what came. No Django.

Lines are matched first and words only inside lines that differ, so that a long report takes no
longer than its changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Protocol

from .merging import PIECES

SAME, GONE, NEW = "same", "gone", "new"


class Part(Protocol):
    """A text under its heading."""

    @property
    def name(self) -> str:
        """What ties it to its other version."""

    @property
    def label(self) -> str:
        """Its heading."""

    @property
    def text(self) -> str:
        """Its words."""


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text: the same in both, gone from the first, or new in the second."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class ComparedPart:
    """One part in both versions."""

    label: str
    runs: list[Run]

    @property
    def is_changed(self) -> bool:
        """Whether anything went or came."""
        return any(run.kind != SAME for run in self.runs)


def compare(before: Sequence[Part], after: Sequence[Part]) -> list[ComparedPart]:
    """Every part of either version: in the order of the second, those that went at their end."""
    first = {part.name: part for part in before}
    second = {part.name for part in after}
    gone = [part for part in before if part.name not in second]
    return [
        *(ComparedPart(part.label, runs(_text(first.get(part.name)), part.text)) for part in after),
        *(ComparedPart(part.label, runs(part.text, "")) for part in gone),
    ]


def _text(part: Part | None) -> str:
    return part.text if part else ""


def runs(before: str, after: str) -> list[Run]:
    """One text from two; joining what is not `new` gives the first, what is not `gone` the second."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    return list(_joined(_by_lines(old, new)))


def _by_lines(old: list[str], new: list[str]) -> Iterator[Run]:
    for kind, a1, a2, b1, b2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Run(SAME, "".join(old[a1:a2]))
        else:
            yield from _by_words("".join(old[a1:a2]), "".join(new[b1:b2]))


def _by_words(before: str, after: str) -> Iterator[Run]:
    old, new = PIECES.findall(before), PIECES.findall(after)
    for kind, a1, a2, b1, b2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Run(SAME, "".join(old[a1:a2]))
        else:
            yield Run(GONE, "".join(old[a1:a2]))
            yield Run(NEW, "".join(new[b1:b2]))


def _joined(pieces: Iterable[Run]) -> Iterator[Run]:
    """Runs without empty ones; a lone space between two changes belongs to both of them."""
    held: dict[str, str] = {}
    space = ""
    for run in pieces:
        if run.kind == SAME and held and run.text.isspace() and "\n" not in run.text and not space:
            space = run.text
            continue
        if run.kind != SAME and run.text:
            if space:
                held = {GONE: held.get(GONE, "") + space, NEW: held.get(NEW, "") + space}
                space = ""
            held[run.kind] = held.get(run.kind, "") + run.text
        elif run.kind == SAME and run.text:
            yield from _released(held)
            yield Run(SAME, space + run.text)
            held, space = {}, ""
    yield from _released(held)
    if space:
        yield Run(SAME, space)


def _released(held: dict[str, str]) -> Iterator[Run]:
    yield from (Run(kind, held[kind]) for kind in (GONE, NEW) if held.get(kind))
