"""The reminder of the day before, which the clock sends by itself, once to each who has said yes."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.db import DatabaseError, transaction
from django.utils import timezone

from focusgroups.models import Candidate, FocusGroup
from focusgroups.recruitment.wording import Letter
from forkommune.accounts.sealing import UnreadableKey
from forkommune.work.models import Mail

from .candidates import NotNow, held
from .mailing import morning_before, order_reminder, why_not

logger = logging.getLogger(__name__)
BY_DAY = range(8, 21)  # local hours; nobody is written to at night
SOON = timedelta(days=2)  # a session whose day before has come begins within two days
# Mails that tell the time too: who got one since the morning before needs no reminder.
TELL_THE_TIME = (Letter.CONFIRMED, Letter.MOVED)


def remind_those_who_come(now: datetime | None = None) -> int:
    """Order the reminder for everybody who comes to a session tomorrow; how many were ordered.

    Twice orders nothing more, and at night nothing is ordered. A row that is locked, or whose
    address the portal's key does not open, is told of in the log and keeps nobody else from being reminded.
    """
    moment = now or timezone.now()
    if timezone.localtime(moment).hour not in BY_DAY:
        return 0
    ordered = 0
    for group in FocusGroup.objects.about_to_begin(moment, moment + SOON):
        if (morning := morning_before(group)) is None or moment < morning:
            continue
        for candidate in Candidate.objects.of_group(group).coming().order_by("pk"):
            try:
                ordered += _remind(candidate, morning)
            except (DatabaseError, UnreadableKey):
                logger.exception("A reminder of session %s could not be ordered.", group.pk)
    return ordered


@transaction.atomic
def _remind(candidate: Candidate, since: datetime) -> bool:
    try:
        candidate = held(candidate)
    except NotNow:
        return False
    told = Mail.objects.about(candidate).filter(kind__in=TELL_THE_TIME, ordered_at__gte=since)
    if why_not(candidate, Letter.DAY_BEFORE) or told.exists():
        return False
    order_reminder(candidate, by=None)
    return True
