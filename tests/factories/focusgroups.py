"""Focus groups."""

from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from focusgroups import models
from forkommune.ui.dates import today

from .accounts import ResearcherFactory
from .evidence import ClaimFactory, InformantFactory
from .municipalities import TermFactory


class FocusGuideFactory(DjangoModelFactory):
    class Meta:
        model = models.Guide

    title = factory.Sequence(lambda n: f"Fokusgruppeguide {n}")
    version = "1.0"
    duration_minutes = 120


class FocusGroupFactory(DjangoModelFactory):
    class Meta:
        model = models.FocusGroup

    title = factory.Sequence(lambda n: f"Fokusgruppe {n}")
    guide = factory.SubFactory(FocusGuideFactory)


class ParticipantFactory(DjangoModelFactory):
    class Meta:
        model = models.Participant

    group = factory.SubFactory(FocusGroupFactory)
    letter = factory.Iterator("ABCDEFGH")
    actor_group = factory.SubFactory(TermFactory, vocabulary="actor_group", code="citizens")
    informant = factory.SubFactory(InformantFactory, role_text="Deltaker")


class NoteFactory(DjangoModelFactory):
    class Meta:
        model = models.Note

    group = factory.SubFactory(FocusGroupFactory)
    position = factory.Sequence(lambda n: n)
    text = "Bussen går for sjelden."


class RecordingFactory(DjangoModelFactory):
    class Meta:
        model = models.Recording

    group = factory.SubFactory(FocusGroupFactory)
    made_on = factory.LazyFunction(today)
    kept_at = "Opptaker 3, låst skap hos CICERO"
    delete_on = factory.LazyAttribute(lambda one: one.made_on + timedelta(days=30))


class GrantFactory(DjangoModelFactory):
    """A recruiter; `key_holder=True` for the one who may look letters up."""

    class Meta:
        model = models.Grant

    class Params:
        key_holder = factory.Trait(kind="key_holder")

    group = factory.SubFactory(FocusGroupFactory)
    user = factory.SubFactory(ResearcherFactory)
    kind = "recruiter"


class WantedMixFactory(DjangoModelFactory):
    class Meta:
        model = models.WantedMix

    group = factory.SubFactory(FocusGroupFactory)
    actor_group = factory.SubFactory(TermFactory, vocabulary="actor_group", code="citizens")
    wanted = 2


class CandidateFactory(DjangoModelFactory):
    """Somebody proposed, whose name and contact data are not kept."""

    class Meta:
        model = models.Candidate

    group = factory.SubFactory(FocusGroupFactory)
    actor_group = factory.SubFactory(TermFactory, vocabulary="actor_group", code="citizens")
    informant = factory.SubFactory(InformantFactory, role_text="Deltaker")


class SummaryFactory(DjangoModelFactory):
    """Being written; `sent=True` for one that was sent and can be answered."""

    class Meta:
        model = models.Summary

    class Params:
        sent = factory.Trait(
            text="Mange ville bli spurt tidligere.",
            sent_at=factory.LazyFunction(timezone.now),
            answer_by=factory.LazyFunction(lambda: today() + timedelta(days=14)),
        )

    group = factory.SubFactory(FocusGroupFactory)


class SummaryReplyFactory(DjangoModelFactory):
    class Meta:
        model = models.SummaryReply

    summary = factory.SubFactory(SummaryFactory, sent=True)
    participant = factory.SubFactory(
        ParticipantFactory, group=factory.SelfAttribute("..summary.group")
    )


class ProcessFactory(DjangoModelFactory):
    class Meta:
        model = models.ParticipationProcess

    claim = factory.SubFactory(ClaimFactory, kind="process")
    name = "Folkemøte"
    level = "consultation"
