"""Who is here, by half day: found by name or by the code on the person's phone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.core import signing
from django.db import transaction
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.work.history import acting
from workshops.models import Attendance, Invitation, Meeting
from workshops.programme import Slot

FIRST, SECOND = "first", "second"
_SIGNER = signing.Signer(salt="workshops.check-in", sep=".")


class CannotCheckIn(ValueError):
    """The person cannot be here; the message says why and what to do."""


def code_of(invitation: Invitation) -> str:
    """What the code on the phone holds: who, signed. It opens nothing; the desk looks it up."""
    return _SIGNER.sign(str(invitation.pk))


def invitation_of(code: str, meeting: Meeting) -> Invitation | None:
    """Whose code it is; None for one that we did not make, or of another meeting."""
    try:
        number = int(_SIGNER.unsign(code))
    except (signing.BadSignature, ValueError):
        return None
    found: Invitation | None = Invitation.objects.filter(pk=number, meeting=meeting).first()
    return found


def half_on(slots: Sequence[Slot], moment: datetime) -> str:
    """Which half of the day it is: the second begins when the longest break does; without, at noon."""
    breaks = [slot for slot in slots if slot.is_break]
    if not breaks:
        return FIRST if moment.hour < 12 else SECOND
    lunch = max(breaks, key=lambda slot: (slot.ends - slot.starts, slot.starts))
    return FIRST if moment < lunch.starts else SECOND


@transaction.atomic
def check_in(*, invitation: Invitation, half: str, by: User) -> Attendance:
    """Note that somebody is here in a half of the day; twice changes nothing.

    Raises CannotCheckIn for an invitation that was taken back, and for no half.
    """
    _require_half(half)
    invitation = Invitation.objects.select_for_update(no_key=True, of=("self",)).get(
        pk=invitation.pk
    )
    if invitation.state == Invitation.State.WITHDRAWN:
        raise CannotCheckIn(
            _("The invitation of %(name)s was taken back. Invite the person anew first.")
            % {"name": invitation}
        )
    with acting(by, "attendance.noted"):
        found, _made = Attendance.objects.get_or_create(invitation=invitation, half=half)
    return found


@transaction.atomic
def check_out(*, invitation: Invitation, half: str, by: User) -> None:
    """Take a note back that was wrong. Raises CannotCheckIn for no half."""
    _require_half(half)
    with acting(by, "attendance.taken_back"):
        Attendance.objects.filter(invitation=invitation, half=half).delete()


def _require_half(half: str) -> None:
    if half not in (FIRST, SECOND):
        raise CannotCheckIn(_("Choose before or after lunch."))


@dataclass(frozen=True)
class Guest:
    """A line of the list: who, and in which halves they are here."""

    invitation: Invitation
    halves: frozenset[str]


@dataclass(frozen=True)
class Arrivals:
    """The list of one half; here, coming: how many are here of how many who said yes."""

    guests: list[Guest]
    here: int
    coming: int


def arrivals(
    meeting: Meeting, user: User | AnonymousUser, *, half: str, words: str = ""
) -> Arrivals:
    """Everybody invited whose name, organisation or role holds the words; those not here come first."""
    rows = list(Invitation.objects.visible_to(user).for_door(meeting))
    wanted = words.casefold().split()
    guests = []
    here = coming = 0
    for one in rows:
        halves = frozenset(found.half for found in one.attendances.all())
        here += half in halves
        coming += one.state == Invitation.State.ACCEPTED
        told = f"{one.name} {one.organisation} {one.get_role_display()}".casefold()
        if all(word in told for word in wanted):
            guests.append(Guest(one, halves))
    guests.sort(key=lambda guest: half in guest.halves)
    return Arrivals(guests, here, coming)
