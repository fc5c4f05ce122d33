"""Deletes mails and history that are older than their processing records allow."""

from datetime import datetime

from forkommune.work.models import HistoryEntry, Mail


def delete_mail_before(moment: datetime) -> int:
    """Mails that nothing more happens to; says how many."""
    done = [Mail.State.SENT, Mail.State.REFUSED, Mail.State.WITHDRAWN]
    return Mail.objects.filter(state__in=done, ordered_at__lt=moment).delete()[0]


def delete_history_before(moment: datetime) -> int:
    """Entries of the history; says how many."""
    return HistoryEntry.objects.filter(at__lt=moment).delete()[0]
