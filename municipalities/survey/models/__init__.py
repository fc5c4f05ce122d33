"""Rows of the survey."""

from .approval import ApprovalEntry, ApprovalRequest
from .finding import (
    Barrier,
    Institution,
    Instrument,
    Measure,
    Requirement,
    Routine,
    SuccessFactor,
)
from .guide import GuideSection, InterviewGuide, Question
from .interview import Answer, Interview, SurveyRound
from .template import RoutineTemplate

__all__ = [
    "Answer",
    "ApprovalEntry",
    "ApprovalRequest",
    "Barrier",
    "GuideSection",
    "Institution",
    "Instrument",
    "Interview",
    "InterviewGuide",
    "Measure",
    "Question",
    "Requirement",
    "Routine",
    "RoutineTemplate",
    "SuccessFactor",
    "SurveyRound",
]
