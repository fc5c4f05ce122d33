"""Rows of the reports."""

from .dissemination import Dissemination
from .edition import CitedPassage, Edition, Section, Sentence, Snapshot

__all__ = ["CitedPassage", "Dissemination", "Edition", "Section", "Sentence", "Snapshot"]
