"""Carry out a form whose passages may no longer stand where they were marked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from forkommune.evidence.services import StaleRevision
from forkommune.evidence.texts import BadMark


def carried_out(form: Any, act: Callable[[], object]) -> bool:
    """Whether a valid form was carried out; what is wrong with a marked place is said at its field."""
    if not (form.is_bound and form.is_valid()):
        return False
    try:
        act()
    except (StaleRevision, BadMark) as fault:
        form.add_error("places", str(fault))
        return False
    return True
