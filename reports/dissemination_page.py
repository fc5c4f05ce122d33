"""The list of where results were told, as a page and as files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forkommune.documents.workbooks import DAY, SheetColumn, Value, WorkbookSheet, write_workbook
from forkommune.figures import Cell, Column, Row, Table
from forkommune.figures.numbers import format_date

from .models import Dissemination

Kind = Dissemination.Kind


@dataclass(frozen=True)
class KindCount:
    """A kind of the Research Council's form, and how often results were told in that way."""

    code: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Told:
    """The occasions of one kind, or of all. everything: those of all kinds."""

    everything: Sequence[Dissemination]
    kind: str

    @cached_property
    def rows(self) -> list[Dissemination]:
        """Those of the chosen kind."""
        return [one for one in self.everything if not self.kind or one.kind == self.kind]

    @cached_property
    def kinds(self) -> list[KindCount]:
        """Every kind, also one in which nothing was told."""
        counts = Counter(one.kind for one in self.everything)
        return [KindCount(k.value, str(k.label), counts[k.value], k == self.kind) for k in Kind]

    @property
    def is_invented(self) -> bool:
        """Whether one of them is an invented example."""
        return any(one.is_invented for one in self.everything)

    @property
    def finding(self) -> str:
        """The heading: what the list shows at a glance."""
        count = len(self.rows)
        if not count:
            return _("No occasion is written down yet")
        return ngettext(
            "Results were told on %(n)d occasion", "Results were told on %(n)d occasions", count
        ) % {"n": count}


def table_of(told: Told) -> Table:
    """All that the list says, for the CSV file."""
    return Table(
        told.finding, tuple(Column(head) for head in _heads()), tuple(map(_row, told.rows))
    )


def _heads() -> list[str]:
    return [
        _("Title"),
        _("Date"),
        _("Kind"),
        _("Where"),
        _("Report"),
        _("Address"),
        _("Invented example"),
    ]


def _row(one: Dissemination) -> Row:
    cells = (
        Cell(one.on.isoformat()),
        Cell(one.get_kind_display()),
        Cell(one.channel),
        Cell(one.deliverable.title if one.deliverable else ""),
        Cell(one.url),
        Cell(_("yes") if one.is_invented else ""),
    )
    return Row(Cell(one.title), cells)


def workbook_of(told: Told, *, creator: str, at: datetime) -> bytes:
    """The list as an Excel workbook."""
    widths = (60, 12, 24, 40, 40, 50, 16)
    heads = _heads()
    columns = [
        SheetColumn(head, width, DAY if head == heads[1] else "General")
        for head, width in zip(heads, widths, strict=True)
    ]
    rows: list[Sequence[Value]] = [
        [
            one.title,
            one.on,
            one.get_kind_display(),
            one.channel,
            one.deliverable.title if one.deliverable else None,
            one.url or None,
            _("yes") if one.is_invented else None,
        ]
        for one in told.rows
    ]
    above = [_("As of %(day)s") % {"day": format_date(timezone.localdate(at))}]
    sheet = WorkbookSheet(title=_("Dissemination"), columns=columns, rows=rows, above=above)
    return write_workbook([sheet], title=_("Where results were told"), creator=creator, at=at)
