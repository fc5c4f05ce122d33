"""Rows of the pilot register and the example database."""

from .adoption import Adoption
from .apart import ExamplesApart
from .assessment import Assessment, AssessmentScore
from .attachment import ExampleFile
from .conclusion import ExperimentConclusion
from .condition import ExampleCondition
from .criterion import CriteriaVersion, Criterion, CriterionWeight
from .decision import PilotDecision
from .effect import EffectKind, EvidenceGrade, ExampleEffect
from .example import Example
from .example_proposal import ExampleProposal
from .experiment import ExperimentNote, FieldExperiment
from .indicator import Indicator
from .link import LinkState
from .measurement import Group, KeptResult, Measurement, Moment, Observation, OwnAnalysis
from .merger import ExampleMerger
from .pilot import Pilot, PilotPartner
from .proposal import PilotProposal
from .quality import ExampleAssessment, ExampleNote
from .resources import CostClass, ExampleFunding
from .sorting import ClimatePurpose, EmissionScope, TransitionLevel
from .source import ExampleSource
from .stated import StatedEvidence
from .story import ExampleBarrier, ExampleStep, ExampleStory
from .use import ExampleUse

__all__ = [
    "Adoption",
    "Assessment",
    "AssessmentScore",
    "ClimatePurpose",
    "CostClass",
    "CriteriaVersion",
    "Criterion",
    "CriterionWeight",
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
    "ExampleMerger",
    "ExampleNote",
    "ExampleProposal",
    "ExampleSource",
    "ExampleStep",
    "ExampleStory",
    "ExampleUse",
    "ExamplesApart",
    "ExperimentConclusion",
    "ExperimentNote",
    "FieldExperiment",
    "Group",
    "Indicator",
    "KeptResult",
    "LinkState",
    "Measurement",
    "Moment",
    "Observation",
    "OwnAnalysis",
    "Pilot",
    "PilotDecision",
    "PilotPartner",
    "PilotProposal",
    "StatedEvidence",
    "TransitionLevel",
]
