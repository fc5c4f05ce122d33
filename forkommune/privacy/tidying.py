"""Deletes what has stood as long as its processing record says; where no number stands, nothing."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from forkommune.evidence.models import ContactKey, ProcessingActivity
from forkommune.work.registry import retentions
from forkommune.work.services.second_factors import forget_old_sessions

SESSIONS = "sessions"


def tidy(now: datetime | None = None) -> dict[str, int]:
    """Delete what is due; gives how many rows went, by the code of the record.

    A contact key goes after its own date; sessions that have run out open nothing and go at once.
    """
    now = now or timezone.now()
    rows = ProcessingActivity.objects.exclude(retention_days=None)
    days: dict[str, Any] = dict(rows.values_list("code", "retention_days"))
    gone = {
        code: delete(now - timedelta(days=days[code]))
        for code, (_order, delete) in retentions.entries.items()
        if code in days
    }
    gone["contact keys"] = ContactKey.objects.filter(
        delete_on__lt=timezone.localdate(now)
    ).delete()[0]
    return gone | {SESSIONS: forget_old_sessions(now)}
