"""Which drafts stand, who is invited, and who has been sent what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from forkommune.accounts.models import User
from forkommune.work.models import PublicationRecipient
from forkommune.work.registry import Publishable, drafts_to_send, publishables
from forkommune.work.services.publishing import find_publication, kind_of
from workshops.models import Invitation, Meeting

State = Invitation.State
ASKED = (State.ACCEPTED, State.SENT, State.DRAFT)


@dataclass(frozen=True)
class Draft:
    """A draft that stands. key: its name in forms. seen: the version of its publication.

    why_not: why it may not be sent; "" where it may. sent: addresses that have an open link to it.
    """

    key: str
    row: Any
    kind: Publishable
    seen: int
    why_not: str
    sent: frozenset[str]

    @property
    def title(self) -> str:
        """What the mail calls it."""
        return self.kind.title(self.row)

    @property
    def state(self) -> str:
        """Where it stands, in words."""
        return str(self.kind.states()[self.row.state])

    @property
    def address(self) -> str:
        """The page of the row."""
        return self.kind.address(self.row)

    @property
    def is_invented(self) -> bool:
        """Whether it holds invented examples."""
        return self.kind.is_invented(self.row)


@dataclass(frozen=True)
class Reader:
    """An invited person and, for each draft in turn, whether it was sent."""

    person: Invitation
    has: Sequence[bool]


def drafts_that_stand(user: User) -> list[Draft]:
    """What can be sent now; reports that are made later are there then."""
    return [_draft(row) for source in drafts_to_send for row in source(user)]


def _draft(row: Any) -> Draft:
    code = kind_of(row)
    kind, publication = publishables.get(code), find_publication(row)
    sent = frozenset[str]()
    if publication.pk is not None:
        people = PublicationRecipient.objects.filter(
            publication=publication, withdrawn_at__isnull=True
        )
        sent = frozenset(people.values_list("email", flat=True))
    return Draft(f"{code}-{row.pk}", row, kind, publication.version, kind.may_share(row), sent)


def invited(meeting: Meeting, user: User) -> list[Invitation]:
    """Those who come or may come; without an address they can be sent nothing."""
    rows = Invitation.objects.visible_to(user).filter(meeting=meeting, state__in=ASKED)
    return list(rows.select_related("organisation").order_by("organisation__name", "role", "pk"))


def readers(people: Sequence[Invitation], drafts: Sequence[Draft]) -> list[Reader]:
    """Who has what."""
    return [
        Reader(person, [person.email.strip().lower() in draft.sent for draft in drafts])
        for person in people
    ]
