"""What lies on the table: a sign for each letter, and sheets for notes by hand.

Letter and actor group stand on them, nothing more: no name can, since none is known here.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from math import ceil

from django.utils.html import format_html, format_html_join
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from focusgroups.models import FocusGroup, Note, Participant
from forkommune.documents import blocks
from forkommune.documents.description import Chapter, Document, Furniture, Metadata

from .outline import questions_in, read_parts
from .sheet import paper

# Rows of a sheet that begins on a new page, and of the first before its title and legend take of it.
ROWS, ROWS_UNDER_A_TITLE = 19, 16
SHEETS = 3
TITLE_LINE, LEGEND_LINE = 34, 90  # letters that stand on one
SIGN_LINE = 22  # letters that stand on one line of a sign in its usual size
SMALLER, SMALLEST = 34.0, 24.0


class NobodyHasALetter(ValueError):
    """There is no letter to print."""


def signs(group: FocusGroup, participants: Sequence[Participant], *, at: datetime) -> Document:
    """One sheet a letter, to be folded in the middle. Raises NobodyHasALetter."""
    if not participants:
        raise NobodyHasALetter(_("Nobody has been given a letter yet."))
    invented = _("Invented example") if group.is_invented else ""
    return Document(
        metadata=Metadata(
            title=_("Table signs: %(session)s") % {"session": group},
            created=at,
            language=get_language() or "nb",
        ),
        furniture=Furniture(head=""),
        chapters=tuple(
            Chapter(
                key=f"skilt-{number}",
                title=one.letter,
                html=blocks.table_sign(
                    letter=one.letter,
                    words=one.actor_group.label,
                    invented=invented,
                    size=_size(str(one.actor_group.label)),
                ),
                bare=True,
            )
            for number, one in enumerate(participants, start=1)
        ),
    )


def note_sheet(group: FocusGroup, participants: Sequence[Participant], *, at: datetime) -> Document:
    """Rows for notes by hand, for a day without net: in the columns of the screen."""
    letters = ", ".join(f"{one.letter} {one.actor_group.label.lower()}" for one in participants)
    marks = ", ".join(str(mark.label) for mark in Note.Mark)
    asked = questions_in(read_parts(group.guide.parts))
    legend = [
        (_("Letters"), letters or _("A–H; write who is which on no paper")),
        (_("Marks"), marks),
        (_("Questions"), ", ".join(one.code for one in asked) or _("none in the guide yet")),
    ]
    lines = format_html_join("", '<p class="rules"><strong>{}:</strong> {}</p>', legend)
    columns = [
        (_("Clock"), 42),
        (_("Letter"), 42),
        (_("Question"), 52),
        (_("What was said"), 0),
        (_("Mark"), 63),
    ]
    tables = [
        blocks.blank_rows(
            caption=_("Notes, sheet %(number)d") % {"number": number},
            columns=columns,
            rows=_rows_under(group.title, letters) if number == 1 else ROWS,
            row_title=_("No."),
        )
        for number in range(1, SHEETS + 1)
    ]
    advice = format_html(
        '<p class="rules">{}</p>',
        _(
            "Letters only, never a name. Write the notes in when the net is back, and shred the paper."
        ),
    )
    html = [
        blocks.chapter_head(title=group.title, subtitle=_("Notes by hand")),
        lines,
        advice,
        *tables,
    ]
    return paper(group, key="notes", title=_("Note sheet"), html=html, at=at)


def _size(words: str) -> float | None:
    """In points, so that longer words keep clear of the edge, where printers print nothing."""
    if len(words) <= SIGN_LINE:
        return None
    return SMALLER if len(words) <= 2 * SIGN_LINE else SMALLEST


def _rows_under(title: str, letters: str) -> int:
    """Rows that fit on the first sheet, below its title and the legend: a line of it takes half a row."""
    taken = ceil(len(title) / TITLE_LINE) + ceil(ceil(len(letters) / LEGEND_LINE) / 2)
    return max(ROWS_UNDER_A_TITLE - max(taken, 1), 1)
