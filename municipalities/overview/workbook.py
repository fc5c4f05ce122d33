"""The numbers of the overview as an Excel workbook: what the page shows, of all municipalities."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from forkommune.documents.workbooks import SheetColumn, Value, WorkbookSheet, write_workbook
from forkommune.figures import HeatMatrix
from forkommune.ui.dates import long_date

from .narrowing import Narrowing
from .places import places_of
from .routine_map import Answers, answer_words
from .selectors import Card, Named, Overview

PLACE, NUMBER, WORDS = 24, 14, 44


def overview_workbook(overview: Overview, *, at: datetime) -> bytes:
    """Every number of the page with what it says; an empty cell is not known, and never 0.

    overview: of all municipalities, as `overview_of(whole=True)` tells it.
    """
    above = _above(overview, at)
    sheets = [_cards(overview, above)]
    if overview.matrix is not None:
        sheets.append(_matrix(overview.matrix))
    if overview.answers is not None:
        sheets.append(_answers(overview.narrowing, overview.answers))
    sheets += [
        _named(_("Barriers"), _("Municipalities that name it"), overview.barriers),
        _named(_("How well it is founded"), _("Findings"), overview.grades),
        _waiting(overview.waiting),
    ]
    title = overview.narrowing.survey_round.title
    return write_workbook(sheets, title=title, creator="", at=at)


def _above(overview: Overview, at: datetime) -> list[str]:
    """Which round, narrowed to what, as of when."""
    narrowing = overview.narrowing
    asked = {"asked": overview.asked, "all": overview.places}
    lines = [
        narrowing.survey_round.title,
        _("%(asked)d of %(all)d municipalities were interviewed") % asked,
        _("As of %(day)s") % {"day": long_date(timezone.localdate(at))},
    ]
    if narrowing.is_invented:
        lines.append(_("Invented example"))
    chosen = [term.label for term in narrowing.terms.values()]
    if narrowing.group is not None:
        chosen.insert(0, narrowing.group.label)
    if chosen:
        lines.append(_("Narrowed to: %(choices)s") % {"choices": ", ".join(chosen)})
    return lines


def _cards(overview: Overview, above: Sequence[str]) -> WorkbookSheet:
    return WorkbookSheet(
        title=_("Key figures"),
        above=above,
        columns=[
            SheetColumn(_("What"), 54),
            SheetColumn(_("Number"), NUMBER),
            SheetColumn(_("Of"), 30),
            SheetColumn(_("Note"), WORDS),
        ],
        rows=[[card.label, card.value, card.unit, _also(card)] for card in overview.cards],
    )


def _also(card: Card) -> str | None:
    return " · ".join(f"{one.label}: {one.value}" for one in card.also) or None


def _matrix(matrix: HeatMatrix) -> WorkbookSheet:
    columns = list(zip(*(row.cells for row in matrix.rows), strict=True))
    known = [[cell.value for cell in cells if cell.value is not None] for cells in columns]
    sums: list[Value] = [int(sum(values)) if values else None for values in known]
    return WorkbookSheet(
        title=_("Findings"),
        above=[
            _(
                "Number of findings. 0: asked or read, none found. Empty: neither asked nor read yet. "
                "The sums are of the known cells."
            )
        ],
        columns=[
            SheetColumn(matrix.row_title, PLACE),
            *(SheetColumn(head, NUMBER) for head in matrix.columns),
        ],
        rows=[
            *(
                [
                    row.label,
                    *(None if cell.value is None else int(cell.value) for cell in row.cells),
                ]
                for row in matrix.rows
            ),
            [matrix.total_title, *sums],
        ],
        total=True,
    )


def _answers(narrowing: Narrowing, answers: Answers) -> WorkbookSheet:
    return WorkbookSheet(
        title=_("Climate in case papers"),
        above=[
            _("Is an assessment of climate a fixed part of case papers? Empty: not looked at yet.")
        ],
        columns=[SheetColumn(_("Municipality"), PLACE), SheetColumn(_("Answer"), NUMBER)],
        rows=[
            [place.name, answer_words(answers.get(place.pk)) or None]
            for place in places_of(narrowing)
        ],
    )


def _named(title: str, head: str, rows: Sequence[Named]) -> WorkbookSheet:
    return WorkbookSheet(
        title=title,
        columns=[SheetColumn(title, WORDS), SheetColumn(head, NUMBER)],
        rows=[[one.label, one.value] for one in rows],
    )


def _waiting(measures: Sequence[Any]) -> WorkbookSheet:
    return WorkbookSheet(
        title=_("Planned, not done"),
        above=[_("Planned or decided measures that have not begun, the oldest first.")],
        columns=[
            SheetColumn(_("Measure"), 54),
            SheetColumn(_("Municipality"), PLACE),
            SheetColumn(_("Status"), 18),
            SheetColumn(_("Year"), 8),
            SheetColumn(_("Barrier"), WORDS),
            SheetColumn(_("Source"), WORDS),
            SheetColumn(_("Passages"), 10),
            SheetColumn(_("Invented example"), 10),
        ],
        rows=[_waits(measure) for measure in measures],
    )


def _waits(measure: Any) -> list[Value]:
    claim = measure.claim
    barriers = [link.to_claim.barrier.barrier_type.label for link in claim.links_out.all()]
    sources = [support.passage.revision.source for support in claim.supports.all()]
    return [
        measure.title,
        measure.municipality.name,
        str(measure.status),
        measure.year,
        "; ".join(barriers) or None,
        "; ".join(dict.fromkeys(map(_source, sources))) or None,
        measure.support_count,
        _("Yes") if claim.is_invented else None,
    ]


def _source(source: Any) -> str:
    return ", ".join(filter(None, [str(source.get_kind_display()), source.place]))
