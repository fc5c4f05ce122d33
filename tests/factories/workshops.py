"""Meetings."""

from datetime import time, timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from workshops import models

from .accounts import OrganisationFactory, SecretaryFactory
from .evidence import ClaimFactory
from .municipalities import MunicipalityFactory
from .pilots import PilotFactory


class MeetingFactory(DjangoModelFactory):
    class Meta:
        model = models.Meeting

    slug = factory.Sequence(lambda n: f"mote-{n}")
    kind = "workshop"
    title = factory.Sequence(lambda n: f"Workshop {n}")
    organiser = factory.SubFactory(OrganisationFactory)


class TableFactory(DjangoModelFactory):
    class Meta:
        model = models.Table

    meeting = factory.SubFactory(MeetingFactory)
    number = factory.Sequence(lambda n: n + 1)


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


class BasisConclusionFactory(DjangoModelFactory):
    class Meta:
        model = models.BasisConclusion

    conclusion = factory.SubFactory(ConclusionFactory)
    wording = factory.LazyAttribute(lambda row: row.conclusion.claim.statement)
    position = factory.Sequence(lambda n: n + 1)


class OpenQuestionFactory(DjangoModelFactory):
    class Meta:
        model = models.OpenQuestion

    claim = factory.SubFactory(ClaimFactory, kind="question", nature="assessment")


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


class PrintedPaperFactory(DjangoModelFactory):
    """A paper that is made; its file is no PDF."""

    class Meta:
        model = models.PrintedPaper

    meeting = factory.SubFactory(MeetingFactory)
    kind = "navneskilt"
    ordered_by = factory.SubFactory(SecretaryFactory)
    made_at = factory.LazyFunction(timezone.now)
    pages = 1
    content = b"%PDF"


class PollFactory(DjangoModelFactory):
    """Two pilots to choose between; `opened` takes answers, `closed` and `published` do not."""

    class Meta:
        model = models.Poll
        skip_postgeneration_save = True

    class Params:
        opened = factory.Trait(opened_at=factory.LazyFunction(timezone.now))
        closed = factory.Trait(opened=True, closed_at=factory.LazyFunction(timezone.now))
        published = factory.Trait(closed=True, published_at=factory.LazyFunction(timezone.now))

    meeting = factory.SubFactory(MeetingFactory)
    kind = "points"
    question = "Hva først?"
    dots = 10
    at_most = 5

    @factory.post_generation
    def options(self, create, extracted, **kwargs):
        if create:
            self.options.set(extracted or [PilotFactory().claim, PilotFactory().claim])


class RepresentativeFactory(InvitationFactory):
    """Somebody who comes from a municipality of the meeting."""

    class Meta:
        skip_postgeneration_save = True

    state = "accepted"
    role = "political"

    @factory.post_generation
    def of_meeting(self, create, extracted, **kwargs):
        if create:
            municipality = MunicipalityFactory(organisation=self.organisation)
            self.meeting.municipalities.add(municipality)


class MinutesFactory(DjangoModelFactory):
    """Minutes that are being written; `approved` are only read."""

    class Meta:
        model = models.Minutes

    class Params:
        approved = factory.Trait(
            state="approved",
            approved_at=factory.LazyFunction(timezone.now),
            approval="Av styringsgruppen",
        )
        out = factory.Trait(
            state="comments",
            comment_by=factory.LazyFunction(lambda: timezone.now() + timedelta(days=7)),
        )

    meeting = factory.SubFactory(MeetingFactory)


class MinutesSectionFactory(DjangoModelFactory):
    class Meta:
        model = models.MinutesSection

    minutes = factory.SubFactory(MinutesFactory)
    position = factory.Sequence(lambda n: n)
    code = factory.Sequence(lambda n: f"session-{n}")
    title = "Velkommen"
    text = "Ordføreren ønsket velkommen."


class MinutesReaderFactory(DjangoModelFactory):
    class Meta:
        model = models.MinutesReader

    minutes = factory.SubFactory(MinutesFactory, out=True)
    name = "Kari Leser"
    email = factory.Sequence(lambda n: f"leser{n}@kommune.example")


class EvaluationFactory(DjangoModelFactory):
    """An evaluation that is being made; `opened` takes answers for a week."""

    class Meta:
        model = models.Evaluation

    class Params:
        opened = factory.Trait(
            opened_at=factory.LazyFunction(timezone.now),
            closes_at=factory.LazyFunction(lambda: timezone.now() + timedelta(days=7)),
        )

    meeting = factory.SubFactory(MeetingFactory)


class EvaluationQuestionFactory(DjangoModelFactory):
    class Meta:
        model = models.EvaluationQuestion

    evaluation = factory.SubFactory(EvaluationFactory)
    position = factory.Sequence(lambda n: n)
    kind = "scale"
    text_nb = "Hvor nyttig var møtet?"
    text_nn = "Kor nyttig var møtet?"
