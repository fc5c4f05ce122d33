"""Questions about pilots and examples that SQL can answer, a subject a file."""

from .assessments import (
    AssessmentQuerySet,
    CriteriaVersionQuerySet,
    CriterionQuerySet,
    OfAssessmentQuerySet,
)
from .beside_examples import (
    AdoptionQuerySet,
    ApartQuerySet,
    ConditionQuerySet,
    ExampleFileQuerySet,
    ExampleProposalQuerySet,
    LinkQuerySet,
    MergerQuerySet,
    NoteQuerySet,
    OfExampleQuerySet,
    StatedQuerySet,
)
from .examples import ExampleQuerySet, PlaceToConfirm
from .experiments import (
    ExperimentQuerySet,
    IndicatorQuerySet,
    ObservationQuerySet,
    ObservationRow,
    OfExperimentQuerySet,
    OfIndicatorQuerySet,
)
from .pilots import (
    DecisionQuerySet,
    OfPilotQuerySet,
    PartnerQuerySet,
    PilotProposalQuerySet,
    PilotQuerySet,
)
from .use import UseQuerySet

__all__ = [
    "AdoptionQuerySet",
    "ApartQuerySet",
    "AssessmentQuerySet",
    "ConditionQuerySet",
    "CriteriaVersionQuerySet",
    "CriterionQuerySet",
    "DecisionQuerySet",
    "ExampleFileQuerySet",
    "ExampleProposalQuerySet",
    "ExampleQuerySet",
    "ExperimentQuerySet",
    "IndicatorQuerySet",
    "LinkQuerySet",
    "MergerQuerySet",
    "NoteQuerySet",
    "ObservationQuerySet",
    "ObservationRow",
    "OfAssessmentQuerySet",
    "OfExampleQuerySet",
    "OfExperimentQuerySet",
    "OfIndicatorQuerySet",
    "OfPilotQuerySet",
    "PartnerQuerySet",
    "PilotProposalQuerySet",
    "PilotQuerySet",
    "PlaceToConfirm",
    "StatedQuerySet",
    "UseQuerySet",
]
