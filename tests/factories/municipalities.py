"""Register, survey and network."""

from datetime import date

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from forkommune.terms.models import Term
from municipalities import models

from .accounts import OrganisationFactory, PersonFactory, ResearcherFactory
from .evidence import ClaimFactory, InformantFactory


class TermFactory(DjangoModelFactory):
    class Meta:
        model = Term
        django_get_or_create = ["vocabulary", "code"]

    vocabulary = "sector"
    code = "heating"
    label_nb = factory.LazyAttribute(lambda t: f"{t.code} nb")
    label_nn = factory.LazyAttribute(lambda t: f"{t.code} nn")
    label_en = factory.LazyAttribute(lambda t: f"{t.code} en")


class CountyFactory(DjangoModelFactory):
    class Meta:
        model = models.County
        django_get_or_create = ["number"]

    number = "06"
    name = "Buskerud"
    valid_to = date(2020, 1, 1)


class MunicipalityFactory(DjangoModelFactory):
    class Meta:
        model = models.Municipality

    number = factory.Sequence(lambda n: f"{1000 + n}")
    name = factory.Sequence(lambda n: f"Kommune {n}")
    county = factory.SubFactory(CountyFactory)
    organisation = factory.SubFactory(OrganisationFactory, kind="municipality")
    valid_to = date(2020, 1, 1)


class MembershipFactory(DjangoModelFactory):
    class Meta:
        model = models.Membership

    municipality = factory.SubFactory(MunicipalityFactory)
    valid_from = date(2004, 1, 1)


class StatisticKindFactory(DjangoModelFactory):
    class Meta:
        model = models.StatisticKind
        django_get_or_create = ["code"]

    code = "population"
    label_nb = "Innbyggere 1. januar"
    unit = "innbyggere"


class StatisticFactory(DjangoModelFactory):
    class Meta:
        model = models.Statistic

    kind = factory.SubFactory(StatisticKindFactory)
    municipality = factory.SubFactory(MunicipalityFactory)
    area_name = factory.LazyAttribute(lambda s: s.municipality.name)
    area_number = factory.LazyAttribute(lambda s: s.municipality.number)
    year = 2017
    value = 1000
    border_year = 2017
    source = "Prøvekilde"
    certainty = "sourced"


class PlanDocumentFactory(DjangoModelFactory):
    class Meta:
        model = models.PlanDocument

    title = factory.Sequence(lambda n: f"Klima- og energiplan {n}")
    document_type = factory.SubFactory(
        TermFactory, vocabulary="document_type", code="climate_energy_plan"
    )


class PlanVersionFactory(DjangoModelFactory):
    """A version whose pages are in; `PlanPageFactory` gives it some."""

    class Meta:
        model = models.PlanVersion

    document = factory.SubFactory(PlanDocumentFactory)
    number = 1
    format = "text"
    size = 100
    sha256 = factory.Sequence(lambda n: f"{n:064x}")
    read_at = factory.LazyFunction(timezone.now)


class PlanPageFactory(DjangoModelFactory):
    """A page with words on it; `written=` gives others."""

    class Meta:
        model = models.PlanPage
        skip_postgeneration_save = True

    version = factory.SubFactory(PlanVersionFactory)
    number = factory.Sequence(lambda n: n + 1)
    source = factory.SubFactory(
        "tests.factories.evidence.SourceTextFactory",
        kind="plan",
        informant=None,
        title=factory.LazyAttribute(lambda s: str(s.factory_parent.version)),
        place=factory.LazyAttribute(lambda s: f"side {s.factory_parent.number}"),
    )

    @factory.post_generation
    def written(self, create, extracted, **kwargs):
        if create:
            from .evidence import TextRevisionFactory

            text = extracted or "Innen 2020 skal alle kommunale bygg være fri for olje."
            TextRevisionFactory(source=self.source, text=text)


class GuideFactory(DjangoModelFactory):
    class Meta:
        model = models.InterviewGuide

    title = factory.Sequence(lambda n: f"Intervjuguide {n}")
    version = "1.0"


class SectionFactory(DjangoModelFactory):
    class Meta:
        model = models.GuideSection

    guide = factory.SubFactory(GuideFactory)
    code = factory.Sequence(lambda n: f"del-{n}")
    title = factory.Sequence(lambda n: f"Del {n}")
    position = factory.Sequence(lambda n: n)


class QuestionFactory(DjangoModelFactory):
    class Meta:
        model = models.Question

    guide = factory.SubFactory(GuideFactory)
    section = factory.SubFactory(SectionFactory, guide=factory.SelfAttribute("..guide"))
    number = factory.Sequence(lambda n: n)
    code = factory.LazyAttribute(lambda q: f"Q{q.number:02d}")
    type = "text"
    kind = "fact"
    text = "Hvilke tiltak er gjennomført?"


