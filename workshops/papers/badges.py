"""Badges: the name as large as it fits, whom the person represents, the role, and the tables."""

from __future__ import annotations

from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from forkommune.documents.description import Chapter, Document
from workshops.models import Invitation
from workshops.seating.gathering import Gathered, gather
from workshops.seating.page import wrong_badges

from .fitting import Fitted, fitted
from .paper import NothingToPrint, Order, document, in_a_list, invented

A_SHEET = 10
A_CHAPTER = 10  # sheets: so many are laid out at a time, and the page of the work tells of them
CHANGED_AT_ONCE = 120  # with more, all badges are made anew as a job
ROOM = 224  # pt inside a badge of 90 mm, less a hair: widths are measured for another weight
NAME, REPRESENTS, TABLES = 24.0, 13.0, 11.0


@dataclass(frozen=True)
class Badge:
    """One badge. name: None where nobody has told it, so that it is written by hand."""

    name: Fitted | None
    represents: Fitted
    role: str
    colour: str
    tables: Fitted | None


def badges(order: Order) -> Document:
    """Ten to a sheet of A4, each 90 x 55 mm, to be cut. Raises NothingToPrint."""
    gathered = gather(order.meeting, order.user)
    people = wrong_badges(gathered) if order.only_changed else list(gathered.people.values())
    if not people:
        raise NothingToPrint(
            _("Every badge says the right tables.")
            if order.only_changed
            else _("Nobody has said that they come yet, so there are no badges.")
        )
    if order.only_changed and len(people) > CHANGED_AT_ONCE:
        words = _("%(n)d badges have become wrong. Order all badges anew here.")
        raise NothingToPrint(words % {"n": len(people)})
    made = [badge(person, gathered) for person in in_a_list(people)]
    sheets = [made[at : at + A_SHEET] for at in range(0, len(made), A_SHEET)]
    chapters = [
        _chapter(order, sheets[at : at + A_CHAPTER], first=at * A_SHEET + 1)
        for at in range(0, len(sheets), A_CHAPTER)
    ]
    return document(order, title=_("Badges"), chapters=chapters)


def _chapter(order: Order, sheets: list[list[Badge]], *, first: int) -> Chapter:
    last = first - 1 + sum(len(sheet) for sheet in sheets)
    title = _("Badges %(first)d to %(last)d") % {"first": first, "last": last}
    html = render_to_string(
        "documents/badges.html",
        {"title": title, "sheets": sheets, "invented": invented(order.meeting)},
    )
    return Chapter(key=f"skilt-{first}", title=title, html=html, bare=True)


def badge(person: Invitation, gathered: Gathered) -> Badge:
    """The badge of one person."""
    tables = " · ".join(tables_of(person, gathered))
    return Badge(
        name=fitted(person.name, room=ROOM, largest=NAME) if person.name.strip() else None,
        represents=fitted(str(person.organisation), room=ROOM, largest=REPRESENTS),
        role=str(person.get_role_display()),
        colour=person.role,
        tables=fitted(tables, room=ROOM, largest=TABLES) if tables else None,
    )


def tables_of(person: Invitation, gathered: Gathered) -> list[str]:
    """ "Bord 3", or "Runde 1: bord 3" and "Runde 2: bord 5"; none for one without a seat."""
    found = sorted(
        (number, seat.table.number)
        for (number, key), seat in gathered.seats.items()
        if key == person.pk
    )
    if len(found) == 1:
        return [_("Table %(number)d") % {"number": found[0][1]}]
    return [
        _("Round %(round)d: table %(table)d") % {"round": number, "table": table}
        for number, table in found
    ]
