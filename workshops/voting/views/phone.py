"""A poll on a participant's phone: each press is saved; the page works without a script as well."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from forkommune.ui.filters import clock
from workshops.holding.by_link import OfParticipant
from workshops.models import Poll
from workshops.voting.asking import opened_poll
from workshops.voting.dots import cast_dots
from workshops.voting.options import options_lately
from workshops.voting.phone import (
    PhonePoll,
    State,
    forget_lately,
    lately_told,
    own_of,
    phone_poll,
)
from workshops.voting.points import give_points
from workshops.voting.posted import Posted, read
from workshops.voting.refusals import BrokenRule, NoVoice, PollShut

PAGE = "workshops:phone-poll"


class OfPoll(OfParticipant):
    """Something about one poll of the meeting that the link is for."""

    def poll(self) -> Poll:
        """The poll, once it was opened; before that there is none for phones."""
        meeting = self.invitation.meeting_id
        poll = opened_poll.first(poll=self.kwargs["poll"], meeting=meeting)
        if poll is None:
            raise Http404(_("There is no such poll."))
        return poll


class PhonePollPage(OfPoll):
    """Give dots or points, and change them until it closes."""

    def get(self, request: HttpRequest, **where: Any) -> HttpResponse:
        """The poll as it stands for this person; nothing is changed."""
        return self.page(phone_poll(self.poll(), self.invitation))

    def post(self, request: HttpRequest, **where: Any) -> HttpResponse:
        """Save what is given; a script gets the answer as data."""
        poll = self.poll()
        posted: Posted | None = None
        try:
            posted = read(request.POST, options_lately(poll))
            version, met = self.save(poll, posted)
        except PollShut as why:
            return self.refused(poll, HTTPStatus.GONE, str(why), posted=None)
        except NoVoice as why:
            return self.refused(poll, HTTPStatus.FORBIDDEN, str(why), posted=None)
        except BrokenRule as why:
            return self.refused(poll, HTTPStatus.UNPROCESSABLE_ENTITY, str(why), posted=posted)
        if met:
            words = (
                _("You gave dots on another page meanwhile. This is what stands; change it here.")
                if poll.is_anonymous
                else _(
                    "Your municipality gave points on another phone meanwhile. "
                    "This is what stands; change it here."
                )
            )
            return self.refused(poll, HTTPStatus.CONFLICT, words, posted=None)
        if self.wants_data:
            return JsonResponse({"version": version, "savedAt": clock(timezone.now())})
        forget_lately(poll)  # the page that is drawn now counts it; a script asks again by itself
        return redirect(PAGE, self.token, poll.pk)

    def save(self, poll: Poll, posted: Posted) -> tuple[int, bool]:
        """The version that stands then, and whether the save met another."""
        if poll.is_anonymous:
            cast = cast_dots(
                poll=poll, invitation=self.invitation, dots=posted.numbers, save=posted.save
            )
            return cast.version, cast.met
        given = give_points(
            poll=poll,
            invitation=self.invitation,
            points=posted.numbers,
            wants=posted.wants,
            save=posted.save,
        )
        return given.version, given.met

    @property
    def wants_data(self) -> bool:
        """Whether a script asks."""
        return self.request.headers.get("accept", "") == "application/json"

    def refused(
        self, poll: Poll, status: HTTPStatus, words: str, *, posted: Posted | None
    ) -> HttpResponse:
        """What was not taken and why, with what stands; a fault of the form keeps what was typed."""
        poll.refresh_from_db()
        numbers, wants = (posted.numbers, posted.wants) if posted else (None, None)
        page = phone_poll(poll, self.invitation, numbers=numbers, wants=wants)
        if self.wants_data:
            return JsonResponse({"said": words, **page.values}, status=status)
        return self.page(page, words, status)

    def page(self, page: PhonePoll, refused: str = "", status: int = HTTPStatus.OK) -> HttpResponse:
        """The whole page."""
        context = {
            "page": page,
            "poll": page.poll,
            "meeting": self.invitation.meeting,
            "token": self.token,
            "refused": refused,
            "tab": get_random_string(16),
            "values_json": json.dumps(page.values),
        }
        return render(self.request, "workshops/phone_poll.html", context, status=status)


class PhonePollState(OfPoll):
    """What has changed since the phone asked last: nothing, or a part of the page."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, **where: Any) -> HttpResponse:
        """304 while the phone shows what stands."""
        poll = self.poll()
        own = own_of(poll, self.invitation)
        state = State(poll, own, lately_told(poll), get_language() or "")
        tag = state.tag
        if request.headers.get("if-none-match", "") == tag:
            answer = HttpResponse(status=HTTPStatus.NOT_MODIFIED)
        else:
            answer = HttpResponse(state.html())
        answer["ETag"] = tag
        answer["Cache-Control"] = "no-store"
        return answer
