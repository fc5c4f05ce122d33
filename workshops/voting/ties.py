"""Ties of a poll: what they are, who decides where one needs an order, and the decision that was made.

A tie is a result. No machine breaks it: who decides stands in the poll before it opens, and the order
is recorded with its reason and day. What was given stays as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.figures.numbers import format_date
from forkommune.ui.dates import today
from forkommune.work.history import acting
from workshops.models import Poll, TieDecision

from .options import Option
from .results import Result, result_of


class NotATie(ValueError):
    """The order is not one of the options that share the place; the message says what to do."""


class NoReason(ValueError):
    """A tie is decided for a reason, on a day that has come."""


@dataclass(frozen=True)
class Tie:
    """Options that share a place, in the order that was decided where one was; `decision` says why."""

    place: int
    options: tuple[Option, ...]
    decision: TieDecision | None = None
    earlier: tuple[TieDecision, ...] = ()


def ties_of(result: Result) -> list[Tie]:
    """The ties of a result that may be told; none while a poll is open, nor among options that got
    nothing."""
    if result.is_open:
        return []
    shared: dict[int, list[Option]] = {}
    for row in result.rows:
        if row.is_shared and row.count:
            shared.setdefault(row.place, []).append(row.option)
    if not shared:
        return []
    decided: dict[int, list[TieDecision]] = {}
    for one in TieDecision.objects.of_poll(result.poll).select_related("recorded_by"):
        decided.setdefault(one.place, []).append(one)
    return [_tie(place, options, decided.get(place, [])) for place, options in shared.items()]


def _tie(place: int, options: list[Option], decided: Sequence[TieDecision]) -> Tie:
    """A decision about other options than those that share the place now counts for nothing."""
    keys = {one.key for one in options}
    fitting = [one for one in decided if set(one.order) == keys]
    if not fitting:
        return Tie(place, tuple(options))
    newest = fitting[0]
    ordered = sorted(options, key=lambda one: newest.order.index(one.key))
    return Tie(place, tuple(ordered), newest, tuple(fitting[1:]))


def decided_places(result: Result) -> dict[int, int]:
    """By key of an option whose tie was decided, its place in the order: 2 and 3 of a shared second."""
    return {
        option.key: tie.place + at
        for tie in ties_of(result)
        if tie.decision is not None
        for at, option in enumerate(tie.options)
    }


@transaction.atomic
def decide_tie(
    *, poll: Poll, place: int, order: Sequence[int], reason: str, by: User, on: date | None = None
) -> TieDecision:
    """Record the order that whoever decides by the rule of the poll put a tie in.

    order: keys of the options that share the place, the first first. The same again gives the decision
    that stands; another one stands in its stead, and both are kept. Raises NotATie, NoReason.
    """
    poll = Poll.objects.select_for_update().get(pk=poll.pk)
    day = on or today()
    tie = next((one for one in ties_of(result_of(poll)) if one.place == place), None)
    if tie is None or sorted(order) != sorted(one.key for one in tie.options):
        raise NotATie(_("Give each of those that share the place a number of its own."))
    if not reason.strip():
        raise NoReason(_("Write why it was decided so."))
    if day > today():
        raise NoReason(_("%(day)s has not come yet.") % {"day": format_date(day)})
    last = tie.decision
    if last and (last.order, last.reason, last.decided_on) == (list(order), reason, day):
        return last
    with acting(by, "poll.tie_decided", reason):
        return TieDecision.objects.create(
            poll=poll,
            place=place,
            order=list(order),
            decider=poll.tie_decider,
            reason=reason,
            decided_on=day,
            recorded_by=by,
            is_invented=poll.is_invented,
        )
