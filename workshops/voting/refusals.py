"""Why something that was given is not taken, in words for whoever gave it."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forkommune.ui.filters import clock
from workshops.models import Poll

from .counting import NotAllowed


class PollShut(ValueError):
    """The poll takes no answers: not yet, or not any more."""


class NoVoice(ValueError):
    """The person may not answer this poll."""


class BrokenRule(ValueError):
    """More was given than the poll has."""


def shut(poll: Poll) -> PollShut:
    """That the poll is closed, and since when; or that it has not been opened."""
    if poll.opened_at is None:
        return PollShut(_("The poll has not been opened yet."))
    when = poll.shut_at
    time = clock(when) if when else ""
    return PollShut(_("Closed at %(time)s. What stood then is counted.") % {"time": time})


def broken(fault: NotAllowed, poll: Poll) -> BrokenRule:
    """Which rule was broken, with the numbers."""
    if fault.rule == "unknown":
        return BrokenRule(_("One of the options is not in this poll. Open the page anew."))
    if fault.rule == "negative":
        return BrokenRule(_("%(given)d is too few: give 0 or more.") % {"given": fault.given})
    if fault.rule == "at_most":
        return BrokenRule(
            _("%(given)d is too many on one option: at most %(limit)d.")
            % {"given": fault.given, "limit": fault.limit}
        )
    numbers = {"given": fault.given, "limit": fault.limit}
    words = (
        ngettext(
            "%(given)d dots are too many: there is %(limit)d.",
            "%(given)d dots are too many: there are %(limit)d.",
            fault.limit,
        )
        if poll.is_anonymous
        else ngettext(
            "%(given)d points are too many: there is %(limit)d.",
            "%(given)d points are too many: there are %(limit)d.",
            fault.limit,
        )
    )
    return BrokenRule(words % numbers)
