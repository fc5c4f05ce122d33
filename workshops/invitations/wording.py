"""What those who are invited are written, in their own written language. Day and place in each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from forkommune.ui.dates import long_date
from forkommune.ui.filters import clock
from forkommune.work.letters import Words
from forkommune.work.models import Mail
from workshops.models import Invitation, Meeting
from workshops.programmes.showing import published

Role = Invitation.Role


class Letter(StrEnum):
    """Kinds of mail to those who are invited; the values are kinds of the outbox."""

    INVITATION = "meeting-invitation"
    REMINDER = "meeting-reminder"
    DEPUTY = "meeting-deputy"
    CONFIRMED = "meeting-confirmed"
    DECLINED = "meeting-declined"
    REPLACED = "meeting-replaced"
    CHANGED = "meeting-changed"
    WITHDRAWN = "meeting-withdrawn"
    CALLED_OFF = "meeting-called-off"


@dataclass(frozen=True)
class Contact:
    """Whom to ask: the mailbox of the organiser, or whoever invited."""

    name: str
    email: str


def whom_to_ask(invitation: Invitation) -> Contact | None:
    """Whom an invited person writes to; None where nobody is known."""
    organiser = invitation.meeting.organiser
    if organiser.email:
        return Contact(organiser.name, organiser.email)
    user = invitation.invited_by
    return Contact(user.get_full_name(), user.email) if user else None


def invited_as(invitation: Invitation) -> str:
    """In what capacity somebody is invited, as a sentence."""
    told = {"organisation": str(invitation.organisation)}
    match invitation.role:
        case Role.POLITICAL:
            return _("You come as political representative of %(organisation)s.") % told
        case Role.ADMINISTRATIVE:
            return _("You come as administrative representative of %(organisation)s.") % told
        case Role.RESEARCHER:
            return _("You come as researcher from %(organisation)s.") % told
        case Role.FACILITATOR:
            return _("You come as process adviser from %(organisation)s.") % told
    return _("You come on behalf of %(organisation)s.") % told


def words_of(letter: Letter, invitation: Invitation) -> Words:
    """A mail to one person. A deputy's mail names whom the deputy stands in for."""
    with override(invitation.language):
        told = _told(invitation)
        subject, body = _WRITE[letter](invitation)
        hello = _("Hello %(name)s,") if invitation.name else _("Hello,")
        who = whom_to_ask(invitation)
        ask = _("If you have questions, write to %(name)s, %(address)s.") % {
            "name": who.name if who else "",
            "address": who.email if who else "",
        }
        parts = (
            hello % told,
            body % told,
            when_and_where(invitation.meeting),
            ask if who else "",
            _("This is an invented example.") if invitation.meeting.is_invented else "",
        )
        return Words(subject % told, "\n\n".join(filter(None, parts)))


def when_and_where(meeting: Meeting) -> str:
    """Day, time, place and the published programme, as lines of a mail."""
    lines = []
    if meeting.starts_at:
        ends = published(meeting).ends
        told = {
            "day": long_date(timezone.localdate(meeting.starts_at)),
            "start": clock(meeting.starts_at),
            "end": clock(ends) if ends else "",
        }
        if ends:
            lines.append(_("When: %(day)s from %(start)s to %(end)s") % told)
        else:
            lines.append(_("When: %(day)s at %(start)s") % told)
    if meeting.place:
        lines.append(_("Where: %(place)s") % {"place": meeting.place})
    if meeting.published_at:
        address = f"{settings.BASE_URL}{meeting.get_absolute_url()}"
        lines.append(_("Programme: %(address)s") % {"address": address})
    return "\n".join(lines)


