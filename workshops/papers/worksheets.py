"""A sheet to write on for each table in each round: who sits there, the task, and room."""

from __future__ import annotations

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from forkommune.documents import blocks
from forkommune.documents.description import Chapter, Document
from workshops.models import Session
from workshops.seating.gathering import Gathered, gather
from workshops.seating.page import rounds_of

from .paper import NothingToPrint, Order, document, in_a_list, invented
from .signs import tables_in_use


def worksheets(order: Order) -> Document:
    """A chapter a round of group work, a page a table. Raises NothingToPrint."""
    tables = tables_in_use(order.meeting, order.user)
    sessions = [session for session, _starts in rounds_of(order.meeting, order.user)]
    if not tables:
        raise NothingToPrint(_("There are no tables yet; compute them first."))
    if not sessions:
        raise NothingToPrint(_("The programme has no group work, so there is nothing to work on."))
    gathered = gather(order.meeting, order.user)
    title = _("Worksheets")
    chapters = [
        Chapter(
            key=f"runde-{number}",
            title=str(session),
            html=_round(order, number, session, gathered, [one.number for one in tables]),
        )
        for number, session in enumerate(sessions, start=1)
    ]
    return document(order, title=title, chapters=chapters)


def _round(
    order: Order, number: int, session: Session, gathered: Gathered, tables: list[int]
) -> SafeString:
    seated: dict[int, list[str]] = {}
    last = max((at for at, _key in gathered.seats), default=0)
    people = {
        key: seat.table.number
        for (at, key), seat in gathered.seats.items()
        if at == min(number, last)
    }
    for person in in_a_list(gathered.people.values()):
        if person.pk in people:
            name = f"{person.name or person.get_role_display()} ({person.organisation})"
            seated.setdefault(people[person.pk], []).append(name)
    return render_to_string(
        "documents/worksheets.html",
        {
            "title": session.title,
            "description": session.description,
            "number": number,
            "tables": [(one, seated.get(one, [])) for one in tables],
            "questions": _questions(),
            "invented": invented(order.meeting),
        },
    )


def _questions() -> list[SafeString]:
    asked = (
        (_("What you agree on"), "tall"),
        (_("What you do not agree on, and why"), "low"),
        (_("What must be found out, and by whom"), "low"),
        (_("What you wish to tell the room"), "low"),
    )
    return [blocks.question(title=title, room=room) for title, room in asked]
