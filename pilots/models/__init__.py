"""Rows of the pilot register and the example database."""

from .example import Adoption, EvidenceGrade, Example, ExampleSource
from .experiment import FieldExperiment, Indicator, Measurement
from .pilot import Pilot, PilotAssessment, PilotPartner

__all__ = [
    "Adoption",
    "EvidenceGrade",
    "Example",
    "ExampleSource",
    "FieldExperiment",
    "Indicator",
    "Measurement",
    "Pilot",
    "PilotAssessment",
    "PilotPartner",
]
