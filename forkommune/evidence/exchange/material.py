"""What is exchanged: people, codes, texts with their codings, and what was left out.

Offsets are code points, 0-based and half-open, into `Text.text`, whose lines end with a line feed.
Times are aware and in UTC. Identifiers are made by `identifiers.Identity`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class Coder:
    """Somebody who wrote or coded. identifier: a GUID."""

    identifier: str
    name: str


@dataclass(frozen=True)
class CodeRow:
    """A code, or a category, which is not codable; `parent` is the category's identifier."""

    identifier: str
    name: str
    description: str
    colour: str
    is_codable: bool = True
    parent: str | None = None


@dataclass(frozen=True)
class CodedStretch:
    """One coder's use of a code on `[start, end)` of a text. version: of the codebook it was made
    under. speaker: identifier of the case that said it among others; "" for a text of one."""

    identifier: str
    selection: str
    start: int
    end: int
    quote: str
    code: str
    coder: str
    memo: str
    at: datetime
    version: str = ""
    speaker: str = ""


@dataclass(frozen=True)
class Text:
    """A text as a researcher wants to read it: a whole interview, plan or meeting.

    name: no other text has it. year: None where it is not known, or not the same for all of it. values: what is known of the text by the name of the variable.
    """

    identifier: str
    name: str
    description: str
    text: str
    author: str
    at: datetime
    changed_at: datetime
    group: str
    case: str | None
    values: dict[str, str]
    year: int | None = None
    codings: tuple[CodedStretch, ...] = ()


@dataclass(frozen=True)
class MemoRow:
    """What somebody thought about the codebook, a code, a whole text or a passage.

    about: `codebook`, `code`, `source` or `passage`. target: identifier of the code, or of the text;
    name: what it is called. start, end, quote: the passage in the text, else empty.
    """

    identifier: str
    about: str
    target: str
    name: str
    text: str
    author: str
    at: datetime
    start: int | None = None
    end: int | None = None
    quote: str = ""


@dataclass(frozen=True)
class CaseRow:
    """What texts are about, a municipality; or who said something among others, by letter.

    selections: identifiers of the coded stretches that are the case's own.
    """

    identifier: str
    name: str
    values: dict[str, str]
    selections: tuple[str, ...] = ()


@dataclass(frozen=True)
class Material:
    """All that goes out, in a fixed order. left_out: one sentence for each thing that does not."""

    identifier: str
    name: str
    codebook: str
    at: datetime
    coders: tuple[Coder, ...]
    codes: tuple[CodeRow, ...]
    texts: tuple[Text, ...]
    cases: tuple[CaseRow, ...] = ()
    memos: tuple[MemoRow, ...] = ()
    left_out: tuple[str, ...] = ()
    is_invented: bool = False
    variables: tuple[str, ...] = field(default=())

    @property
    def coding_count(self) -> int:
        """Codings in all texts."""
        return sum(len(text.codings) for text in self.texts)

    def memos_about(self, *kinds: str) -> tuple[MemoRow, ...]:
        """Those about some kinds of things, in their order."""
        return tuple(memo for memo in self.memos if memo.about in kinds)

    @property
    def changed_at(self) -> datetime:
        """When the newest thing in it was written; the same material always says the same."""
        times = [text.changed_at for text in self.texts]
        times += [coding.at for text in self.texts for coding in text.codings]
        times += [memo.at for memo in self.memos]
        return max(times, default=self.at)
