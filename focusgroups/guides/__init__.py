"""Guides of the sessions: written, compared, frozen, and printed for the moderator and the table."""
