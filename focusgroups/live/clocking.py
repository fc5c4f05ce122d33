"""The moderator moves the session on: a part begins, a question is asked, a step is taken back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from focusgroups.guides.outline import read_parts
from focusgroups.models import FocusGroup, PartStart
from forkommune.accounts.models import User
from forkommune.work.history import acting

from .clock import Begun, Clock, clock_of
from .holding import held, tell_screens


class SessionOver(ValueError):
    """The session is ended; its clock stands."""


def clock_now(group: FocusGroup, now: datetime | None = None) -> Clock:
    """The clock of a session by its rows."""
    starts = PartStart.objects.filter(group=group).order_by("started_at", "pk")
    return clock_of(
        read_parts(group.guide.parts),
        [Begun(one.part, one.started_at, one.question) for one in starts],
        now=now or timezone.now(),
        planned=group.starts_at,
        closed_at=group.closed_at,
    )


@transaction.atomic
def begin_part(*, group: FocusGroup, part: str, by: User) -> None:
    """Begin a part; twice, by two presses or two screens, keeps the first time.

    part: the code of the one that comes next; any other is passed over, for somebody else was
    faster. Raises SessionOver.
    """
    group = _running(group)
    following = clock_now(group).next_part
    if following is None or following.part.code != part:
        return
    now = timezone.now()
    with acting(by, "focusgroups.part_begun"):
        PartStart.objects.create(group=group, part=part, started_at=now, by=by)
    if group.started_at is None:
        group.started_at = now
        group.save(update_fields=["started_at"])
    tell_screens(group)


@transaction.atomic
def take_back(*, group: FocusGroup, part: str, by: User) -> None:
    """Undo the beginning of the part that was begun last; the one before goes on as if it had not
    been. Raises SessionOver."""
    group = _running(group)
    latest = PartStart.objects.filter(group=group).order_by("-started_at", "-pk").first()
    if latest is None or latest.part != part:
        return
    with acting(by, "focusgroups.part_taken_back"):
        latest.delete()
        if not PartStart.objects.filter(group=group).exists():
            group.started_at = None
            group.save(update_fields=["started_at"])
    tell_screens(group)


@transaction.atomic
def ask(*, group: FocusGroup, question: str, by: User) -> None:
    """Say which question of the current part is asked now. Raises SessionOver."""
    group = _running(group)
    current = clock_now(group).current
    if current is None or question not in {one.code for one in current.part.questions}:
        return
    with acting(by, "focusgroups.question_asked"):
        PartStart.objects.filter(group=group, part=current.part.code).update(question=question)
    tell_screens(group)


def _running(group: FocusGroup) -> FocusGroup:
    row = held(group)
    if row.closed_at is not None:
        raise SessionOver(_("The session is ended. Open it again before you change its clock."))
    return row
