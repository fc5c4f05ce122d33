"""Rows of the work room."""

from .draft import Draft, DraftConflict, DraftPresence, DraftRevision
from .history import HistoryEntry
from .imports import Import
from .job import Job
from .mail import Mail
from .suggestion import Suggestion

__all__ = [
    "Draft",
    "DraftConflict",
    "DraftPresence",
    "DraftRevision",
    "HistoryEntry",
    "Import",
    "Job",
    "Mail",
    "Suggestion",
]