def _told(invitation: Invitation) -> dict[str, str]:
    meeting = invitation.meeting
    day = long_date(timezone.localdate(meeting.starts_at)) if meeting.starts_at else ""
    until = meeting.answer_by or meeting.starts_at
    gone = invitation.stands_in_for
    return {
        "gone": gone.name if gone and gone.name else str(invitation.organisation),
        "name": invitation.name,
        "title": meeting.title,
        "day": day,
        "until": long_date(timezone.localdate(until)) if until else "",
        "until_time": clock(until) if until else "",
        "invited_as": invited_as(invitation),
        "link": Mail.LINK_MARK,
        "yes": f"{Mail.LINK_MARK}?svar=ja",
        "no": f"{Mail.LINK_MARK}?svar=nei",
    }


def _invitation(invitation: Invitation) -> tuple[str, str]:
    return _("Invitation: %(title)s, %(day)s"), "\n\n".join(
        [
            _("You are invited to “%(title)s”. %(invited_as)s"),
            _answer_here(),
            _your_link(),
        ]
    )


def _reminder(invitation: Invitation) -> tuple[str, str]:
    return _("Are you coming? %(title)s, %(day)s"), "\n\n".join(
        [
            _("We have invited you to “%(title)s” and have not had your answer yet."),
            "%(invited_as)s",
            _answer_here(),
            _your_link(),
        ]
    )


def _deputy(invitation: Invitation) -> tuple[str, str]:
    return _("Invitation: %(title)s, %(day)s"), "\n\n".join(
        [
            _("%(gone)s cannot come to “%(title)s” and has named you as deputy."),
            "%(invited_as)s",
            _answer_here(),
            _your_link(),
        ]
    )


def _answer_here() -> str:
    return _(
        "Yes, I come:\n%(yes)s\n\nNo, or I name a deputy:\n%(no)s\n\nThe link only opens the page: "
        "your answer counts when you have saved it there. You can change it until %(until)s at "
        "%(until_time)s."
    )


def _your_link() -> str:
    return _("The link is yours alone and needs no log-in. Please do not pass it on.")


def _confirmed(invitation: Invitation) -> tuple[str, str]:
    return _("You are coming: %(title)s, %(day)s"), _(
        "Thank you, we have noted that you come. The time is enclosed for your calendar.\n\nIf that is "
        "wrong, or you cannot come after all, change your answer by your link:\n%(link)s"
    )


def _declined(invitation: Invitation) -> tuple[str, str]:
    return _("You are not coming: %(title)s, %(day)s"), _(
        "We have noted that you do not come. If that is wrong, change your answer by your link:\n%(link)s"
    )


def _replaced(invitation: Invitation) -> tuple[str, str]:
    return _("Your deputy is invited: %(title)s, %(day)s"), _(
        "We have noted that you do not come, and have invited your deputy. If that is wrong, or you "
        "can come after all, use your link:\n%(link)s"
    )


def _changed(invitation: Invitation) -> tuple[str, str]:
    return _("Changed: %(title)s, %(day)s"), _(
        "Time, place or programme of “%(title)s” have changed. This is how it stands now; the enclosed "
        "file updates your calendar.\n\nIf it no longer suits, change your answer by your link:\n%(link)s"
    )


def _withdrawn(invitation: Invitation) -> tuple[str, str]:
    return _("Your invitation is withdrawn: %(title)s, %(day)s"), _(
        "Your invitation to “%(title)s” is withdrawn, and the link that you got opens nothing any more. "
        "If you had the meeting in your calendar, the enclosed file takes it out."
    )


def _called_off(invitation: Invitation) -> tuple[str, str]:
    return _("Called off: %(title)s, %(day)s"), _(
        "“%(title)s” is called off. If you had it in your calendar, the enclosed file takes it out."
    )


_WRITE = {
    Letter.INVITATION: _invitation,
    Letter.REMINDER: _reminder,
    Letter.DEPUTY: _deputy,
    Letter.CONFIRMED: _confirmed,
    Letter.DECLINED: _declined,
    Letter.REPLACED: _replaced,
    Letter.CHANGED: _changed,
    Letter.WITHDRAWN: _withdrawn,
    Letter.CALLED_OFF: _called_off,
}
