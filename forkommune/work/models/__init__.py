"""Rows of the work room."""

from .draft import Draft, DraftPresence, DraftRevision
from .history import HistoryEntry
from .job import Job

__all__ = ["Draft", "DraftPresence", "DraftRevision", "HistoryEntry", "Job"]
