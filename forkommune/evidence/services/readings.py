"""The log of who reads research text: one statement a page, however many texts stand on it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from forkommune.accounts.models import User
from forkommune.evidence.models import SourceText, TextAccess

# Published documents are nobody's confidence.
CONFIDENTIAL = (SourceText.Kind.ANSWER, SourceText.Kind.NOTE, SourceText.Kind.MINUTES)


class Read(NamedTuple):
    """What was opened, and whose words stand in it."""

    subject: str
    number: int
    informant_id: int | None


def texts_of(sources: Iterable[SourceText]) -> set[Read]:
    """What somebody who sees these texts, or passages of them, has read."""
    return {
        Read(TextAccess.Subject.TEXT, source.pk, source.informant_id)
        for source in sources
        if source.kind in CONFIDENTIAL
    }


def record_reading(*, by: User | AnonymousUser | Any, page: str, read: Iterable[Read]) -> None:
    """Note that `by` has read something on a page (name of its address) today.

    The same again on the same day changes nothing. Nothing is written of visitors: they meet no
    research text.
    """
    rows = [
        TextAccess(user_id=by.pk, page=page, **one._asdict()) for one in sorted(set(read), key=str)
    ]
    if by.pk and rows:
        TextAccess.objects.bulk_create(rows, ignore_conflicts=True)


def readings_before(moment: datetime) -> Any:
    """Rows of the log from before the day of a moment."""
    return TextAccess.objects.older_than(timezone.localdate(moment))
