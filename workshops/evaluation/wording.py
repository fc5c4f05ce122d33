"""What those who were there are written about the evaluation, in their own written language."""

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
from workshops.models import Invitation


class Letter(StrEnum):
    """Kinds of mail; the values are kinds of the outbox."""

    ASKED = "evaluation-asked"
    REMINDER = "evaluation-reminder"


def words_of(letter: Letter, invitation: Invitation, until: datetime) -> Words:
    """A mail to one person, by name: the mail knows whom it goes to, the answer does not."""
    meeting = invitation.meeting
    with override(invitation.language):
        told = {
            "name": invitation.name,
            "title": meeting.title,
            "day": long_date(timezone.localdate(until)),
            "time": clock(until),
            "link": Mail.LINK_MARK,
        }
        subject, body = _WRITE[letter]()
        parts = (
            (_("Hello %(name)s,") if invitation.name else _("Hello,")) % told,
            body % told,
            _(
                "The answers are anonymous. The link only sees to it that each answers once; which answers "
                "are whose is deleted when the evaluation closes."
            ),
            _("Regards,\n%(who)s") % {"who": meeting.organiser},
            _("This is an invented example.") if meeting.is_invented else "",
        )
        return Words(subject % told, "\n\n".join(filter(None, parts)))


def _asked() -> tuple[str, str]:
    return _("What did you think of the meeting? %(title)s"), _(
        "Thank you for coming to “%(title)s”. What was good, and what should be otherwise next time? It "
        "takes two minutes, also on a phone:\n%(link)s\n\nYou can answer, and change your answers, until "
        "%(day)s at %(time)s."
    )


def _reminder() -> tuple[str, str]:
    return _("A last chance to say what you thought: %(title)s"), _(
        "The evaluation of “%(title)s” closes %(day)s at %(time)s:\n%(link)s\n\nWe cannot see who has "
        "answered, so this goes to all. If you have answered, you need do nothing more."
    )


_WRITE = {Letter.ASKED: _asked, Letter.REMINDER: _reminder}
