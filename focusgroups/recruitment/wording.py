"""What candidates are written, in their own written language. No name and no letter stands in it."""

from __future__ import annotations

from enum import StrEnum

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from focusgroups.models import Candidate
from forkommune.accounts.models import User
from forkommune.evidence.selectors.basis import basis_of
from forkommune.ui.dates import long_date
from forkommune.work.letters import Words
from forkommune.work.models import Mail


class Letter(StrEnum):
    """Kinds of mail to candidates; the values are kinds of the outbox."""

    INVITATION = "focus-invitation"
    REMINDER = "focus-reminder"
    DAY_BEFORE = "focus-day-before"
    CONFIRMED = "focus-confirmed"
    MOVED = "focus-moved"
    CALLED_OFF = "focus-called-off"


def words_of(letter: Letter, candidate: Candidate, who: User | None) -> Words:
    """A mail to one candidate. who: whom to ask, by name and address; None where nobody is known."""
    with override(candidate.language):
        told = _told(candidate, who)
        subject, body = _WRITE[letter](candidate)
        parts = (_("Hello,"), body % told, _place(candidate) % told, _ask(who) % told)
        invented = _("This is an invented example.") if candidate.group.is_invented else ""
        text = "\n\n".join(filter(None, (*parts, invented)))
        return Words(subject % told, text)


def _told(candidate: Candidate, who: User | None) -> dict[str, object]:
    group = candidate.group
    moment = timezone.localtime(group.starts_at) if group.starts_at else None
    return {
        "day": long_date(timezone.localdate(moment)) if moment else "",
        "time": f"{moment:%H.%M}" if moment else "",
        "minutes": group.guide.duration_minutes,
        "place": group.place,
        "name": who.get_full_name() if who else "",
        "address": who.email if who else "",
        "link": Mail.LINK_MARK,
    }


def _place(candidate: Candidate) -> str:
    group = candidate.group
    if group.starts_at is None:
        return _("Day and place are agreed later.")
    if not group.place:
        return _("When: %(day)s at %(time)s, about %(minutes)d minutes\nWhere: agreed later")
    return _("When: %(day)s at %(time)s, about %(minutes)d minutes\nWhere: %(place)s")


def _ask(who: User | None) -> str:
    return _("If you have questions, write to %(name)s, %(address)s.") if who else ""


def _invitation(_candidate: Candidate) -> tuple[str, str]:
    return (
        _("Would you take part in a conversation about climate work where you live?"),
        _(
            "We invite you to a focus group: six to eight people who live or work in the region talk "
            "about how citizens, organisations and business can take part in the climate work of "
            "their municipality. You need to know nothing beforehand.\n\nHere you read what it is, "
            "what happens with what you say, and answer yes or no:\n\n%(link)s\n\nTaking part is "
            "voluntary. The link is yours alone and needs no log-in; you can change your answer until "
            "the conversation begins, and withdraw by it afterwards."
        ),
    )


def _reminder(_candidate: Candidate) -> tuple[str, str]:
    return (
        _("Have you seen the invitation to the focus group?"),
        _(
            "Some days ago we invited you to a conversation about climate work. We would like to know "
            "whether you come, so that others can be asked if you do not:\n\n%(link)s\n\nTaking part "
            "is voluntary, and you need give no reason for a no."
        ),
    )


def _day_before(_candidate: Candidate) -> tuple[str, str]:
    return (
        _("See you at the focus group"),
        _(
            "Thank you for coming to the conversation about climate work. If you cannot come after "
            "all, or want to read again what happens with what you say, use your link:\n\n%(link)s"
        ),
    )


def _confirmed(candidate: Candidate) -> tuple[str, str]:
    title = _("Thank you for taking part in the focus group")
    if basis_of(candidate.informant) is None:
        return (
            title,
            _(
                "Thank you for your yes. The time is enclosed for your calendar.\n\nBefore the "
                "conversation we ask you to read what happens with what you say, and to tick what you "
                "agree to:\n\n%(link)s\n\nBy the same link you can change your answer until the "
                "conversation begins, and withdraw at any time."
            ),
        )
    return (
        title,
        _(
            "Thank you for your yes. The time is enclosed for your calendar. By your link you can "
            "change your answer until the conversation begins, read the information letter again, and "
            "withdraw at any time:\n\n%(link)s"
        ),
    )


def _moved(_candidate: Candidate) -> tuple[str, str]:
    return (
        _("The focus group has a new time or place"),
        _(
            "The conversation about climate work that you said yes to has a new time or place. It is "
            "enclosed for your calendar. If it no longer suits, say so by your link:\n\n%(link)s"
        ),
    )


def _called_off(_candidate: Candidate) -> tuple[str, str]:
    return (
        _("The focus group is off your calendar"),
        _(
            "You do not take part in the conversation about climate work. The file takes it out of "
            "your calendar. If that is wrong, answer anew by your link:\n\n%(link)s"
        ),
    )


_WRITE = {
    Letter.INVITATION: _invitation,
    Letter.REMINDER: _reminder,
    Letter.DAY_BEFORE: _day_before,
    Letter.CONFIRMED: _confirmed,
    Letter.MOVED: _moved,
    Letter.CALLED_OFF: _called_off,
}
