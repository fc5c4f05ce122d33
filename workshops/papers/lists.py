"""The list to tick off those who came, and the programme on one sheet."""

from __future__ import annotations

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from forkommune.documents import blocks
from forkommune.documents.description import Chapter, Document
from workshops.models import Session
from workshops.programme import Slot
from workshops.seating.gathering import gather
from workshops.selectors import programme_of

from .badges import tables_of
from .paper import NothingToPrint, Order, about, document, in_a_list, invented, joined

UNANNOUNCED = 6


def attendance(order: Order) -> Document:
    """Those who come, to be ticked before and after lunch, and rows for those who were not announced.

    Nothing about food or access stands on it. Raises NothingToPrint.
    """
    gathered = gather(order.meeting, order.user)
    if not gathered.people:
        raise NothingToPrint(_("Nobody has said that they come yet, so there is no list."))
    title = _("Attendance list")
    rows = [
        (one, "\n".join(tables_of(one, gathered))) for one in in_a_list(gathered.people.values())
    ]
    count = ngettext("%(n)d person comes", "%(n)d people come", len(rows)) % {"n": len(rows)}
    html = [
        blocks.chapter_head(
            title=title,
            subtitle=f"{about(order.meeting)} · {count}",
        ),
        render_to_string(
            "documents/attendance.html",
            {"rows": rows, "caption": _("Those who come"), "invented": invented(order.meeting)},
        ),
        blocks.blank_rows(
            caption=_("Came without being announced"),
            columns=[(_("Name"), 0), (_("Represents"), 150), (_("Role"), 110)],
            rows=UNANNOUNCED,
            row_title=_("No."),
        ),
    ]
    chapter = Chapter(key="liste", title=title, html=joined(html))
    return document(order, title=title, chapters=[chapter])


def programme(order: Order) -> Document:
    """The items with their times. Raises NothingToPrint."""
    found = programme_of(order.meeting, order.user)
    if not found.slots:
        raise NothingToPrint(_("The programme has no items yet."))
    title = pgettext("of a meeting", "Programme")
    version = order.meeting.programme_version
    html = [
        blocks.chapter_head(
            title=str(order.meeting),
            subtitle=" · ".join(
                filter(
                    None,
                    [
                        about(order.meeting),
                        _("Version %(version)s") % {"version": version} if version else "",
                    ],
                )
            ),
        ),
        render_to_string(
            "documents/programme.html",
            {"caption": title, "rows": [_row(slot) for slot in found.slots], "ends": found.ends},
        ),
    ]
    chapter = Chapter(key="program", title=title, html=joined(html))
    return document(order, title=title, chapters=[chapter])


def _row(slot: Slot) -> tuple[Slot, str, str]:
    session = slot.row
    responsible = session.responsible.all() if isinstance(session, Session) else []
    who = ", ".join(str(one) for one in responsible)
    minutes = int((slot.ends - slot.starts).total_seconds()) // 60
    return slot, who, ngettext("%(n)d min", "%(n)d min", minutes) % {"n": minutes}
