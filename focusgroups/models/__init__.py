"""Rows of the focus groups."""

from .group import FocusGroup, Grant, Guide, Note, Participant
from .process import ParticipationProcess

__all__ = ["FocusGroup", "Grant", "Guide", "Note", "Participant", "ParticipationProcess"]
