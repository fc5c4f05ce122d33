"""The plainest valid row of every model; traits name the later states."""

from .accounts import (
    OfficerFactory,
    OperationsFactory,
    OrganisationFactory,
    PersonFactory,
    ProtectionOfficerFactory,
    ResearcherFactory,
    RoleFactory,
    SecretaryFactory,
    UserFactory,
)
from .evidence import (
    ClaimFactory,
    ClaimLinkFactory,
    ClaimReviewFactory,
    CodebookFactory,
    CodeFactory,
    CodingFactory,
    ConsentFactory,
    InformantFactory,
    MemoFactory,
    PassageFactory,
    ResearchExportFactory,
    SourceTextFactory,
    SupportFactory,
    TextReadingFactory,
    TextRevisionFactory,
)
from .examples import (
    ConditionFactory,
    EffectFactory,
    ExampleAssessmentFactory,
    ExampleBarrierFactory,
    ExampleFileFactory,
    ExampleMergerFactory,
    ExampleNoteFactory,
    FundingFactory,
    StepFactory,
    StoryFactory,
)
from .focusgroups import (
    FocusGroupFactory,
    FocusGuideFactory,
    NoteFactory,
    ParticipantFactory,
    ProcessFactory,
)
from .municipalities import (
    AnswerFactory,
    BarrierFactory,
    CountyFactory,
    DivisionFactory,
    GuideFactory,
    InstrumentFactory,
    InterviewFactory,
    MeasureFactory,
    MembershipFactory,
    MunicipalityFactory,
    NetworkGroupFactory,
    PlanDocumentFactory,
    PlanPageFactory,
    PlanVersionFactory,
    QuestionFactory,
    RequirementFactory,
    RoundFactory,
    RoutineFactory,
    SectionFactory,
    StatisticFactory,
    StatisticKindFactory,
    TermFactory,
)
from .pilots import (
    AdoptionFactory,
    CriteriaVersionFactory,
    CriterionFactory,
    ExampleFactory,
    ExampleProposalFactory,
    ExampleSourceFactory,
    ExperimentFactory,
    ExperimentNoteFactory,
    IndicatorFactory,
    LinkStateFactory,
    MeasurementFactory,
    ObservationFactory,
    OwnAnalysisFactory,
    PilotFactory,
    PilotPartnerFactory,
    PilotProposalFactory,
)
from .plan import (
    AccountingPeriodFactory,
    ActivityFactory,
    BudgetLineFactory,
    ClassificationRuleFactory,
    DeliverableFactory,
    HourlyRateFactory,
    LedgerEntryFactory,
    MilestoneFactory,
    ProjectFactory,
    ProposedEntryFactory,
    StatementFactory,
)
from .reports import EditionFactory, JobFactory, SnapshotFactory
from .work import ImportFactory, SuggestionFactory
from .workshops import InvitationFactory, MeetingFactory, SessionFactory

__all__ = [name for name in dir() if name.endswith("Factory")]
