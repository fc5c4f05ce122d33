"""What the services of invitations share: one change of an invitation at a time, and who may be late."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from workshops.models import Invitation, Meeting

ACTION = "invitation.changed"
State, Way = Invitation.State, Invitation.Way
ADDRESS_TAKEN = "invitation_once_per_address"


class CannotInvite(ValueError):
    """The change cannot be made; the message says why and what to do."""


class AlreadyInvited(CannotInvite):
    """The address has an invitation to the meeting already: this one."""

    def __init__(self, standing: Invitation) -> None:
        super().__init__(_already(standing))
        self.standing = standing


def _already(standing: Invitation) -> str:
    return _("%(email)s is invited already, as %(role)s for %(organisation)s: %(state)s.") % {
        "email": standing.email,
        "role": standing.get_role_display().lower(),
        "organisation": standing.organisation,
        "state": standing.get_state_display().lower(),
    }


def held(invitation: Invitation) -> Invitation:
    """The invitation as it is now, held until the end of the transaction. Raises CannotInvite."""
    rows = Invitation.objects.select_for_update(of=("self",), no_key=True).with_meeting()
    found: Invitation | None = rows.filter(pk=invitation.pk).first()
    if found is None:
        raise CannotInvite(_("This invitation has been deleted meanwhile."))
    return found


def deadline(meeting: Meeting) -> datetime | None:
    """Until when people answer themselves; None while no day is set."""
    return meeting.answer_by or meeting.starts_at


def is_late(meeting: Meeting, now: datetime | None = None) -> bool:
    """Whether answers are no longer taken in by the personal link."""
    until = deadline(meeting)
    return until is not None and until <= (now or timezone.now())


def standing_with(meeting: Meeting, email: str, but: Any = None) -> Invitation | None:
    """The invitation to a meeting that has an address, whoever wrote it how; but: not this one."""
    if not email:
        return None
    rows = Invitation.objects.of_meeting(meeting).with_meeting().filter(email__iexact=email)
    found: Invitation | None = rows.exclude(pk=but).first()
    return found


def save_new(invitation: Invitation) -> Invitation:
    """Store an invitation. Raises AlreadyInvited, also where another was first by a moment."""
    if standing := standing_with(invitation.meeting, invitation.email, invitation.pk):
        raise AlreadyInvited(standing)
    invitation.full_clean()
    try:
        with transaction.atomic():
            invitation.save()
    except IntegrityError as fault:
        standing = standing_with(invitation.meeting, invitation.email, invitation.pk)
        if ADDRESS_TAKEN not in str(fault) or standing is None:
            raise
        raise AlreadyInvited(standing) from fault
    return invitation
