"""Dots that nobody can trace: a ballot hangs on a keyed digest, and on nothing once it is closed."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from workshops.models import Ballot, Invitation, Poll

from .asking import ballot_held, ballot_of, key_of_poll, option_keys, poll_of_key
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
    key = _key_of(poll)
    if key is None:
        return NOTHING_CAST
    ballot = ballot_of.first(poll=poll.pk, voter=digest_of(key, invitation.pk))
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
    poll = poll_of_key.first(poll=poll.pk) or poll
    key = _key_of(poll)
    if key is None or not poll.is_open(now):
        raise shut(poll)
    try:
        kept = check(
            dots,
            options=[option for (option,) in option_keys(poll=poll.pk)],
            in_all=poll.dots,
            at_most=poll.at_most,
        )
    except NotAllowed as fault:
        raise broken(fault, poll) from fault
    ballot = _held(poll, digest_of(key, invitation.pk))
    found = verdict(Standing(ballot.version, ballot.tab, ballot.seq), save)
    if found is Verdict.TAKEN:
        ballot.version += 1
        ballot.tab, ballot.seq = save.tab, save.seq
        ballot.choices = {str(option): number for option, number in kept.items()}
        ballot.save(update_fields=["version", "tab", "seq", "choices"])
    return _cast(ballot, met=found is Verdict.MET)


def _key_of(poll: Poll) -> bytes | None:
    """The key of the digests; None before the poll is opened and after it is closed."""
    found = key_of_poll(poll=poll.pk)
    return bytes(found[0][0]) if found else None


def _held(poll: Poll, voter: str) -> Ballot:
    """The ballot of a voter, made where it is the first; nobody else changes it until we are done."""
    if (ballot := ballot_held.first(poll=poll.pk, voter=voter)) is not None:
        return ballot
    Ballot.objects.bulk_create([Ballot(poll=poll, voter_hash=voter)], ignore_conflicts=True)
    return Ballot.objects.select_for_update().get(poll=poll, voter_hash=voter)


def dots_of(choices: Mapping[str, int]) -> dict[int, int]:
    """What a ballot holds, by the key of the option."""
    return {int(option): number for option, number in choices.items()}


def _cast(ballot: Ballot, *, met: bool = False) -> Cast:
    return Cast(ballot.version, dots_of(ballot.choices), met)
