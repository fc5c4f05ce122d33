"""Texts to code, by interview, plan or meeting, and how far a coder has come."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

from forkommune.evidence.models import SourceText


class Progress(StrEnum):
    """How far a coder has come with a text."""

    CODED = "coded"
    BEGUN = "begun"
    NOT_CODED = "not_coded"
    TO_CHECK = "to_check"


class Origin(NamedTuple):
    """An interview, plan or meeting, counted; one row of `SourceText.objects.by_origin(…)`.

    keys: of its texts. done, begun, to_check: texts that the coder is done with, that carry a code,
    in which a passage waits for a yes.
    """

    keys: list[int]
    total: int
    done: int
    begun: int
    to_check: int

    @property
    def progress(self) -> Progress:
        """The state of the whole, by the same rules as `TextGroup.progress`."""
        return whole(self.total, self.done, bool(self.begun), bool(self.to_check))


def whole(total: int, done: int, is_begun: bool, must_check: bool) -> Progress:
    """The state of something with `total` texts, of which the coder is done with `done`."""
    if must_check:
        return Progress.TO_CHECK
    if done == total:
        return Progress.CODED
    return Progress.BEGUN if is_begun or done else Progress.NOT_CODED


@dataclass(frozen=True)
class TextRow:
    """One text as the lists show it. heading: what it answers, where it answers something."""

    source: SourceText
    progress: Progress
    coding_count: int
    check_count: int
    heading: str = ""

    @property
    def label(self) -> str:
        """The place in the source, or the title where the text is the whole."""
        return self.source.place or self.source.title


@dataclass
class TextGroup:
    """The texts of one interview, plan or meeting."""

    title: str
    kind: str
    organisation: Any
    is_invented: bool
    rows: list[TextRow] = field(default_factory=list)

    @property
    def coded(self) -> int:
        """How many of the texts the coder is done with."""
        return sum(row.progress is Progress.CODED for row in self.rows)

    @property
    def to_check(self) -> int:
        """How many passages wait for a yes after a correction."""
        return sum(row.check_count for row in self.rows)

    @property
    def next(self) -> TextRow:
        """The text to go on with: the first that waits, else the first."""
        waiting = (row for row in self.rows if row.progress is not Progress.CODED)
        return next(waiting, self.rows[0])

    @property
    def progress(self) -> Progress:
        """The state of the whole."""
        is_begun = any(row.coding_count for row in self.rows)
        return whole(len(self.rows), self.coded, is_begun, bool(self.to_check))


def groups_of(sources: Iterable[Any], headings: Mapping[int, str] | None = None) -> list[TextGroup]:
    """Texts of `SourceText.objects.for_coding(…)` by what they belong to, in their order.

    headings: what texts answer, by primary key; a list without room for them leaves them out.
    """
    told = headings or {}
    groups: dict[tuple[Any, ...], TextGroup] = {}
    for source in sources:
        # Notes of one meeting come from many; two interviews of one title are two.
        person = source.informant_id if source.kind == SourceText.Kind.ANSWER else None
        key = (source.organisation_id, source.kind, source.title, person)
        group = groups.setdefault(
            key,
            TextGroup(
                source.title,
                source.get_kind_display(),
                source.organisation,
                source.is_invented,
            ),
        )
        group.rows.append(
            TextRow(
                source,
                _progress(source),
                source.coding_count,
                source.check_count,
                told.get(source.pk, ""),
            )
        )
    for group in groups.values():
        group.rows.sort(key=lambda row: (_natural(row.source.place), row.source.pk))
    return list(groups.values())


def _progress(source: Any) -> Progress:
    if source.check_count:
        return Progress.TO_CHECK
    if source.is_done:
        return Progress.CODED
    return Progress.BEGUN if source.coding_count else Progress.NOT_CODED


def _natural(place: str) -> list[tuple[int, str]]:
    """Sorts "question 9" before "question 15"."""
    parts = re.findall(r"\d+|\D+", place)
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts]
