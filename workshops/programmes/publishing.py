"""The way of a programme to the participants: a version is what they have until the next one."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.accounts.models import User
from forkommune.figures.numbers import format_date
from forkommune.ui.filters import clock
from forkommune.work.history import acting
from forkommune.work.models import Publication, PublicationVersion
from forkommune.work.registry import Publishable, Step, TextPart, publishables
from forkommune.work.services.publishing import CannotPublish, find_publication, record_step
from workshops.models import Meeting, Session
from workshops.programme import Slot
from workshops.services import keep_calendar_in_step

from .showing import as_kept, as_planned

KIND, KEEP = "programme", "workshops.change_meeting"
DRAFT, PUBLISHED = "draft", "published"


def parts(meeting: Meeting) -> list[TextPart]:
    """Day and place, then each item under its time."""
    programme = as_planned(meeting)
    slots = [
        TextPart(f"item-{slot.row.pk}", f"{clock(slot.starts)} {slot.row.title}", _told(slot))
        for slot in programme.slots
    ]
    return [
        TextPart("title", _("Title"), meeting.title),
        TextPart("day", _("Day"), _day(meeting)),
        TextPart("place", _("Place"), meeting.place),
        *slots,
    ]


def _day(meeting: Meeting) -> str:
    if meeting.starts_at is None:
        return ""
    return f"{format_date(timezone.localdate(meeting.starts_at))} {clock(meeting.starts_at)}"


def _told(slot: Slot) -> str:
    item = slot.row
    told = [
        f"{item.get_kind_display()}, {clock(slot.starts)}–{clock(slot.ends)}",
        ", ".join(item.who),
        item.description,
        item.material,
        item.expected,
        ", ".join(item.outputs),
    ]
    return "\n".join(filter(None, told))


def version_of(meeting: Meeting) -> PublicationVersion | None:
    """The version that was published last; None before the first."""
    publication: Publication = find_publication(meeting)
    if publication._state.adding:
        return None
    found: PublicationVersion | None = PublicationVersion.objects.newest(publication)
    return found


def has_changed(meeting: Meeting) -> bool:
    """Whether the programme is another than the one that was published last."""
    if not meeting.published_at:
        return True
    return bool(meeting.published_programme != _as_it_is(meeting))


def _as_it_is(meeting: Meeting) -> list[dict[str, Any]]:
    return as_kept(Session.objects.of_meeting(meeting).in_order())


@transaction.atomic
def publish(meeting: Meeting, by: User | None, reason: str = "") -> Meeting:
    """The programme as it is now becomes what participants have, under the next number.

    Their calendars get a new number, so that a mail with it replaces what they hold.
    Raises CannotPublish for a programme without items, or one that is published just so.
    """
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    kept = _as_it_is(meeting)
    if meeting.is_contact:
        raise CannotPublish(_("A talk, a call or a mail with one municipality is never published."))
    if not kept:
        raise CannotPublish(_("The programme has no items. Add the first one, then publish it."))
    if meeting.published_at and kept == meeting.published_programme:
        raise CannotPublish(_("Nothing has changed since the version that is published."))
    before = meeting.state
    meeting.published_at, meeting.published_programme = timezone.now(), kept
    with acting(by, "programme.published", reason):
        meeting.save(update_fields=["published_at", "published_programme"])
        record_step(row=meeting, before=before, by=by, reason=reason)
        version = version_of(meeting)
        meeting.programme_version = str(version.number) if version else ""
        meeting.save(update_fields=["programme_version"])
        return keep_calendar_in_step(meeting)


@transaction.atomic
def take_back(meeting: Meeting, by: User, reason: str) -> Meeting:
    """The programme is a draft again; whoever has it in the calendar keeps it there."""
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    before = meeting.state
    meeting.published_at, meeting.published_programme = None, []
    with acting(by, "programme.taken_back", reason):
        meeting.save(update_fields=["published_at", "published_programme"])
        record_step(row=meeting, before=before, by=by, reason=reason)
    return meeting


STEPS = (
    Step(
        "publish",
        gettext_lazy("Publish"),
        (DRAFT,),
        PUBLISHED,
        KEEP,
        gettext_lazy("The programme is published. Everybody can read it."),
        act=publish,
    ),
    Step(
        "publish_again",
        gettext_lazy("Publish the new version"),
        (PUBLISHED,),
        PUBLISHED,
        KEEP,
        gettext_lazy("The new version is published. Everybody can read it."),
        act=publish,
    ),
    Step(
        "take_back",
        gettext_lazy("Take it off the page"),
        (PUBLISHED,),
        DRAFT,
        KEEP,
        gettext_lazy("It is a draft again, and no longer public."),
        reason_needed=True,
        act=take_back,
    ),
)

PROGRAMME = Publishable(
    model="workshops.Meeting",
    title=lambda meeting: str(meeting.title),
    address=lambda meeting: str(meeting.get_absolute_url()),
    parts=parts,
    states=lambda: {DRAFT: _("Draft"), PUBLISHED: _("Published")},
    steps=STEPS,
    share_permission=KEEP,
    shareable=(),
    is_invented=lambda meeting: bool(meeting.is_invented),
)


def register() -> None:
    """Put programmes in the registry."""
    publishables.add(KIND, PROGRAMME)
