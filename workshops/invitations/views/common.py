"""What the pages of invitations share: whose they are."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from workshops.models import Invitation, Meeting

RUNS = "workshops.change_invitation"
LIST, ONE = "workshops:invitations", "workshops:invitation"


def invited_by(request: HttpRequest, slug: str) -> Meeting:
    """A meeting to which the visitor invites: the secretariat. For all others there is none."""
    if not request.user.has_perm(RUNS):
        raise Http404(_("There is no such page."))
    rows = Meeting.objects.visible_to(request.user).select_related("organiser")
    found: Meeting = get_object_or_404(rows, slug=slug)
    return found


def invitation_of(request: HttpRequest, slug: str, pk: Any) -> Invitation:
    """One invitation to such a meeting."""
    meeting = invited_by(request, slug)
    rows = Invitation.objects.visible_to(request.user).of_meeting(meeting).with_meeting()
    found: Invitation = get_object_or_404(rows, pk=pk)
    return found
