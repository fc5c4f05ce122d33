"""A sign for each table: its number and theme, on a sheet folded in the middle."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from forkommune.accounts.models import User
from forkommune.documents import blocks
from forkommune.documents.description import Chapter, Document
from workshops.models import Meeting, SeatingPlan, Table

from .fitting import fitted
from .paper import NothingToPrint, Order, document, invented

ROOM, LARGEST = 490, 42.0


def signs(order: Order) -> Document:
    """One sheet a table in use. Raises NothingToPrint."""
    tables = tables_in_use(order.meeting, order.user)
    if not tables:
        raise NothingToPrint(_("There are no tables yet; compute them first."))
    title = _("Table signs")
    return document(order, title=title, chapters=[_sign(order, one) for one in tables])


def tables_in_use(meeting: Meeting, user: User) -> list[Table]:
    """The tables of the plan; without a plan all that the meeting has."""
    plan = SeatingPlan.objects.visible_to(user).filter(meeting=meeting).first()
    tables = list(meeting.tables.visible_to(user).order_by("number"))
    return [one for one in tables if plan is None or one.number <= plan.tables]


def _sign(order: Order, table: Table) -> Chapter:
    words = table.theme or pgettext("in a room", "Table")
    return Chapter(
        key=f"bord-{table.number}",
        title=_("Table %(number)d") % {"number": table.number},
        html=blocks.table_sign(
            letter=str(table.number),
            words=words,
            invented=invented(order.meeting),
            size=fitted(words, room=ROOM, largest=LARGEST).size,
        ),
        bare=True,
    )
