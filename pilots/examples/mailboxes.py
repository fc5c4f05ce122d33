"""Where a question about an example goes: the owner's common mailbox, else the municipality's.

A municipality that has gone into another is asked where it went.
"""

from __future__ import annotations

from dataclasses import dataclass

from forkommune.accounts.models import Organisation
from pilots.models import Example

STEPS = 5  # mergers in a row that the register may know of


@dataclass(frozen=True)
class Mailbox:
    """Whose mailbox it is; no address where none is known. website: of the owner, to ask there."""

    address: str
    owner: str
    website: str = ""


def mailbox_of(example: Example) -> Mailbox:
    """The mailbox; `example` comes from `in_full`. The address itself is shown to nobody."""
    owners = [_today(row.organisation) for row in example.municipalities.all()]
    name = owners[0].name if owners else example.place
    if example.mailbox:
        return Mailbox(example.mailbox, name)
    for owner in owners:
        if owner.email:
            return Mailbox(owner.email, owner.name)
    return Mailbox("", name, next((owner.website for owner in owners if owner.website), ""))


def _today(organisation: Organisation) -> Organisation:
    for _step in range(STEPS):
        if organisation.successor is None:
            break
        organisation = organisation.successor
    return organisation
