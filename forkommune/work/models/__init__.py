"""Rows of the work room."""

from .draft import Draft, DraftConflict, DraftPresence, DraftRevision
from .history import HistoryEntry
from .imports import Import
from .job import Job
from .mail import Mail
from .publication import (
    Publication,
    PublicationComment,
    PublicationRecipient,
    PublicationStep,
    PublicationVersion,
)
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
    "Publication",
    "PublicationComment",
    "PublicationRecipient",
    "PublicationStep",
    "PublicationVersion",
    "Suggestion",
]
