"""A small region with interviews, for reports: what is private carries a marker word."""

from dataclasses import dataclass, field

from forkommune.evidence.models import Support
from tests.factories import (
    BarrierFactory,
    ClaimReviewFactory,
    ConsentFactory,
    CountyFactory,
    DeliverableFactory,
    InformantFactory,
    InstrumentFactory,
    InterviewFactory,
    MeasureFactory,
    MembershipFactory,
    MunicipalityFactory,
    OrganisationFactory,
    PassageFactory,
    ProjectFactory,
    RoundFactory,
    RoutineFactory,
    SourceTextFactory,
    StatisticFactory,
    StatisticKindFactory,
    TermFactory,
    TextRevisionFactory,
)

NAMES = ("Alvdalen", "Bekkestad", "Dalsbygd", "Elvenes", "Fossnes", "Granly", "Øyestad")


@dataclass
class Region:
    """Municipalities of one round, with a project and its deliverable D2."""

    municipalities: list
    round: object
    deliverable: object
    interviews: list = field(default_factory=list)


def region(count: int = 6, *, interviewed: int = 0, people: bool = True) -> Region:
    """`count` municipalities in one round; the first `interviewed` have held interviews."""
    county = CountyFactory()
    rows = [
        MunicipalityFactory(
            name=NAMES[at],
            number=f"06{at:02d}",
            county=county,
            tile_column=at % 3,
            tile_row=at // 3,
            area_km2=100,
            organisation=OrganisationFactory(name=NAMES[at], kind="municipality"),
        )
        for at in range(count)
    ]
    survey = RoundFactory()
    survey.municipalities.set(rows)
    owner = OrganisationFactory(code="vestregionen", name="Vestregionen")
    made = Region(rows, survey, DeliverableFactory(project=ProjectFactory(owner=owner)))
    for row in rows:
        MembershipFactory(municipality=row)
        if people:
            add_people(row)
    made.interviews = [
        InterviewFactory(round=survey, municipality=row, completed=True)
        for row in rows[:interviewed]
    ]
    return made


def add_people(row, before: int = 5000, after: int = 6000) -> None:
    """Population of 2007 and 2017."""
    kind = StatisticKindFactory()
    for year, value in ((2007, before), (2017, after)):
        StatisticFactory(kind=kind, municipality=row, year=year, value=value)


def said(interview, words: str, *, scopes=(), nature="fact", approved=True, invented=False):
    """A passage of an interview with exactly these words; scopes of the consent behind it."""
    informant = interview.informant
    if scopes:
        ConsentFactory(informant=informant, scopes=list(scopes))
    source = SourceTextFactory(
        title="Svar på spørsmål 7",
        informant=informant,
        organisation=interview.municipality.organisation,
        nature=nature,
        is_invented=invented,
    )
    waived = "møtereferat" if approved else ""
    revision = TextRevisionFactory(source=source, text=words, approval_waived=waived)
    return PassageFactory(revision=revision, start=0, end=len(words), quote=words)


def supports(passage, *claims, grade="strong"):
    """The passage speaks for the claims."""
    for claim in claims:
        Support.objects.create(claim=claim, passage=passage, grade=grade)
    return passage


def measure(row, title: str, *, replied=True, invented=False, **more):
    """A measure; `replied`: the municipality agrees that it is a fact."""
    status = TermFactory(vocabulary="measure_status", code="completed", label_nb="Gjennomført")
    made = MeasureFactory(municipality=row, title=title, status=status, **more)
    return _claimed(made, replied, invented)


def routine(row, title: str, *, replied=True, invented=False):
    """A fixed routine."""
    kind = TermFactory(vocabulary="routine", code="reporting", label_nb="Fast rapportering")
    return _claimed(
        RoutineFactory(municipality=row, title=title, routine_type=kind), replied, invented
    )


def instrument(row, title: str, *, replied=True, invented=False):
    """A policy instrument."""
    kind = TermFactory(vocabulary="instrument", code="planning", label_nb="Planlegging")
    return _claimed(
        InstrumentFactory(municipality=row, title=title, instrument_type=kind), replied, invented
    )


def barrier(row, title: str, *, code="economy", label="Økonomi", invented=False):
    """An assessment: what stands in the way."""
    kind = TermFactory(vocabulary="barrier", code=code, label_nb=label)
    made = BarrierFactory(municipality=row, title=title, barrier_type=kind)
    return _claimed(made, False, invented)


def _claimed(finding, replied: bool, invented: bool):
    claim = finding.claim
    claim.is_invented = invented
    claim.save()
    if replied:
        ClaimReviewFactory(claim=claim)
    return finding


def informant(row):
    """Another informant of a municipality."""
    return InformantFactory(organisation=row.organisation)
