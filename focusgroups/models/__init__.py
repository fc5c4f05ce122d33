"""Rows of the focus groups."""

from .group import FocusGroup, Grant, Guide, Participant, PartStart
from .note import Note
from .process import ParticipationProcess
from .recording import Recording

__all__ = [
    "FocusGroup",
    "Grant",
    "Guide",
    "Note",
    "PartStart",
    "Participant",
    "ParticipationProcess",
    "Recording",
]
