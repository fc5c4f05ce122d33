"""Rows of meetings."""

from .action import Action
from .case_paper import CasePaper
from .invitation import Attendance, Invitation, Needs, Table
from .meeting import Meeting, Session
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
from .seating import Seat, SeatingPlan

__all__ = [
    "Action",
    "Attendance",
    "Ballot",
    "CasePaper",
    "Conclusion",
    "CountedVote",
    "Idea",
    "Invitation",
    "Meeting",
    "Needs",
    "Participant",
    "PointSheet",
    "Points",
    "Poll",
    "PollSecret",
    "Seat",
    "SeatingPlan",
    "Session",
    "Table",
    "Tally",
    "Voted",
]
