"""What readers of minutes are written, each in the own written language."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from forkommune.ui.dates import long_date
from forkommune.ui.filters import clock
from forkommune.work.letters import Words
from forkommune.work.models import Mail
from workshops.models import Minutes, MinutesReader


class Letter(StrEnum):
    """Kinds of mail to readers; the values are kinds of the outbox."""

    COMMENTS = "minutes-comments"
    REMINDER = "minutes-reminder"
    APPROVED = "minutes-approved"


def words_of(letter: Letter, reader: MinutesReader, until: datetime | None = None) -> Words:
    """A mail to one reader. until: the deadline, where it is not set on the minutes yet."""
    minutes = reader.minutes
    with override(reader.language):
        until = until or minutes.comment_by
        told = {
            "name": reader.name,
            "title": minutes.meeting.title,
            "day": long_date(timezone.localdate(until)) if until else "",
            "time": clock(until) if until else "",
            "link": Mail.LINK_MARK,
        }
        subject, body = _WRITE[letter]()
        parts = (
            (_("Hello %(name)s,") if reader.name else _("Hello,")) % told,
            body % told,
            _("The link is yours alone and needs no log-in. Please do not pass it on."),
            _("Regards,\n%(who)s") % {"who": minutes.meeting.organiser},
            _("This is an invented example.") if minutes.is_invented else "",
        )
        return Words(subject % told, "\n\n".join(filter(None, parts)))


def _comments() -> tuple[str, str]:
    return _("Minutes for your comments: %(title)s"), _(
        "Here are the minutes of “%(title)s”. Are they right?\n\nRead them and comment on each section, "
        "or say that you have no remarks:\n%(link)s\n\nYou can change what you wrote until %(day)s at "
        "%(time)s. Afterwards you see by the same link what was done with each comment."
    )


def _reminder() -> tuple[str, str]:
    return _("Do you have comments on the minutes? %(title)s"), _(
        "We have sent you the minutes of “%(title)s” and have not had your answer yet. You have until "
        "%(day)s at %(time)s:\n%(link)s\n\nIf you have no remarks, one press says so."
    )


def _approved() -> tuple[str, str]:
    return _("The minutes are approved: %(title)s"), _(
        "The minutes of “%(title)s” are approved. Read them here, with what was done with your "
        "comments:\n%(link)s"
    )


_WRITE = {
    Letter.COMMENTS: _comments,
    Letter.REMINDER: _reminder,
    Letter.APPROVED: _approved,
}


def example_reader(minutes: Minutes, language: str) -> MinutesReader:
    """Somebody without a name, for the preview of a mail."""
    return MinutesReader(minutes=minutes, name=_("[name]"), language=language)
