"""Numbers of chapters, sections, figures and tables: known from data before a page is laid out.

Numbers are given in the order of the calls, so a report first declares what it holds and then
writes its text; a reference to something that was never declared fails.
"""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from .errors import DocumentHtmlError


class Kind(StrEnum):
    """What carries a number; the word before the number is the template's (gettext)."""

    CHAPTER = "chapter"
    SECTION = "section"
    FIGURE = "figure"
    TABLE = "table"


@dataclass(frozen=True)
class Numbered:
    """One numbered thing: `number` is "" for a chapter without one (Sammendrag)."""

    kind: Kind
    number: str
    anchor: str


class Numbering:
    """All numbers of one document."""

    def __init__(self) -> None:
        self._chapters = 0
        self._declared: dict[str, Numbered] = {}
        self._opened: dict[str, ChapterNumbers] = {}

    def chapter(self, key: str, *, letter: str = "") -> "ChapterNumbers":
        """Declare the next chapter.

        letter: for a chapter without a number; its figures and tables are counted "S.1".
        """
        if not letter:
            self._chapters += 1
        number = "" if letter else str(self._chapters)
        self.declare(Numbered(Kind.CHAPTER, number, key))
        self._opened[key] = ChapterNumbers(self, key, number, letter or number, Counter())
        return self._opened[key]

    def within(self, key: str) -> "ChapterNumbers":
        """A chapter that was declared, for what is numbered when it is written: nothing can refer to it before."""
        return self._opened[key]

    def declare(self, row: Numbered) -> str:
        """Take a row in and give its number; an anchor stands for one thing only."""
        if row.anchor in self._declared:
            raise DocumentHtmlError(
                f"The id {row.anchor!r} is declared twice; a reference to it has no one place."
            )
        self._declared[row.anchor] = row
        return row.number

    def holds(self, anchor: str) -> bool:
        """Whether something of that name was declared."""
        return anchor in self._declared

    def number(self, anchor: str) -> str:
        """The number of something declared, "2.1"; raises as `find` does."""
        return self.find(anchor).number

    def all_of(self, kind: Kind) -> list[Numbered]:
        """All that was declared of a sort, in its order."""
        return [row for row in self._declared.values() if row.kind is kind]

    def find(self, anchor: str) -> Numbered:
        """The thing that a reference names; raises DocumentHtmlError for one that is not there."""
        if anchor not in self._declared:
            known = ", ".join(sorted(self._declared)) or "none"
            raise DocumentHtmlError(
                f"The text refers to {anchor!r}, which the document does not hold. Known: {known}."
            )
        return self._declared[anchor]


class ChapterNumbers:
    """The numbers within one chapter."""

    def __init__(
        self, numbering: Numbering, key: str, number: str, prefix: str, counts: Counter[str]
    ) -> None:
        self.key = key
        self.number = number
        self._numbering = numbering
        self._prefix = prefix
        self._counts = counts

    def part(self, key: str) -> "ChapterNumbers":
        """A part that is laid out as a chapter of its own (a municipality's sheet): "5.1".

        Its figures and tables go on counting in the chapter it belongs to.
        """
        number = self._next(Kind.SECTION, key)
        return ChapterNumbers(self._numbering, key, number, self._prefix, self._counts)

    def section(self, anchor: str) -> str:
        """Number of the next section, "2.1"."""
        return self._next(Kind.SECTION, anchor)

    def figure(self, anchor: str) -> str:
        """Number of the next figure, "2.1"."""
        return self._next(Kind.FIGURE, anchor)

    def table(self, anchor: str) -> str:
        """Number of the next table, "2.1"."""
        return self._next(Kind.TABLE, anchor)

    def _next(self, kind: Kind, anchor: str) -> str:
        self._counts[kind] += 1
        number = f"{self._prefix}.{self._counts[kind]}"
        return self._numbering.declare(Numbered(kind, number, anchor))
