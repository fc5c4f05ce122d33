"""All rows of the app; they live in the rooms `register`, `survey` and `network`."""

from .network.models import Division, NetworkCriterion, NetworkGroup
from .register.models import (
    County,
    Membership,
    Municipality,
    PlanDocument,
    PlanTarget,
    PointSource,
    PointSourceEmission,
    Statistic,
    StatisticKind,
    Succession,
)
from .survey.models import (
    Answer,
    Barrier,
    GuideSection,
    Instrument,
    Interview,
    InterviewGuide,
    Measure,
    Question,
    Routine,
    SurveyRound,
)

__all__ = [
    "Answer",
    "Barrier",
    "County",
    "Division",
    "GuideSection",
    "Instrument",
    "Interview",
    "InterviewGuide",
    "Measure",
    "Membership",
    "Municipality",
    "NetworkCriterion",
    "NetworkGroup",
    "PlanDocument",
    "PlanTarget",
    "PointSource",
    "PointSourceEmission",
    "Question",
    "Routine",
    "Statistic",
    "StatisticKind",
    "Succession",
    "SurveyRound",
]
