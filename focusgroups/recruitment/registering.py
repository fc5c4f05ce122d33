"""What the recruitment enters with the rooms below it."""

from __future__ import annotations

from typing import Any

from focusgroups.models import Candidate
from forkommune.work.registry import address_books, contact_guards, leavings, link_scopes

from .querysets import guarded_from
from .services.mailing import BOOK, LINK_SCOPE, TAKE_PART, candidate_address, stop_mails


def candidates_left(informants: frozenset[int], by: Any) -> None:
    """Nothing is sent any more to candidates who withdraw (keys of informants); the board says so."""
    for candidate in Candidate.objects.filter(informant__in=informants).order_by("pk"):
        stop_mails(candidate)
        candidate.state = Candidate.State.WITHDRAWN
        candidate.save(update_fields=["state"])


def register() -> None:
    """Enter the link, the address book, the guard, and what follows a withdrawal."""
    link_scopes.add(LINK_SCOPE, TAKE_PART)
    address_books.add(BOOK, candidate_address)
    contact_guards.add("focus groups", guarded_from)
    leavings.add("candidates", candidates_left)