class RoundFactory(DjangoModelFactory):
    class Meta:
        model = models.SurveyRound

    code = factory.Sequence(lambda n: f"runde-{n}")
    title = factory.Sequence(lambda n: f"Runde {n}")
    guide = factory.SubFactory(GuideFactory)
    starts_on = date(2017, 9, 1)
    ends_on = date(2018, 2, 28)


class InterviewFactory(DjangoModelFactory):
    class Meta:
        model = models.Interview

    class Params:
        held = factory.Trait(held_on=date(2017, 10, 3))
        completed = factory.Trait(held=True, completed_at=factory.LazyFunction(timezone.now))
        approved = factory.Trait(completed=True, approved_at=factory.LazyFunction(timezone.now))
        released = factory.Trait(completed=True, released_at=factory.LazyFunction(timezone.now))

    round = factory.SubFactory(RoundFactory)
    guide = factory.SelfAttribute("round.guide")
    municipality = factory.SubFactory(MunicipalityFactory)
    informant = factory.SubFactory(
        InformantFactory, organisation=factory.SelfAttribute("..municipality.organisation")
    )
    interviewer = factory.SubFactory(ResearcherFactory)


class AnswerFactory(DjangoModelFactory):
    class Meta:
        model = models.Answer

    interview = factory.SubFactory(InterviewFactory)
    question = factory.SubFactory(QuestionFactory, guide=factory.SelfAttribute("..interview.guide"))


class _FindingFactory(DjangoModelFactory):
    class Meta:
        abstract = True

    municipality = factory.SubFactory(MunicipalityFactory)
    title = factory.Sequence(lambda n: f"Funn {n}")


class MeasureFactory(_FindingFactory):
    class Meta:
        model = models.Measure

    claim = factory.SubFactory(
        ClaimFactory,
        kind="measure",
        organisation=factory.SelfAttribute("..municipality.organisation"),
    )
    status = factory.SubFactory(TermFactory, vocabulary="measure_status", code="completed")


class RoutineTemplateFactory(DjangoModelFactory):
    class Meta:
        model = models.RoutineTemplate

    routine = factory.SubFactory("tests.factories.municipalities.RoutineFactory")
    title = "Mal for saksframlegg"
    file = factory.django.FileField(filename="mal.docx", data=b"PK mal")
    file_name = "mal.docx"
    content_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    size = 6
    sha256 = "0" * 64


class RoutineFactory(_FindingFactory):
    class Meta:
        model = models.Routine

    claim = factory.SubFactory(
        ClaimFactory,
        kind="routine",
        organisation=factory.SelfAttribute("..municipality.organisation"),
    )
    routine_type = factory.SubFactory(TermFactory, vocabulary="routine", code="case_assessment")


class InstrumentFactory(_FindingFactory):
    class Meta:
        model = models.Instrument

    claim = factory.SubFactory(
        ClaimFactory,
        kind="instrument",
        organisation=factory.SelfAttribute("..municipality.organisation"),
    )
    instrument_type = factory.SubFactory(TermFactory, vocabulary="instrument", code="planning")


class BarrierFactory(_FindingFactory):
    class Meta:
        model = models.Barrier

    claim = factory.SubFactory(
        ClaimFactory,
        kind="barrier",
        nature="assessment",
        organisation=factory.SelfAttribute("..municipality.organisation"),
    )
    barrier_type = factory.SubFactory(TermFactory, vocabulary="barrier", code="economy")


class RequirementFactory(_FindingFactory):
    class Meta:
        model = models.Requirement

    claim = factory.SubFactory(
        ClaimFactory,
        kind="requirement",
        nature="assessment",
        organisation=factory.SelfAttribute("..municipality.organisation"),
    )
    means = "law"


class DivisionFactory(DjangoModelFactory):
    class Meta:
        model = models.Division

    title = "Inndeling"
    on = date(2017, 1, 1)


class NetworkGroupFactory(DjangoModelFactory):
    class Meta:
        model = models.NetworkGroup

    division = factory.SubFactory(DivisionFactory)
    letter = factory.Iterator("ABCDEFGH")


class NetworkContactFactory(DjangoModelFactory):
    """A group's researcher; `group=None` and another kind for somebody of a municipality."""

    class Meta:
        model = models.NetworkContact

    person = factory.SubFactory(PersonFactory)
    kind = "researcher"
    group = factory.SubFactory(NetworkGroupFactory)
