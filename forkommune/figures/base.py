"""What every figure is: words, numbers, and one drawing for page and report."""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass

from forkommune.figures.media import Medium
from forkommune.figures.sheet import Sheet
from forkommune.figures.tables import Table

KEY = re.compile(r"[a-z][a-z0-9-]*")


@dataclass(frozen=True, kw_only=True)
class Exhibit(ABC):
    """Something shown with numbers: a figure, or a table that speaks by its tints.

    key: unique on its page or in its report; the ids of the drawing are made of it.
    heading: the finding, not the subject. description: the finding with its numbers, for those
    who hear the figure. unit: the line under the heading. source: where the numbers come from.
    unknown: the word for a value nobody knows. invented: the words of the mark on invented data,
    empty when the data are real. All words come in translated.
    Raises ValueError when key, heading, description, unit, source or unknown is missing.
    """

    key: str
    heading: str
    description: str
    unit: str
    source: str
    unknown: str
    invented: str = ""

    def __post_init__(self) -> None:
        if not KEY.fullmatch(self.key):
            raise ValueError(f"Key {self.key!r} must be a-z, 0-9 and hyphens, beginning with a-z.")
        for name in ("heading", "description", "unit", "source", "unknown"):
            if not getattr(self, name).strip():
                raise ValueError(f"Figure {self.key!r} has no {name}; every figure must say it.")
        self.check()

    @abstractmethod
    def check(self) -> None:
        """Raises ValueError when the data cannot be shown; each kind has its own rules."""

    @property
    def has_drawing(self) -> bool:
        """Whether `svg` can be asked for; a template shows only the table otherwise."""
        return False

    @abstractmethod
    def table(self) -> Table:
        """The same numbers as a table, in the order of the drawing."""

    def csv(self) -> str:
        """The table as CSV text (encode it as UTF-8); invented rows carry their mark."""
        return self.table().csv(mark=self.invented)

    @property
    def spoken(self) -> str:
        """The description, and that it is invented where it is."""
        return f"{self.description} {self.invented}".strip()

    def demand(self, rows: Iterable[object], what: str) -> None:
        """Raises ValueError when there is nothing to show: an empty frame says nothing true."""
        if not tuple(rows):
            raise ValueError(
                f"Figure {self.key!r} has no {what}; show the page's empty text instead."
            )


@dataclass(frozen=True, kw_only=True)
class Figure(Exhibit):
    """An exhibit with a drawing."""

    @property
    def has_drawing(self) -> bool:
        return True

    def svg(self, medium: Medium) -> str:
        """The drawing as one `<svg>` element; the same data give the same bytes.

        Look stands in presentation attributes, so WeasyPrint draws it and a page's CSS may still
        override it. Ids are `key-medium-…`, so several media may stand on one page.
        """
        sheet = Sheet(medium, self.key)
        self.draw(sheet)
        return sheet.document(title=self.heading, description=self.spoken)

    @abstractmethod
    def draw(self, sheet: Sheet) -> None:
        """Puts the marks on the sheet and sets its height."""
