"""What has stood as long as it may: shown before it goes, erased every night, with a history row.

Where no date and no number of days stands, nothing is erased. Names of informants go on the date of
their key, an informant with all that was said on the informant's own date, logs and mails after the
days of their processing record. Source: GDPR article 5(1)(e); the research note, section 6.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db import DatabaseError, transaction
from django.db.models import Count
from django.db.models.functions import TruncDate
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from forkommune.accounts.models import EndedLink, PersonalLink
from forkommune.accounts.sealing import UnreadableKey
from forkommune.evidence.models import ContactKey, Informant, ProcessingActivity
from forkommune.work.history import acting, record_history
from forkommune.work.models import HistoryEntry
from forkommune.work.personal_data import INFORMANT
from forkommune.work.registry import KeptUntil, kept_until, retentions
from forkommune.work.services.second_factors import forget_old_sessions, old_sessions

from .erasure_log import LogUnusable
from .people import UnknownPerson, find_person
from .services import erase_person

logger = logging.getLogger(__name__)
ACTION = "retention.erased"
KEY_FACT = "contact_key"  # of the history row: the name of that informant went
NAMES_FACT = "names"  # of the history row: so many names that were noted with that row went
LINKS_KEPT = timedelta(days=90)  # so long a link that is over still says why it opens nothing
AHEAD = timedelta(days=90)  # so long before their date informants are shown on the board
# What may keep one informant from going: a row that something else holds or locks, a file that cannot be
# removed or written to, a name that the key of the portal does not open, or one that went meanwhile.
HINDRANCES = (DatabaseError, OSError, LogUnusable, UnreadableKey, UnknownPerson)
INFORMANTS, KEYS, LINKS, SESSIONS = "informants", "contact keys", "links", "sessions"
ENDED_LINKS = "ended links"


@dataclass(frozen=True)
class Due:
    """Rows of one kind whose time is over. names: by number, where each is a person."""

    code: str
    title: str
    count: int
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Kind:
    """rows: what is due at a moment. erase: erases these, and says how many went."""

    code: str
    title: Any
    rows: Callable[[datetime], Any]
    erase: Callable[[Any, datetime], int]
    names: Callable[[Any], Iterable[str]] = field(default=lambda rows: ())


def due(now: datetime | None = None) -> list[Due]:
    """What the next night erases; nothing is changed. Kinds of which nothing is due are left out."""
    moment = now or timezone.now()
    found = []
    for kind in _kinds():
        rows = kind.rows(moment)
        if count := rows.count():
            found.append(Due(kind.code, str(kind.title), count, tuple(kind.names(rows))))
    return found


def erase_due(now: datetime | None = None) -> dict[str, int]:
    """Erase what is due; gives how many rows went, by kind.

    Each person's in a transaction of its own: one that cannot be erased is told of in the log of the
    portal, stays on the board, and keeps no other from going.
    """
    moment = now or timezone.now()
    return {kind.code: kind.erase(kind.rows(moment), moment) for kind in _kinds()}


def coming(now: datetime | None = None) -> Any:
    """Informants whose date is past or comes within 90 days, the first first."""
    day = timezone.localdate(now or timezone.now())
    return Informant.objects.to_be_erased_by(day + AHEAD)


def destroyed_keys(informants: Iterable[int]) -> dict[int, date]:
    """When the name and contact data of some informants were destroyed on their day; of the others
    nothing."""
    keys = [str(key) for key in informants]
    rows = HistoryEntry.objects.of_event(ACTION, KEY_FACT).filter(row__in=keys)
    return {int(one.row): timezone.localdate(one.at) for one in rows}


def protocol(days: int) -> list[tuple[date, int]]:
    """The newest days on which names were destroyed, and how many on each."""
    rows = HistoryEntry.objects.of_event(ACTION, KEY_FACT).order_by()
    by_day = rows.annotate(day=TruncDate("at")).values_list("day").annotate(Count("pk"))
    return list(by_day.order_by("-day")[:days])


def names_protocol(days: int) -> list[tuple[date, int]]:
    """The newest days on which names beside those of informants went, and how many on each."""
    rows = HistoryEntry.objects.of_event(ACTION, NAMES_FACT)
    told: dict[date, int] = {}
    for at, changes in rows.values_list("at", "changes").iterator():
        day = timezone.localdate(at)
        if day not in told and len(told) == days:
            break
        told[day] = told.get(day, 0) + int(changes[NAMES_FACT])
    return list(told.items())


@transaction.atomic
def set_keep_until(*, informant: Informant, day: date, by: Any) -> Informant:
    """Until when what an informant said is kept; the same day again changes nothing."""
    informant = Informant.objects.select_for_update(no_key=True).get(pk=informant.pk)
    if informant.retain_until != day:
        informant.retain_until = day
        with acting(by, "informant.kept_until"):
            informant.save(update_fields=["retain_until"])
    return informant


def _kinds() -> list[_Kind]:
    return [
        _Kind(
            INFORMANTS,
            gettext_lazy("Informants, with all that they said"),
            lambda now: Informant.objects.to_be_erased_by(_yesterday(now)),
            _erase_informants,
            lambda rows: [f"{INFORMANT}:{pk}" for pk in rows.values_list("pk", flat=True)],
        ),
        _Kind(
            KEYS,
            gettext_lazy("Names and contact data of informants"),
            lambda now: ContactKey.objects.due_by(_yesterday(now)),
            _erase_keys,
            lambda rows: [f"{INFORMANT}:{pk}" for pk in rows.values_list("informant", flat=True)],
        ),
        *_by_records(),
        *(_of_day(code, kept) for code, kept in kept_until.named()),
        _Kind(
            LINKS,
            gettext_lazy("Personal links that are over"),
            lambda now: PersonalLink.objects.filter(expires_at__lt=now - LINKS_KEPT),
            lambda rows, now: rows.delete()[1].get("accounts.PersonalLink", 0),
        ),
        _Kind(
            ENDED_LINKS,
            gettext_lazy("What is left of links that opened what is gone"),
            lambda now: EndedLink.objects.told_until(_yesterday(now)),
            lambda rows, now: rows.delete()[0],
        ),
        _Kind(
            SESSIONS,
            gettext_lazy("Sessions that have run out"),
            old_sessions,
            lambda rows, now: forget_old_sessions(now),
        ),
    ]


def _by_records() -> list[_Kind]:
    """Kinds whose days stand in a processing record."""
    records = {one.code: one for one in ProcessingActivity.objects.exclude(retention_days=None)}
    return [
        _of_record(records[code], retention)
        for code, retention in retentions.named()
        if code in records
    ]


def _of_record(record: ProcessingActivity, retention: Any) -> _Kind:
    days = timedelta(days=record.retention_days or 0)
    return _Kind(
        record.code,
        retention.title,
        lambda now: retention.rows(now - days),
        lambda rows, now: _erase_rows(rows, record),
    )


def _of_day(code: str, kept: KeptUntil) -> _Kind:
    return _Kind(
        code,
        kept.title,
        lambda now: kept.rows(_yesterday(now)),
        lambda rows, now: kept.erase(rows),
    )


def _yesterday(now: datetime) -> date:
    """The last day that is wholly over: what is kept until a day is kept that day."""
    return timezone.localdate(now) - timedelta(days=1)


@transaction.atomic
def _erase_rows(rows: Any, record: ProcessingActivity) -> int:
    with acting(action=ACTION):
        gone: int = rows.delete()[1].get(rows.model._meta.label, 0)
        if gone:
            record_history(actor=None, action=ACTION, subject=record, rows=gone)
    return gone


@transaction.atomic
def _erase_keys(rows: Any, now: datetime) -> int:
    """Names go; what the informants said stays, under their numbers."""
    keys = list(rows.select_for_update(of=("self",)).select_related("informant"))
    for key in keys:
        record_history(actor=None, action=ACTION, subject=key.informant, contact_key=1)
        key.delete()
    return len(keys)


def _erase_informants(rows: Any, now: datetime) -> int:
    with override("nb"):
        reason = _("The date of deletion has passed")
    gone = 0
    for pk in rows.values_list("pk", flat=True):
        try:
            erase_person(subject=find_person(f"{INFORMANT}:{pk}"), reason=reason)
        except HINDRANCES:
            logger.exception("Informant %s is due and could not be erased.", pk)
        else:
            gone += 1
    return gone
