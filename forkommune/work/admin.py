"""Admin of the rooms up to this one; Django finds it here."""

from .administration import people, records

__all__ = ["people", "records"]
