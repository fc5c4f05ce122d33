"""Mails and history that are older than their processing records allow."""

from datetime import datetime
from typing import Any

from forkommune.work.models import HistoryEntry, Mail


def mail_before(moment: datetime) -> Any:
    """Mails that nothing more happens to."""
    done = [Mail.State.SENT, Mail.State.REFUSED, Mail.State.WITHDRAWN]
    return Mail.objects.filter(state__in=done, ordered_at__lt=moment)


def history_before(moment: datetime) -> Any:
    """Entries of the history."""
    return HistoryEntry.objects.filter(at__lt=moment)
