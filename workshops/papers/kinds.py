"""The kinds of paper: what each is called, what it holds, what makes it, and how long that takes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from forkommune.accounts.models import User
from forkommune.documents.description import Document
from workshops.models import Invitation, Meeting
from workshops.seating.page import rounds_of

from .badges import badges
from .cards import cards
from .lists import attendance, programme
from .paper import Order
from .signs import signs, tables_in_use
from .worksheets import worksheets

AT_ONCE = 1.0  # seconds of one core that somebody waits for with the page open


def _of_people(seconds: float) -> Callable[[Meeting, User], float]:
    return lambda meeting, user: (
        seconds * Invitation.objects.visible_to(user).filter(meeting=meeting).coming().count()
    )


def _of_municipalities(seconds: float) -> Callable[[Meeting, User], float]:
    return lambda meeting, user: seconds * meeting.municipalities.count()


def _of_tables(seconds: float) -> Callable[[Meeting, User], float]:
    return lambda meeting, user: seconds * len(tables_in_use(meeting, user))


def _of_work(seconds: float) -> Callable[[Meeting, User], float]:
    of_tables = _of_tables(seconds)
    return lambda meeting, user: of_tables(meeting, user) * len(rounds_of(meeting, user))


@dataclass(frozen=True)
class Paper:
    """A kind of paper.

    seconds: about how long it keeps one core at work for a meeting as somebody sees it, measured on
        the papers of 400 people, 40 tables and 16 municipalities.
    """

    title: Any
    about: Any
    make: Callable[[Order], Document]
    seconds: Callable[[Meeting, User], float] = lambda meeting, user: 0

    def is_long(self, meeting: Meeting, user: User) -> bool:
        """Whether it is made as a job, because nobody should wait for it with the page open."""
        return self.seconds(meeting, user) > AT_ONCE


PAPERS = {
    "navneskilt": Paper(
        _("Badges"),
        _(
            "Name, whom the person represents, role in words and colour, and tables. Ten to a sheet."
        ),
        badges,
        _of_people(0.008),
    ),
    "bordskilt": Paper(
        _("Table signs"),
        _("Number and theme, a sheet a table, folded in the middle."),
        signs,
        _of_tables(0.022),
    ),
    "deltakerliste": Paper(
        _("Attendance list"),
        _("Those who come, to be ticked before and after lunch. Nothing about food or access."),
        attendance,
        _of_people(0.011),
    ),
    "program": Paper(
        pgettext_lazy("of a meeting", "Programme"),
        _("The items with time, responsible and length."),
        programme,
    ),
    "arbeidsark": Paper(
        _("Worksheets"),
        _("For each round and table: who sits there, the task, and room to write."),
        worksheets,
        _of_work(0.027),
    ),
    "kommunekort": Paper(
        _("Municipality cards"),
        _(
            "What is known of each municipality, with sources, and room to correct. Researchers get all that the municipality is asked about; others what it has agreed to."
        ),
        cards,
        _of_municipalities(0.15),
    ),
}
