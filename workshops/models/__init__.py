"""Rows of meetings."""

from .invitation import Attendance, Invitation, Table
from .meeting import Meeting, Session
from .outcome import Action, Conclusion, Idea
from .poll import Ballot, Poll
from .seating import Seat, SeatingPlan

__all__ = [
    "Action",
    "Attendance",
    "Ballot",
    "Conclusion",
    "Idea",
    "Invitation",
    "Meeting",
    "Poll",
    "Seat",
    "SeatingPlan",
    "Session",
    "Table",
]
