"""Mails to those who are invited: all through the outbox, each once, the calendar along with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from forkommune.accounts.models import PersonalLink, User
from forkommune.documents.calendar import CalendarEvent, Method
from forkommune.ui.dates import long_date
from forkommune.ui.filters import clock
from forkommune.work.history import acting
from forkommune.work.models import Mail
from forkommune.work.registry import LinkScope
from forkommune.work.services.outbox import Calendar, Opens, newer_than, post_mail, stop_waiting
from workshops.invitations.wording import Letter, whom_to_ask, words_of
from workshops.models import Invitation, Meeting
from workshops.programmes.showing import published
from workshops.services import keep_calendar_in_step

from .common import ACTION, CannotInvite, State, held, is_late

LINK_SCOPE = "meeting-invitation"
# By the same link somebody answers before the day, checks in on it, and reads it afterwards.
INVITED = LinkScope(
    path=lambda token: reverse("workshops:invitation-answer", args=[token]),
    lasts=timedelta(days=400),
    language=lambda row: str(row.language),
)
PAUSE = timedelta(hours=24)
MOST_AN_HOUR = 12  # mails to one person; who changes the answer more often waits
# Mails that somebody orders to several at once, and in which states their receivers are.
WHOM = {
    Letter.INVITATION: (State.DRAFT,),
    Letter.REMINDER: (State.SENT,),
    Letter.CHANGED: (State.ACCEPTED,),
}


@dataclass(frozen=True)
class Receiver:
    """Somebody a mail is about; `why_not` says why that person does not get it now."""

    invitation: Invitation
    why_not: str = ""


def why_no_mail_yet(meeting: Meeting) -> str:
    """What a meeting lacks before anybody is written to; "" where nothing."""
    if meeting.called_off_at:
        return _("The meeting is called off.")
    if meeting.starts_at is None or not meeting.place:
        return _("Set day, time and place first: they stand in every mail.")
    if meeting.starts_at <= timezone.now():
        return _("The meeting has begun.")
    return ""


def receivers(meeting: Meeting, letter: Letter, user: Any) -> list[Receiver]:
    """Those that a mail is about, with why some do not get it."""
    rows = Invitation.objects.visible_to(user).of_meeting(meeting).with_meeting().in_order()
    return [Receiver(one, why_not(one, letter)) for one in rows.filter(state__in=WHOM[letter])]


def why_not(invitation: Invitation, letter: Letter) -> str:
    """Why somebody does not get a mail now; "" where nothing stands in the way."""
    if invitation.state not in WHOM[letter]:
        return _("Has answered, or was invited already.")
    if not invitation.email:
        return _("No e-mail address is kept.")
    if letter is Letter.CHANGED:
        is_told = invitation.calendar_of == invitation.meeting.calendar_sequence
        return _("Has the newest time and programme.") if is_told else ""
    if letter is Letter.REMINDER and is_late(invitation.meeting):
        return _("The time to answer is over.")
    mailed = invitation.mailed_at
    if letter is Letter.REMINDER and mailed and mailed > timezone.now() - PAUSE:
        again = mailed + PAUSE
        return _("Was written to less than 24 hours ago; can be reminded %(day)s at %(time)s.") % {
            "day": long_date(timezone.localdate(again)),
            "time": clock(again),
        }
    return ""


@transaction.atomic
def write_to(*, invitations: Iterable[Invitation], letter: Letter, by: User) -> tuple[int, int]:
    """Order a mail to each: how many were ordered, and how many the rules left out.

    letter: one of `WHOM`. Nobody is reminded who was written to within 24 hours, whoever presses
    what button how often. Raises CannotInvite where the meeting lacks its day, or has begun.
    """
    chosen = sorted(invitations, key=lambda one: one.pk)
    if chosen and (lack := why_no_mail_yet(chosen[0].meeting)):
        raise CannotInvite(lack)
    sent = sum(_write_to_one(one, letter, by) for one in chosen)
    return sent, len(chosen) - sent


def _write_to_one(invitation: Invitation, letter: Letter, by: User) -> bool:
    try:
        invitation = held(invitation)
    except CannotInvite:
        return False
    if why_not(invitation, letter):
        return False
    invitation.invited_by = invitation.invited_by or by
    if letter is Letter.CHANGED:
        into_the_calendar(invitation, letter, by)
    else:
        post(letter, invitation, by=by)
        invitation.mailed_at, invitation.state = timezone.now(), State.SENT
    with acting(by, ACTION):
        invitation.save(update_fields=["invited_by", "mailed_at", "state"])
    return True


def post(
    letter: Letter,
    invitation: Invitation,
    *,
    by: User | None,
    calendar: Calendar | None = None,
    with_link: bool = True,
) -> None:
    """One mail; the number of those before it makes two orders two mails. The invitation is held."""
    if not invitation.email:
        return
    words = words_of(letter, invitation)
    who = whom_to_ask(invitation)
    count = Mail.objects.of_kind(letter).about(invitation).count()
    post_mail(
        kind=letter,
        key=f"{invitation.pk}-{count + 1}",
        to=invitation.email,
        subject=words.subject,
        body=words.body,
        by=by,
        opens=Opens(LINK_SCOPE, invitation) if with_link else None,
        about=invitation,
        calendar=calendar,
        reply_to=who.email if who else "",
    )


def has_too_many(invitation: Invitation) -> bool:
    """Whether so many mails about one invitation were ordered lately that more would be a nuisance."""
    an_hour_ago = timezone.now() - timedelta(hours=1)
    rows = Mail.objects.about(invitation).filter(ordered_at__gt=an_hour_ago)
    return bool(rows.count() >= MOST_AN_HOUR)


def event_for(invitation: Invitation) -> CalendarEvent | None:
    """The meeting in one person's calendar; None while its day or its end is not known."""
    meeting = invitation.meeting
    ends = end_of(meeting)
    if meeting.starts_at is None or ends is None or ends <= meeting.starts_at:
        return None
    who = whom_to_ask(invitation)
    with override(invitation.language):
        slots = published(meeting).slots if meeting.published_at else []
        lines = [f"{clock(slot.starts)} {slot.row.title}" for slot in slots]
        if meeting.is_invented:
            lines.insert(0, _("Invented example"))
    sent = invitation.calendar_sequence
    return CalendarEvent(
        uid=f"{invitation.calendar_uid}@forkommune",
        sequence=meeting.calendar_sequence if sent is None else sent,
        starts=meeting.starts_at,
        ends=ends,
        stamped=timezone.now(),
        title=meeting.title,
        place=meeting.place,
        description="\n".join(lines),
        url=f"{settings.BASE_URL}{meeting.get_absolute_url()}" if meeting.published_at else "",
        organiser=(who.name, who.email) if who else None,
    )


