"""Attempts to reach an informant, noted once each."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import timezone

from forkommune.accounts.models import User
from forkommune.evidence.models import ContactAttempt, Informant

SECOND_CLICK = 60  # seconds within which the same once more is a second click


def note_attempt(
    *,
    informant: Informant,
    way: str,
    outcome: str,
    by: User | None,
    at: datetime | None = None,
    call_back_at: datetime | None = None,
    refusal: str = "",
    note: str = "",
) -> tuple[ContactAttempt, bool]:
    """What became of a call or mail, and whether it is new.

    at: when it was, now by default. refusal: why not, where the outcome is a refusal. The same once
    more, by the same person, gives the row that stands: a second click records nothing. Call it in the
    transaction of the change that follows from it. Raises ValidationError when the row breaks a rule.
    """
    newest: ContactAttempt | None = informant.attempts.newest_first().first()
    said: dict[str, Any] = {
        "way": way,
        "outcome": outcome,
        "call_back_at": call_back_at,
        "refusal": refusal,
        "note": note,
        "by": by,
    }
    if newest is not None and _is_second_click(newest, said, at):
        return newest, False
    attempt = ContactAttempt(informant=informant, at=at or timezone.now(), **said)
    attempt.full_clean()
    attempt.save()
    return attempt, True


def _is_second_click(newest: ContactAttempt, said: dict[str, Any], at: datetime | None) -> bool:
    if any(getattr(newest, name) != value for name, value in said.items()):
        return False
    wanted = at or timezone.now()
    return abs((newest.at - wanted).total_seconds()) < SECOND_CLICK
