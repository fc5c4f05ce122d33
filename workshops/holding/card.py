"""The municipality card in the room: who speaks for a municipality corrects it by the own link.

It is the right of reply: corrections of findings become the second pass, corrections of facts
suggestions in the secretariat's queue, as from the mailed links.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _

from forkommune.accounts.limits import count_miss
from forkommune.accounts.models import PersonalLink
from forkommune.ui.dates import today
from forkommune.ui.parts import Crumb
from municipalities.models import Municipality
from municipalities.register.selectors.facts import facts_page
from municipalities.register.urls import FACT, REMARK, WITHDRAW
from municipalities.register.views.facts import (
    Answering,
    Facts,
    LinkSpent,
    SuggestFact,
    WithdrawSuggestion,
)
from municipalities.survey.views.replies import CorrectFinding, Findings
from workshops.invitations.services.mailing import LINK_SCOPE
from workshops.models import Invitation
from workshops.voting.points import SPEAKING

CARD, FINDINGS = "workshops:phone-card", "workshops:phone-card-findings"


@dataclass(frozen=True)
class AtTheMeeting(Answering):
    """Somebody with the link of an invitation, which is not used up by answering."""

    def use(self) -> bool:
        """Whether the link's days still go."""
        return self.through is not None and self.through.is_in_time


def speaks_for(invitation: Invitation) -> Municipality | None:
    """The municipality of the meeting that an invited person speaks for."""
    if invitation.role not in SPEAKING:
        return None
    rows = invitation.meeting.municipalities.for_page()
    found: Municipality | None = rows.filter(organisation=invitation.organisation_id).first()
    return found


def by_invitation(page: str) -> Callable[..., Answering]:
    """A finder for pages under `page`; raises LinkSpent, and Http404 for who speaks for none."""

    def find(request: HttpRequest, token: str) -> Answering:
        link = PersonalLink.objects.for_token(token, LINK_SCOPE).first()
        if link is None:
            count_miss(request)
            raise LinkSpent
        invitation = Invitation.objects.for_phone().filter(pk=link.target_id).first()
        if not link.is_usable or invitation is None:
            raise LinkSpent
        if invitation.state == Invitation.State.WITHDRAWN:
            raise LinkSpent
        municipality = speaks_for(invitation)
        if municipality is None:
            raise Http404(_("You speak for no municipality at this meeting."))
        day = Crumb(str(invitation.meeting), reverse("workshops:phone-day", args=[token]))
        return AtTheMeeting(municipality, reverse(page, args=[token]), through=link, back=day)

    return find


class Card(Facts):
    """The facts of the card; what else the yearly mail asks about is not asked in the room."""

    def get(self, request: HttpRequest, **where: Any) -> HttpResponse:
        """Show the facts, the open suggestions with their places, and the answers."""
        who = self.find(request, **where)
        page = facts_page(who.municipality, today().year)
        context = {"page": page, "who": who, "panels": []}
        return render(request, "municipalities/facts.html", context)


BASE = "stem/<str:token>/kort/"
_facts, _findings = by_invitation(CARD), by_invitation(FINDINGS)
_suggest = SuggestFact.as_view(find=_facts)
urlpatterns = [
    path(BASE, Card.as_view(find=_facts), name="phone-card"),
    path(BASE + FACT, _suggest, name="phone-card-fact"),
    path(BASE + REMARK, _suggest, name="phone-card-remark"),
    path(BASE + WITHDRAW, WithdrawSuggestion.as_view(find=_facts), name="phone-card-withdraw"),
    path(f"{BASE}funn/", Findings.as_view(find=_findings), name="phone-card-findings"),
    path(
        f"{BASE}funn/<uuid:uuid>/",
        CorrectFinding.as_view(find=_findings),
        name="phone-card-finding",
    ),
]