def end_of(meeting: Meeting) -> datetime | None:
    """When the day ends: by the programme, or else when the room is no longer ours."""
    return published(meeting).ends or meeting.ends_at


def into_the_calendar(invitation: Invitation, letter: Letter, by: User | None) -> None:
    """Mail somebody who comes the time, higher in number than what was sent. The row is held."""
    if not invitation.meeting.calendar_state:  # what is sent now is what a change is held against
        invitation.meeting = keep_calendar_in_step(invitation.meeting)
    event = event_for(invitation)
    if event is None or event.organiser is None:
        post(letter, invitation, by=by)
        return
    event = newer_than(event, invitation.calendar_sequence)
    calendar = Calendar(event, Method.REQUEST, is_accepted=True)
    post(letter, invitation, by=by, calendar=calendar)
    invitation.calendar_sequence = event.sequence
    invitation.calendar_of = invitation.meeting.calendar_sequence
    invitation.save(update_fields=["calendar_sequence", "calendar_of"])


def off_the_calendar(
    invitation: Invitation, letter: Letter, by: User | None, *, with_link: bool
) -> None:
    """Mail somebody who does not come; an event that was sent goes with it. The row is held."""
    event = event_for(invitation)
    calendar = None
    if invitation.calendar_of is not None and event is not None and event.organiser is not None:
        event = newer_than(event, invitation.calendar_sequence)
        calendar = Calendar(event, Method.CANCEL)
        invitation.calendar_sequence, invitation.calendar_of = event.sequence, None
        invitation.save(update_fields=["calendar_sequence", "calendar_of"])
    post(letter, invitation, by=by, calendar=calendar, with_link=with_link)


def stop_mails(invitation: Invitation) -> None:
    """What waits does not leave: the answer, or the withdrawal, came first."""
    stop_waiting(invitation, _("The answer came first."))


def close_links(invitation: Invitation) -> None:
    """What was sent opens nothing any more, and what waits does not leave."""
    stop_mails(invitation)
    PersonalLink.objects.revoke(scope=LINK_SCOPE, target=invitation)
