"""Rows of the survey."""

from .finding import Barrier, Instrument, Measure, Routine
from .guide import GuideSection, InterviewGuide, Question
from .interview import Answer, Interview, SurveyRound

__all__ = [
    "Answer",
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
