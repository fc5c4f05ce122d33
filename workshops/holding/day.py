"""The day on a participant's phone: what is on, the polls that are open, the own table."""

from __future__ import annotations

import hashlib
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from forkommune.database.prepared import PreparedRows
from workshops.models import Evaluation, Invitation, Seat
from workshops.programmes.showing import Programme, published
from workshops.voting.asking import opened_polls
from workshops.voting.lately import Lately

from .by_link import OfParticipant
from .card import speaks_for
from .check_in import code_of
from .now import now_on
from .qr import qr_svg

_programmes: Lately[Programme] = Lately(10)


class PhoneDay(OfParticipant):
    """What is on now, with the way to what can be answered."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """Show it; no row is changed."""
        return render(request, "workshops/phone_day.html", self.state() | self.own())

    def own(self) -> dict[str, Any]:
        """What does not change while the page is open."""
        row = Evaluation.objects.filter(meeting=self.invitation.meeting_id).first()
        return {
            "meeting": self.invitation.meeting,
            "code": self.code(),
            "speaks_for": speaks_for(self.invitation),
            "evaluates": row is not None and row.is_open(),
        }

    def code(self) -> str:
        """The square code that the desk at the door reads; it opens nothing for anybody else."""
        where = [self.invitation.meeting.slug, code_of(self.invitation)]
        address = f"{settings.BASE_URL}{reverse('workshops:check-in-code', args=where)}"
        return qr_svg(address, _("Code for the desk at the door"))

    def state(self) -> dict[str, Any]:
        """What the page and its changing part print."""
        programme = programme_lately(self.invitation)
        polls = opened_polls(meeting=self.invitation.meeting_id)
        moment = timezone.now()
        return {
            "invitation": self.invitation,
            "token": self.token,
            "programme": programme,
            "seats": _seats(invitation=self.invitation.pk),
            "now": now_on(programme.slots, moment) if programme.has_date else None,
            "open_polls": [poll for poll in polls if poll.is_open(moment)],
            "closed_polls": [poll for poll in polls if not poll.is_open(moment)],
        }


class PhoneDayState(PhoneDay):
    """What has changed since the phone asked last."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """304 while the phone shows what stands."""
        state = self.state()
        now = state["now"]
        shown = repr((
            now and (now.on and now.on.starts, now.next and now.next.starts, now.is_over),
            [poll.pk for poll in state["open_polls"]], [poll.pk for poll in state["closed_polls"]],
            [(seat.round, seat.table_id) for seat in state["seats"]], get_language(),
        ))  # fmt: skip
        tag = f'"{hashlib.sha256(shown.encode()).hexdigest()[:24]}"'
        if request.headers.get("if-none-match", "") == tag:
            answer = HttpResponse(status=HTTPStatus.NOT_MODIFIED)
        else:
            answer = HttpResponse(render_to_string("workshops/_phone_day_state.html", state))
        answer["ETag"] = tag
        answer["Cache-Control"] = "no-store"
        return answer


def programme_lately(invitation: Invitation) -> Programme:
    """The programme of the meeting as everybody sees it, at most ten seconds old."""
    return _programmes.get(invitation.meeting_id, lambda: published(invitation.meeting))


def _seats_of(invitation: int) -> QuerySet[Seat]:
    return Seat.objects.filter(invitation=invitation).order_by("round")


_seats = PreparedRows(_seats_of)
