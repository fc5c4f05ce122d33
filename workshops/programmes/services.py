"""Put the day of a meeting together: day and place, and the items of its programme one by one."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import override

from forkommune.accounts.models import Organisation, User
from forkommune.work.history import acting
from workshops.invitations.services.needs import move_deletion
from workshops.models import Invitation, Meeting, Session
from workshops.services import keep_calendar_in_step

from .showing import as_planned

ACTION = "programme.changed"
ASIDE = 10_000  # positions are moved out of each other's way before they are given anew
MOST_ITEMS = 100
NORWEGIAN = str.maketrans("øØ", "oO")
PAUSE_MINUTES = 10


class CannotPlan(ValueError):
    """The change cannot be made; the message says why and what to do."""


@dataclass(frozen=True)
class Day:
    """When and where a meeting is, and until when people answer. Moments are aware."""

    starts_at: datetime
    place: str
    ends_at: datetime | None = None
    answer_by: datetime | None = None


@dataclass(frozen=True)
class Item:
    """What one item of a programme says of itself."""

    kind: str
    title: str
    minutes: int
    fixed_start: time | None = None
    responsible: Sequence[Organisation] = ()
    presenters: Sequence[Invitation] = ()
    description: str = ""
    material: str = ""
    expected: str = ""
    outputs: Sequence[str] = field(default_factory=list)


@transaction.atomic
def set_day(*, meeting: Meeting, day: Day, by: User) -> Meeting:
    """Day, time and place; what people need is deleted so many days after the new day.

    Whoever has the meeting in the calendar is told by a mail that is offered, not by this.
    """
    meeting = _held(meeting)
    meeting.starts_at, meeting.ends_at = day.starts_at, day.ends_at
    meeting.place, meeting.answer_by = day.place, day.answer_by
    meeting.month = timezone.localdate(day.starts_at).replace(day=1)
    with acting(by, "meeting.day_set"):
        meeting.save(update_fields=["starts_at", "ends_at", "place", "answer_by", "month"])
        move_deletion(meeting)
        return keep_calendar_in_step(meeting)


@transaction.atomic
def day_from(*, programme: Meeting, title: str, day: Day, by: User) -> Meeting:
    """A new meeting on a real day with the items and municipalities of a programme; a draft."""
    meeting = Meeting(
        slug=_free_slug(title, day),
        kind=programme.kind,
        title=title,
        month=timezone.localdate(day.starts_at).replace(day=1),
        starts_at=day.starts_at,
        ends_at=day.ends_at,
        answer_by=day.answer_by,
        place=day.place,
        organiser=programme.organiser,
        participants=programme.participants,
        inputs=programme.inputs,
        is_invented=programme.is_invented,
        programme_changed_at=timezone.now(),
    )
    with acting(by, "meeting.made"):
        meeting.full_clean()
        meeting.save()
        meeting.municipalities.set(programme.municipalities.all())
        # Nothing fetched beforehand: `set` would compare with it and add nobody to the copy.
        for item in Session.objects.of_meeting(programme).in_order().prefetch_related(None):
            organisations = list(item.responsible.all())
            item.pk, item.meeting, item._state.adding = None, meeting, True
            item.save()
            item.responsible.set(organisations)
        return keep_calendar_in_step(meeting)


def _free_slug(title: str, day: Day) -> str:
    stem = slugify(title.translate(NORWEGIAN))
    stem = f"{(stem or 'mote')[:60]}-{timezone.localdate(day.starts_at):%Y-%m-%d}"
    taken = set(Meeting.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    tried = (stem if number == 1 else f"{stem}-{number}" for number in range(1, len(taken) + 2))
    return next(one for one in tried if one not in taken)


@transaction.atomic
def add_item(*, meeting: Meeting, item: Item, by: User, before: int | None = None) -> Session:
    """Put an item in, before another (its key) or last. Raises CannotPlan."""
    meeting = _held(meeting)
    keys = _keys(meeting)
    if len(keys) >= MOST_ITEMS:
        raise CannotPlan(
            _("A programme holds at most %(most)d items. Join some of them.") % {"most": MOST_ITEMS}
        )
    ends = as_planned(meeting).ends
    session = Session(
        meeting=meeting,
        position=ASIDE,  # beyond all others, whatever gaps they have
        planned_start=timezone.localtime(ends).time() if ends else time(9),
    )
    with acting(by, ACTION):
        _write(session, item)
        at = keys.index(before) if before in keys else len(keys)
        _put_in_order(meeting, [*keys[:at], session.pk, *keys[at:]])
        _changed(meeting)
    return session


@transaction.atomic
def change_item(*, session: Session, item: Item, by: User) -> Session:
    """Write an item anew; its place in the programme stays."""
    meeting = _held(session.meeting)
    session = _found(meeting, session.pk)
    with acting(by, ACTION):
        _write(session, item)
        _changed(meeting)
    return session


@transaction.atomic
def remove_item(*, session: Session, by: User) -> None:
    """Take an item out; those after it begin earlier. One that is gone already stays gone."""
    meeting = _held(session.meeting)
    with acting(by, ACTION):
        Session.objects.of_meeting(meeting).filter(pk=session.pk).delete()
        _put_in_order(meeting, _keys(meeting))
        _changed(meeting)


@transaction.atomic
def move_item(*, meeting: Meeting, key: int, step: int, by: User) -> Session:
    """Move an item up (-1) or down (+1); at either end nothing happens. Raises CannotPlan."""
    meeting = _held(meeting)
    session, keys = _found(meeting, key), _keys(meeting)
    at = keys.index(key)
    to = min(max(at + step, 0), len(keys) - 1)
    if to != at:
        keys.insert(to, keys.pop(at))
        with acting(by, ACTION):
            _put_in_order(meeting, keys)
            _changed(meeting)
    return session


@transaction.atomic
def set_minutes(*, meeting: Meeting, minutes: Mapping[int, int], by: User) -> int:
    """How long each of some items lasts (by key); how many of them were other than before."""
    meeting = _held(meeting)
    changed = 0
    with acting(by, ACTION):
        for session in Session.objects.of_meeting(meeting).filter(pk__in=minutes):
            if session.minutes != minutes[session.pk]:
                session.minutes = minutes[session.pk]
                session.save(update_fields=["minutes"])
                changed += 1
        if changed:
            _changed(meeting)
    return changed


def pause_before(*, meeting: Meeting, key: int, by: User) -> Session:
    """Put a short break in before an item. Raises CannotPlan where the item is gone."""
    _found(meeting, key)
    with override("nb"):  # text of the programme, whoever presses
        title = str(Session.Kind.BREAK.label)
    pause = Item(kind=Session.Kind.BREAK, title=title, minutes=PAUSE_MINUTES)
    return add_item(meeting=meeting, item=pause, by=by, before=key)


def _held(meeting: Meeting) -> Meeting:
    """The meeting as it is now: one change of its programme at a time."""
    return Meeting.objects.select_for_update().get(pk=meeting.pk)


def _found(meeting: Meeting, key: int) -> Session:
    found = Session.objects.of_meeting(meeting).filter(pk=key).first()
    if found is None:
        raise CannotPlan(_("Somebody has taken this item out. Look at the programme again."))
    return found


def _keys(meeting: Meeting) -> list[int]:
    rows = Session.objects.of_meeting(meeting).order_by("position", "pk")
    return list(rows.values_list("pk", flat=True))


def _write(session: Session, item: Item) -> None:
    session.kind, session.title, session.minutes = item.kind, item.title, item.minutes
    session.fixed_start, session.description = item.fixed_start, item.description
    session.material, session.expected = item.material, item.expected
    session.outputs = list(item.outputs)
    session.full_clean(exclude=["position"])
    session.save()
    session.responsible.set(item.responsible)
    session.presenters.set(item.presenters)


def _put_in_order(meeting: Meeting, keys: Collection[int]) -> None:
    rows = Session.objects.of_meeting(meeting)
    rows.update(position=F("position") + ASIDE)
    places = {key: number for number, key in enumerate(keys, start=1)}
    sessions: list[Any] = list(rows)
    for session in sessions:
        session.position = places[session.pk]
    Session.objects.bulk_update(sessions, ["position"])


def _changed(meeting: Meeting) -> None:
    """From now on the programme is people's: loading leaves it alone."""
    meeting.programme_changed_at = timezone.now()
    meeting.save(update_fields=["programme_changed_at"])
    keep_calendar_in_step(meeting)
