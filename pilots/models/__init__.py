"""Rows of the pilot register and the example database."""

from .example import Adoption, EvidenceGrade, Example, ExampleSource
from .experiment import ExperimentNote, FieldExperiment
from .indicator import Indicator
from .measurement import Group, KeptResult, Measurement, Moment, Observation, OwnAnalysis
from .pilot import Pilot, PilotAssessment, PilotPartner

__all__ = [
    "Adoption",
    "EvidenceGrade",
    "Example",
    "ExampleSource",
    "ExperimentNote",
    "FieldExperiment",
    "Group",
    "Indicator",
    "KeptResult",
    "Measurement",
    "Moment",
    "Observation",
    "OwnAnalysis",
    "Pilot",
    "PilotAssessment",
    "PilotPartner",
]
