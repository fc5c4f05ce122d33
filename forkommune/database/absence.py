"""Whether a question failed because the server is away, and not because of what was asked."""

from __future__ import annotations

from django.db import DatabaseError, InterfaceError, OperationalError


def is_away(fault: BaseException) -> bool:
    """Whether the database could not be reached, or ended before it had answered."""
    # psycopg2 has no other name for a server that ended in the midst of its answer.
    return isinstance(fault, (OperationalError, InterfaceError)) or type(fault) is DatabaseError
