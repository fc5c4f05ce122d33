"""Admin of the rooms up to this one; Django finds it here."""

from .administration import imports, people, records

__all__ = ["imports", "people", "records"]
