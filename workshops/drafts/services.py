"""Send drafts to those who are invited."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.work.services.publishing import CannotPublish
from forkommune.work.services.sharing import share
from workshops.models import Invitation

from .page import Draft

MOST_MAILS = 500


class CannotSend(CannotPublish):
    """Nothing was sent; the message says why."""


def to_whom(draft: Draft, people: Sequence[Invitation], *, again: bool) -> list[tuple[str, str]]:
    """Name and address of those who get a draft: each address once, and not twice unless `again`."""
    found: dict[str, str] = {}
    for person in people:
        address = person.email.strip().lower()
        if address and (again or address not in draft.sent):
            found.setdefault(address, person.name.strip() or str(person.organisation))
    return [(name, address) for address, name in found.items()]


@transaction.atomic
def send_drafts(
    *,
    drafts: Sequence[Draft],
    people: Sequence[Invitation],
    message: str,
    again: bool,
    by: User,
) -> int:
    """One mail a draft and person, each with a link of its own; how many were ordered.

    All or nothing. Raises CannotPublish for a draft that may not be sent or was decided meanwhile.
    """
    orders = [(draft, to_whom(draft, people, again=again)) for draft in drafts]
    number = sum(len(receivers) for _draft, receivers in orders)
    if number > MOST_MAILS:
        raise CannotSend(
            _("That would be %(n)d e-mails; at most %(most)d at a time. Choose fewer people.")
            % {"n": number, "most": MOST_MAILS}
        )
    if not number:
        raise CannotSend(
            _("All of them have been sent these drafts. Tick “Send again” to give them new links.")
        )
    for draft, receivers in orders:
        if receivers:
            share(row=draft.row, people=receivers, message=message, seen=draft.seen, by=by)
    return number
