"""The list of those who are invited to one meeting, filtered and page by page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page
from django.db.models import Q

from forkommune.ui.asked import words_of
from forkommune.ui.paging import KeyPaginator
from workshops.models import Invitation, Meeting, Needs

PER_PAGE = 50
State, Role = Invitation.State, Invitation.Role


@dataclass(frozen=True)
class Choice:
    """One value of a filter and how many it gives."""

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Listing:
    """A page of the list, and the filters with what stands in them."""

    page: Page[Any]
    states: list[Choice]
    role: str
    words: str
    all_invitations: int

    @property
    def is_filtered(self) -> bool:
        """Whether something was chosen."""
        return bool(self.role or self.words or any(one.is_chosen for one in self.states))


@dataclass(frozen=True)
class Kitchen:
    """What is eaten, as numbers without names, and what people need to take part, with names."""

    food: list[tuple[str, int]]
    other: list[str]
    access: list[Needs]

    @property
    def is_empty(self) -> bool:
        """Whether nobody has asked for anything."""
        return not (self.food or self.other or self.access)


def listing_of(meeting: Meeting, user: Any, asked: Mapping[str, str]) -> Listing:
    """The rows that the filters of the address choose; an unknown filter chooses nothing away."""
    everybody = Invitation.objects.visible_to(user).of_meeting(meeting)
    states: Counter[str] = Counter(everybody.order_by().values_list("state", flat=True))
    state, role = asked.get("tilstand", ""), asked.get("rolle", "")
    words = words_of(asked.get("q", "")).strip()[:80]
    rows = everybody.in_order().select_related("organisation", "stands_in_for", "deputy")
    if state in State.values:
        rows = rows.filter(state=state)
    if role in Role.values:
        rows = rows.filter(role=role)
    for word in words.split():
        rows = rows.filter(
            Q(name__icontains=word)
            | Q(email__icontains=word)
            | Q(organisation__name__icontains=word)
        )
    pages = KeyPaginator(rows, PER_PAGE)
    return Listing(
        page=pages.get_page(asked.get("side", "1")),
        states=[
            Choice(one.value, str(one.label), states[one.value], one.value == state)
            for one in State
        ],
        role=role if role in Role.values else "",
        words=words,
        all_invitations=sum(states.values()),
    )


def kitchen_of(meeting: Meeting, user: Any) -> Kitchen:
    """What those who come need, as far as it is kept still."""
    rows = list(Needs.objects.visible_to(user).of_meeting(meeting))
    food: Counter[str] = Counter(code for row in rows for code in row.food)
    return Kitchen(
        food=[(str(one.label), food[one.value]) for one in Needs.Food if food[one.value]],
        other=sorted(row.other_food for row in rows if row.other_food),
        access=[row for row in rows if row.access],
    )
