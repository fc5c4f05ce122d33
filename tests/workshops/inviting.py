"""A workshop that lies ahead, with two municipalities and people to invite."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from forkommune.accounts.models import PersonalLink
from tests.factories import (
    InvitationFactory,
    MeetingFactory,
    MunicipalityFactory,
    OrganisationFactory,
    SessionFactory,
)
from workshops.invitations.services.mailing import LINK_SCOPE


def a_workshop(**more):
    """In twenty days, at nine, with two municipalities and a programme of an hour and a half."""
    starts = timezone.localtime(timezone.now() + timedelta(days=20)).replace(
        hour=9, minute=0, second=0, microsecond=0
    )
    organiser = OrganisationFactory(name="Vestregionen", email="post@vest.example")
    made = MeetingFactory(
        **{"starts_at": starts, "place": "Sandvika, møterom 3", "organiser": organiser} | more
    )
    SessionFactory(meeting=made, position=1, title="Kaffe", minutes=30, kind="break")
    SessionFactory(meeting=made, position=2, title="Velkommen", minutes=60)
    return made


def invited(meeting, name="Ingrid Merkenavn", **more):
    """Somebody who was sent an invitation yesterday and the day before."""
    told = {
        "role": "political",
        "state": "sent",
        "email": f"{name.split()[0].lower()}@kommune.example",
        "mailed_at": timezone.now() - timedelta(days=2),
    }
    return InvitationFactory(meeting=meeting, name=name, **told | more)


def of(meeting, name, **more):
    """A municipality of the meeting."""
    municipality = MunicipalityFactory(name=name, organisation__name=name, **more)
    meeting.municipalities.add(municipality)
    return municipality


def link_of(invitation):
    """Where the personal link leads."""
    _link, token = PersonalLink.objects.issue(
        scope=LINK_SCOPE, target=invitation, lasts=timedelta(days=60)
    )
    return reverse("workshops:invitation-answer", args=[token])
