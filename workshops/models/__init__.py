"""Rows of meetings."""

from .action import Action
from .basis import BasisConclusion, ConclusionWording, Ground, OpenQuestion
from .case_paper import CasePaper
from .evaluation import (
    Evaluation,
    EvaluationAnswer,
    EvaluationQuestion,
    EvaluationSecret,
    EvaluationSheet,
)
from .invitation import Attendance, Invitation, Needs, Table
from .meeting import Meeting, Session
from .minutes import (
    Minutes,
    MinutesComment,
    MinutesPerson,
    MinutesReader,
    MinutesSection,
)
from .outcome import Conclusion, Idea
from .participant import Participant
from .poll import (
    Ballot,
    CountedVote,
    Points,
    PointSheet,
    Poll,
    PollSecret,
    Tally,
    Voted,
)
from .printed import PrintedPaper
from .seating import Seat, SeatingPlan
from .tie import TieDecision

__all__ = [
    "Action",
    "Attendance",
    "Ballot",
    "BasisConclusion",
    "CasePaper",
    "Conclusion",
    "ConclusionWording",
    "CountedVote",
    "Evaluation",
    "EvaluationAnswer",
    "EvaluationQuestion",
    "EvaluationSecret",
    "EvaluationSheet",
    "Ground",
    "Idea",
    "Invitation",
    "Meeting",
    "Minutes",
    "MinutesComment",
    "MinutesPerson",
    "MinutesReader",
    "MinutesSection",
    "Needs",
    "OpenQuestion",
    "Participant",
    "PointSheet",
    "Points",
    "Poll",
    "PollSecret",
    "PrintedPaper",
    "Seat",
    "SeatingPlan",
    "Session",
    "Table",
    "Tally",
    "TieDecision",
    "Voted",
]
