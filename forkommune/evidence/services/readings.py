"""The log of who reads research text: one statement a page, however many texts stand on it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.utils import timezone

from forkommune.accounts.models import User
from forkommune.evidence.models import SourceText, TextAccess
from forkommune.ui.dates import today

# Published documents are nobody's confidence.
CONFIDENTIAL = (SourceText.Kind.ANSWER, SourceText.Kind.NOTE, SourceText.Kind.MINUTES)


# One statement with a list for each column: an export has ten thousand texts.
NOTED = """
    INSERT INTO evidence_textaccess (user_id, page, day, first_at, subject, number, informant_id)
    SELECT %s, %s, %s, %s, read.subject, read.number, read.informant
    FROM unnest(%s::varchar[], %s::bigint[], %s::bigint[]) AS read (subject, number, informant)
    ON CONFLICT DO NOTHING
"""


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
    rows = sorted(set(read), key=lambda one: (one.subject, one.number, one.informant_id or 0))
    if by.pk and rows:
        subjects, numbers, informants = map(list, zip(*rows, strict=True))
        with connection.cursor() as cursor:
            cursor.execute(
                NOTED, [by.pk, page, today(), timezone.now(), subjects, numbers, informants]
            )


def readings_before(moment: datetime) -> Any:
    """Rows of the log from before the day of a moment."""
    return TextAccess.objects.older_than(timezone.localdate(moment))
