"""Rows of the reports."""

from .chapter import WaitingChapter
from .dissemination import Dissemination
from .edition import (
    Audience,
    CitedPassage,
    Edition,
    Section,
    SectionComment,
    SectionRevision,
    Sentence,
    Snapshot,
)

__all__ = [
    "Audience",
    "CitedPassage",
    "Dissemination",
    "Edition",
    "Section",
    "SectionComment",
    "SectionRevision",
    "Sentence",
    "Snapshot",
    "WaitingChapter",
]
