"""Invitations, reminders and the calendar of those who come: all through the outbox.

The address stands in no row of a mail: it is looked up when the mail leaves, which is logged.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from focusgroups.models import Candidate, FocusGroup
from focusgroups.recruitment.wording import Letter, words_of
from forkommune.accounts.models import PersonalLink, User
from forkommune.documents.calendar import CalendarEvent, Method
from forkommune.evidence.models import InformationLetter
from forkommune.evidence.services.contacts import address_for_mail, has_address
from forkommune.ui.dates import today
from forkommune.work.history import acting
from forkommune.work.letters import Words
from forkommune.work.models import Mail
from forkommune.work.registry import LinkScope
from forkommune.work.services.outbox import (
    Calendar,
    KeptAddress,
    Opens,
    newer_than,
    post_mail,
    stop_waiting,
)

from .candidates import ACTION, ACTIVITY, NotNow, State, held

LINK_SCOPE = "take-part"
# Longer than any project of this kind: by the same link one withdraws.
TAKE_PART = LinkScope(
    path=lambda token: reverse("focusgroups:participation", args=[token]),
    lasts=timedelta(days=400),
    language=lambda row: str(row.language),
)
BOOK = "candidates"  # of `registry.address_books`
PAUSE = timedelta(hours=24)
MORNING = time(9)
WHOM = {
    Letter.INVITATION: (State.PROPOSED,),
    Letter.REMINDER: (State.ASKED,),
    Letter.DAY_BEFORE: (State.YES,),
}


class NoLetter(ValueError):
    """No information letter is published, so nobody can be invited."""


@dataclass(frozen=True)
class Receiver:
    """Somebody who could be written to now; `why_not` says why that is not so."""

    candidate: Candidate
    why_not: str = ""


def candidate_address(candidate: Any, mail: Any) -> str:
    """The address to which a mail is being sent; "" where none is kept, or the person has withdrawn."""
    if candidate.state == State.WITHDRAWN:
        return ""
    return address_for_mail(candidate.informant, mail)


def receivers(group: FocusGroup, letter: Letter) -> list[Receiver]:
    """Those that a mail is about, with why some do not get it."""
    rows = Candidate.objects.of_group(group).for_board().filter(state__in=WHOM[letter])
    return [Receiver(one, why_not(one, letter)) for one in rows]


def why_not(candidate: Candidate, letter: Letter) -> str:
    """Why a candidate does not get a mail now; "" where nothing stands in the way."""
    if candidate.state not in WHOM[letter]:
        return _("Has answered, or was invited already.")
    if not has_address(candidate.informant):
        return _("No e-mail address is kept.")
    if candidate.group.starts_at is not None and candidate.group.starts_at < timezone.now():
        return _("The session has begun.")
    if letter is Letter.DAY_BEFORE:
        return _why_not_the_day_before(candidate)
    if candidate.mailed_at and candidate.mailed_at > timezone.now() - PAUSE:
        return _("Was written to less than 24 hours ago.")
    return ""


def _why_not_the_day_before(candidate: Candidate) -> str:
    if candidate.group.starts_at is None:
        return _("The session has no day yet.")
    if Mail.objects.filter(kind=Letter.DAY_BEFORE, key=_day_before_key(candidate)).exists():
        return _("The reminder of the day before is ordered already.")
    return ""


def _day_before_key(candidate: Candidate) -> str:
    return f"{candidate.pk}-{candidate.group.calendar_sequence}"


def day_before_at(group: FocusGroup) -> datetime:
    """When the reminder of the day before leaves: at nine the day before, or now when that has passed."""
    morning = morning_before(group)
    return timezone.now() if morning is None else max(timezone.now(), morning)


def morning_before(group: FocusGroup) -> datetime | None:
    """Nine the day before the session; None while it has no day."""
    if group.starts_at is None:
        return None
    day = timezone.localdate(group.starts_at) - timedelta(days=1)
    return timezone.make_aware(datetime.combine(day, MORNING))


def order_reminder(candidate: Candidate, by: User | None) -> None:
    """The reminder of the day before, once for each day, time and place. The candidate is locked."""
    words = words_of(Letter.DAY_BEFORE, candidate, by or whom_to_ask(candidate))
    at, key = day_before_at(candidate.group), _day_before_key(candidate)
    _post(Letter.DAY_BEFORE, candidate, words, by=by, key=key, due_at=at)


@transaction.atomic
def write_to(*, candidates: Iterable[Candidate], letter: Letter, by: User) -> tuple[int, int]:
    """Order a mail to each candidate: how many were ordered, and how many were left out by the rules.

    Whoever was written to within 24 hours gets nothing. Raises NoLetter.
    """
    if InformationLetter.objects.in_force(ACTIVITY) is None:
        raise NoLetter(
            _("Publish an information letter first: who is invited must be able to read it.")
        )
    sent = left = 0
    for candidate in sorted(candidates, key=lambda one: str(one.pk)):
        if _write_to_one(candidate, letter, by):
            sent += 1
        else:
            left += 1
    return sent, left


def _write_to_one(candidate: Candidate, letter: Letter, by: User) -> bool:
    try:
        candidate = held(candidate)
    except NotNow:
        return False
    if why_not(candidate, letter):
        return False
    candidate.invited_by = by
    if letter is Letter.DAY_BEFORE:
        order_reminder(candidate, by)
    else:
        _post(letter, candidate, words_of(letter, candidate, by), by=by)
        candidate.mailed_at = timezone.now()
        candidate.state = State.ASKED
    with acting(by, ACTION):
        candidate.save(update_fields=["invited_by", "mailed_at", "state"])
    return True


def _post(
    letter: Letter,
    candidate: Candidate,
    words: Words,
    *,
    by: User | None,
    key: str = "",
    due_at: datetime | None = None,
    calendar: Calendar | None = None,
) -> None:
    """One mail; the number of those before it makes two orders two mails. The candidate is locked."""
    count = Mail.objects.of_kind(letter).about(candidate).count()
    who = whom_to_ask(candidate)
    post_mail(
        kind=letter,
        key=key or f"{candidate.pk}-{count + 1}",
        to=KeptAddress(BOOK, candidate),
        subject=words.subject,
        body=words.body,
        by=by,
        opens=Opens(LINK_SCOPE, candidate),
        due_at=due_at,
        calendar=calendar,
        reply_to=who.email if who else "",
    )


def whom_to_ask(candidate: Candidate) -> User | None:
    """Who invited the candidate, or else who proposed the person, unless the secretariat did."""
    if candidate.invited_by is not None:
        return candidate.invited_by
    return None if candidate.is_from_secretariat else candidate.proposed_by


def event_for(candidate: Candidate) -> CalendarEvent | None:
    """The session in the candidate's own calendar; None while no time is set.

    Its number leads neither to the candidate nor to a letter.
    """
    group = candidate.group
    if group.starts_at is None:
        return None
    who = whom_to_ask(candidate)
    sent = candidate.calendar_sequence
    mark = hashlib.sha256(f"{candidate.pk}-{settings.SECRET_KEY}".encode()).hexdigest()[:24]
    with override(candidate.language):
        title = _("Focus group about climate work")
        description = _("Invented example") if group.is_invented else ""
    return CalendarEvent(
        uid=f"focus-group-{mark}@{urlsplit(settings.BASE_URL).hostname}",
        sequence=group.calendar_sequence if sent is None else sent,
        starts=group.starts_at,
        ends=group.starts_at + timedelta(minutes=group.guide.duration_minutes),
        stamped=timezone.now(),
        title=title,
        place=group.place,
        description=description,
        organiser=(who.get_full_name(), who.email) if who else None,
    )


def tell_the_time(candidate: Candidate, by: User) -> None:
    """To somebody who said yes to a recruiter, before the day has come: the time, and the link by which
    the letter is read and the consent given. The candidate is locked."""
    starts = candidate.group.starts_at
    if starts is None or timezone.localdate(starts) <= today():
        return
    if InformationLetter.objects.in_force(ACTIVITY) is None:
        return
    if candidate.invited_by is None:
        candidate.invited_by = by
        candidate.save(update_fields=["invited_by"])
    into_the_calendar(candidate, Letter.CONFIRMED, by)


def is_in_calendar(candidate: Candidate) -> bool:
    """Whether the session stands in the candidate's calendar, and is still to come."""
    starts = candidate.group.starts_at
    return candidate.calendar_of is not None and starts is not None and starts > timezone.now()


