"""The list of all follow-up: what is overdue, what is open, what was done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from forkommune.accounts.models import Organisation
from forkommune.ui.asked import whole_number
from workshops.models import Action

LATE, OPEN, CLOSED = "over", "apne", "lukket"


@dataclass(frozen=True)
class Way:
    """One way to look at the list, with how many it shows."""

    code: str
    label: str
    count: int
    is_chosen: bool
    url: str


@dataclass(frozen=True)
class Asked:
    """What the address asks for: which state, and whose."""

    state: str
    owner: Organisation | None

    @property
    def query(self) -> str:
        """The owner for addresses of the same list."""
        return f"&eier={self.owner.pk}" if self.owner else ""


def asked_of(query: QueryDict) -> Asked:
    """What is asked; nonsense asks for what is open."""
    state = query.get("vis", "")
    owner = whole_number(query.get("eier", ""))
    found = Organisation.objects.filter(pk=owner).first() if owner is not None else None
    return Asked(state if state in (LATE, OPEN, CLOSED) else OPEN, found)


def rows_of(asked: Asked, user: Any, day: date) -> Any:
    """The follow-up that is asked for, the most urgent first."""
    rows = _owned(asked, user)
    if asked.state == LATE:
        rows = rows.late(day)
    elif asked.state == OPEN:
        rows = rows.open()
    else:
        return rows.closed().newest_closed()
    return rows.by_date()


def ways_of(asked: Asked, user: Any, day: date) -> list[Way]:
    """The three ways to look at the list of an owner, or of everybody."""
    rows = _owned(asked, user)
    counted = (
        (LATE, _("Overdue"), rows.late(day)),
        (OPEN, pgettext("follow-up", "Open"), rows.open()),
        (CLOSED, _("Done or dropped"), rows.closed()),
    )
    return [
        Way(code, label, found.count(), code == asked.state, f"?vis={code}{asked.query}")
        for code, label, found in counted
    ]


def owners(user: Any) -> list[Organisation]:
    """Organisations that follow something up."""
    keys = Action.objects.visible_to(user).exclude(organisation=None).values("organisation")
    return list(Organisation.objects.filter(pk__in=keys).order_by("name", "pk"))


def _owned(asked: Asked, user: Any) -> Any:
    rows = Action.objects.visible_to(user)
    return rows.owned_by(asked.owner) if asked.owner else rows
