"""Rows of the survey."""

from .approval import ApprovalEntry, ApprovalRequest
from .finding import Barrier, Instrument, Measure, Routine
from .guide import GuideSection, InterviewGuide, Question
from .interview import Answer, Interview, SurveyRound

__all__ = [
    "Answer",
    "ApprovalEntry",
    "ApprovalRequest",
    "Barrier",
    "GuideSection",
    "Instrument",
    "Interview",
    "InterviewGuide",
    "Measure",
    "Question",
    "Routine",
    "SurveyRound",
]
