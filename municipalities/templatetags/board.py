"""Tag of the board of a round: `{% load board %}`."""

from collections.abc import Iterable
from html import escape

from django import template
from django.utils.safestring import SafeString

from forkommune.ui.components.marks import status
from municipalities.survey.board_steps import Cell

register = template.Library()


@register.simple_tag
def board_cells(cells: Iterable[Cell], names: Iterable[str]) -> SafeString:
    """The `<td>` of each step with its name; a county's board has hundreds, so no template each."""
    return SafeString(  # nosec B703: every text is escaped
        "".join(
            f'<td role="cell" class="board-cell">{_mark(cell)}'
            f'<span class="board-label" aria-hidden="true">{escape(name)}</span></td>'
            for cell, name in zip(cells, names, strict=True)
        )
    )


def _mark(cell: Cell) -> str:
    """How far the step has come; a step that is not begun is a ring, and a word for the ear."""
    if cell.kind != "not_begun":
        return status(cell.text, kind=cell.kind)
    return (
        '<span class="board-none"><span class="ring" aria-hidden="true"></span>'
        f'<span class="ds-sr-only">{escape(cell.text)}</span></span>'
    )
