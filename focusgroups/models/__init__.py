"""Rows of the focus groups."""

from .group import FocusGroup, Grant, Guide, Participant, PartStart
from .note import Note
from .process import ParticipationProcess

__all__ = [
    "FocusGroup",
    "Grant",
    "Guide",
    "Note",
    "PartStart",
    "Participant",
    "ParticipationProcess",
]
