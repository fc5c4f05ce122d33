"""Rows of the focus groups."""

from .feedback import Summary, SummaryComment, SummaryReply
from .group import FocusGroup, Grant, Guide, Participant, PartStart
from .note import Note
from .process import ParticipationProcess
from .recording import Recording
from .recruitment import AgeGroup, Candidate, WantedMix

__all__ = [
    "AgeGroup",
    "Candidate",
    "FocusGroup",
    "Grant",
    "Guide",
    "Note",
    "PartStart",
    "Participant",
    "ParticipationProcess",
    "Recording",
    "Summary",
    "SummaryComment",
    "SummaryReply",
    "WantedMix",
]
