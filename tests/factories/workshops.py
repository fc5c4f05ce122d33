"""Meetings."""

from datetime import time

import factory
from factory.django import DjangoModelFactory

from workshops import models

from .accounts import OrganisationFactory
from .evidence import ClaimFactory


class MeetingFactory(DjangoModelFactory):
    class Meta:
        model = models.Meeting

    slug = factory.Sequence(lambda n: f"mote-{n}")
    kind = "workshop"
    title = factory.Sequence(lambda n: f"Workshop {n}")
    organiser = factory.SubFactory(OrganisationFactory)


class SessionFactory(DjangoModelFactory):
    class Meta:
        model = models.Session

    meeting = factory.SubFactory(MeetingFactory)
    position = factory.Sequence(lambda n: n)
    kind = "plenary"
    title = "Velkommen"
    planned_start = time(9)
    minutes = 30


class InvitationFactory(DjangoModelFactory):
    class Meta:
        model = models.Invitation

    meeting = factory.SubFactory(MeetingFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    role = "administrative"


class ActionFactory(DjangoModelFactory):
    class Meta:
        model = models.Action

    meeting = factory.SubFactory(MeetingFactory)
    text = factory.Sequence(lambda n: f"Sende skjema {n}")
    organisation = factory.SubFactory(OrganisationFactory)


class ConclusionFactory(DjangoModelFactory):
    class Meta:
        model = models.Conclusion

    meeting = factory.SubFactory(MeetingFactory)
    claim = factory.SubFactory(ClaimFactory, kind="conclusion", nature="assessment")
    position = factory.Sequence(lambda n: n)


class MeetingParticipantFactory(DjangoModelFactory):
    class Meta:
        model = models.Participant

    meeting = factory.SubFactory(MeetingFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    role = "administrative"


class CasePaperFactory(DjangoModelFactory):
    class Meta:
        model = models.CasePaper

    meeting = factory.SubFactory(MeetingFactory)
    kind = "steering"
    title = factory.Sequence(lambda n: f"Sak {n}")