def into_the_calendar(candidate: Candidate, letter: Letter, by: User | None) -> None:
    """Mail the time to somebody who comes, once for each version of it. The candidate is locked."""
    event = event_for(candidate)
    version = candidate.group.calendar_sequence
    if event is None or event.organiser is None or candidate.calendar_of == version:
        return
    if not has_address(candidate.informant):
        return
    event = newer_than(event, candidate.calendar_sequence)
    words = words_of(letter, candidate, whom_to_ask(candidate))
    # Who comes has said so: a calendar that asked once more would answer past the link.
    calendar = Calendar(event, Method.REQUEST, is_accepted=True)
    _post(letter, candidate, words, by=by, calendar=calendar)
    candidate.calendar_sequence, candidate.calendar_of = event.sequence, version
    candidate.save(update_fields=["calendar_sequence", "calendar_of"])


def off_the_calendar(candidate: Candidate, by: User | None) -> None:
    """No mail that waits leaves, and the event goes where it was sent. The candidate is locked."""
    stop_mails(candidate)
    event = event_for(candidate)
    if candidate.calendar_of is None or event is None or event.organiser is None:
        return
    if event.starts > timezone.now() and has_address(candidate.informant):
        event = newer_than(event, candidate.calendar_sequence)
        words = words_of(Letter.CALLED_OFF, candidate, whom_to_ask(candidate))
        _post(Letter.CALLED_OFF, candidate, words, by=by, calendar=Calendar(event, Method.CANCEL))
        candidate.calendar_sequence = event.sequence
    candidate.calendar_of = None
    candidate.save(update_fields=["calendar_sequence", "calendar_of"])


def stop_mails(candidate: Candidate) -> None:
    """Mails to the candidate that have not left do not leave."""
    stop_waiting(candidate, _("The answer came first."))


def close_links(candidate: Candidate) -> None:
    """What was sent opens nothing any more, and what waits does not leave."""
    stop_mails(candidate)
    PersonalLink.objects.revoke(scope=LINK_SCOPE, target=candidate)
