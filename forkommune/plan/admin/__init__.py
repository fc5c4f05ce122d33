"""Plan and money in the admin: what changes through services asks them before it is saved."""

from . import accounts, schedule, texts

__all__ = ["accounts", "schedule", "texts"]
