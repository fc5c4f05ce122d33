"""What the pages of one report are written with, beyond what all reports share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from forkommune.documents import blocks
from forkommune.figures import Table

from .pages import Desk

Told = TypeVar("Told")


@dataclass(frozen=True)
class Writer(Generic[Told]):
    """One report's desk, what its snapshot tells of its own subject, and the folder of its texts.

    code: "d4" reads templates/reports/d4.
    """

    code: str
    desk: Desk
    told: Told

    @property
    def mark(self) -> str:
        """The mark on invented data."""
        return self.desk.edition.mark

    def text(self, template: str, **more: Any) -> SafeString:
        """A piece of text from the report's folder."""
        desk = self.desk
        context = {"told": self.told, "data": desk.data, "view": desk.view}
        context |= {"edition": desk.edition, "mark": self.mark, **more}
        return render_to_string(f"reports/{self.code}/{template}.html", context)

    def table(self, table: Table, anchor: str, source: str, **looks: Any) -> SafeString:
        """A numbered table; its caption is the finding."""
        number = self.desk.numbering.number(anchor)
        return blocks.table(table, anchor=anchor, number=number, source=source, **looks)
