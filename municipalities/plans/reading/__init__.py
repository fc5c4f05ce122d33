"""Reads the text of an uploaded document, in a process of its own that can do no harm."""

from .kinds import Kind
from .parent import Document, NotInTime, read_document
from .refusing import Reason, Unreadable

__all__ = ["Document", "Kind", "NotInTime", "Reason", "Unreadable", "read_document"]
