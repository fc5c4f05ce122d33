"""Dots that nobody can trace: a ballot hangs on a keyed digest, and on nothing once it is closed."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from workshops.models import Ballot, Invitation, Poll, PollSecret

from .counting import NotAllowed, check
from .locking import while_open
from .refusals import NoVoice, broken, shut
from .saving import Save, Standing, Verdict, verdict

NO_VOICE = (Invitation.State.DRAFT, Invitation.State.DECLINED, Invitation.State.WITHDRAWN)


@dataclass(frozen=True)
class Cast:
    """The ballot that stands after a save. met: it is of another page, and the save was not taken."""

    version: int
    dots: dict[int, int]
    met: bool = False


NOTHING_CAST = Cast(0, {})


def digest_of(key: bytes, invitation: int) -> str:
    """What the ballot of an invited person hangs on while the poll is open."""
    return hmac.new(key, f"invitation:{invitation}".encode(), hashlib.sha256).hexdigest()


def own_ballot(poll: Poll, invitation: Invitation) -> Cast:
    """What the person has cast so far, while the poll is open; nothing afterwards."""
    secret = PollSecret.objects.filter(poll=poll).first()
    if secret is None:
        return NOTHING_CAST
    name = digest_of(bytes(secret.key), invitation.pk)
    ballot = Ballot.objects.filter(poll=poll, voter_hash=name).first()
    return _cast(ballot) if ballot else NOTHING_CAST


@transaction.atomic
def cast_dots(
    *,
    poll: Poll,
    invitation: Invitation,
    dots: Mapping[int, int],
    save: Save,
    now: datetime | None = None,
) -> Cast:
    """Put a person's dots in place of those before; the last save stands, one ballot each.

    dots: by option (key of its claim). A save that met one of another page is not taken: the answer
    holds what stands, and `met`. Raises PollShut, NoVoice, BrokenRule.
    """
    if invitation.state in NO_VOICE:
        raise NoVoice(_("Who has said no to the meeting has no vote. Change your answer first."))
    while_open(poll)
    poll = Poll.objects.get(pk=poll.pk)
    secret = PollSecret.objects.filter(poll=poll).first()
    if secret is None or not poll.is_open(now):
        raise shut(poll)
    try:
        kept = check(
            dots,
            options=poll.options.values_list("pk", flat=True),
            in_all=poll.dots,
            at_most=poll.at_most,
        )
    except NotAllowed as fault:
        raise broken(fault, poll) from fault
    name = digest_of(bytes(secret.key), invitation.pk)
    Ballot.objects.bulk_create([Ballot(poll=poll, voter_hash=name)], ignore_conflicts=True)
    ballot = Ballot.objects.select_for_update().get(poll=poll, voter_hash=name)
    found = verdict(Standing(ballot.version, ballot.tab, ballot.seq), save)
    if found is Verdict.TAKEN:
        ballot.version += 1
        ballot.tab, ballot.seq = save.tab, save.seq
        ballot.choices = {str(option): number for option, number in kept.items()}
        ballot.save(update_fields=["version", "tab", "seq", "choices"])
    return _cast(ballot, met=found is Verdict.MET)


def dots_of(choices: Mapping[str, int]) -> dict[int, int]:
    """What a ballot holds, by the key of the option."""
    return {int(option): number for option, number in choices.items()}


def _cast(ballot: Ballot, *, met: bool = False) -> Cast:
    return Cast(ballot.version, dots_of(ballot.choices), met)
