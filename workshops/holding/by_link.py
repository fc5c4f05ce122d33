"""Pages that a participant opens on a phone with the personal link of the invitation."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from forkommune.accounts.models import PersonalLink
from forkommune.database.prepared import PreparedRows
from forkommune.work.views.by_link import ByLink, Spent
from workshops.invitations.services.mailing import LINK_SCOPE
from workshops.models import Invitation


def _of_link(invitation: int) -> QuerySet[Invitation]:
    return Invitation.objects.filter(pk=invitation)


_invitation = PreparedRows(_of_link)


class OfParticipant(ByLink):
    """A page of the link, in the person's form of Norwegian, unless another was chosen."""

    scope = LINK_SCOPE

    @property
    def invitation(self) -> Invitation:
        """Whose link it is."""
        invitation: Invitation = self.row
        return invitation

    @property
    def token(self) -> str:
        """The token of the address."""
        return str(self.kwargs["token"])

    def rows(self) -> Any:
        """Every invitation: each has links of its own."""
        return Invitation.objects.for_phone()

    def row_of(self, link: PersonalLink) -> Invitation | None:
        """The invitation alone; a room of phones asks for it every two seconds."""
        return _invitation.first(invitation=int(link.target_id))

    def why_closed(self, row: Invitation) -> str:
        """An invitation that was taken back opens nothing."""
        return "withdrawn" if row.state == Invitation.State.WITHDRAWN else ""

    def language_of(self, row: Invitation) -> str:
        """That in which the person is written to."""
        return str(getattr(row, "language", "nb"))

    def spent_page(self, request: HttpRequest, spent: Spent) -> HttpResponse:
        """Why the link opens nothing, and what to do."""
        organiser = spent.row.meeting.organiser if spent.row else None
        status = HTTPStatus.TOO_MANY_REQUESTS if spent.why == "locked" else HTTPStatus.GONE
        context = {"why": spent.why, "organiser": organiser}
        return render(request, "workshops/phone_spent.html", context, status=status)
