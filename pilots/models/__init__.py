"""Rows of the pilot register and the example database."""

from .adoption import Adoption
from .attachment import ExampleFile
from .condition import ExampleCondition
from .effect import EffectKind, EvidenceGrade, ExampleEffect
from .example import Example
from .experiment import ExperimentNote, FieldExperiment
from .indicator import Indicator
from .measurement import Group, KeptResult, Measurement, Moment, Observation, OwnAnalysis
from .pilot import Pilot, PilotAssessment, PilotPartner
from .quality import ExampleAssessment, ExampleNote
from .resources import CostClass, ExampleFunding
from .sorting import ClimatePurpose, EmissionScope, TransitionLevel
from .source import ExampleSource
from .story import ExampleBarrier, ExampleStep, ExampleStory

__all__ = [
    "Adoption",
    "ClimatePurpose",
    "CostClass",
    "EffectKind",
    "EmissionScope",
    "EvidenceGrade",
    "Example",
    "ExampleAssessment",
    "ExampleBarrier",
    "ExampleCondition",
    "ExampleEffect",
    "ExampleFile",
    "ExampleFunding",
    "ExampleNote",
    "ExampleSource",
    "ExampleStep",
    "ExampleStory",
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
    "TransitionLevel",
]
