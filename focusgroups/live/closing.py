"""The end of a session: what was typed is handed in, numbered by time and made into texts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Min, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from focusgroups.models import FocusGroup, Note
from forkommune.accounts.models import User
from forkommune.evidence.models import Coding, SourceText, Support, TextRevision
from forkommune.work.history import acting
from forkommune.work.models import Draft, DraftConflict

from .desk import DRAFT_KIND
from .holding import held, tell_screens
from .noting import forget_drafts, take_in
from .placing import place_by_time


class TextsToChoose(ValueError):
    """Two wrote in one note; somebody must choose before the session is ended."""


class AlreadyCoded(ValueError):
    """Somebody has worked on the texts of the session, so that it stays ended."""


@dataclass(frozen=True)
class Unsaved:
    """What the end of a session asks about. typed: not handed in yet. to_choose: wordings that met."""

    typed: list[Note]
    to_choose: list[Note]


def unsaved_of(group: FocusGroup) -> Unsaved:
    """Notes with words that are kept but not handed in, and notes that two have written in."""
    notes = {str(note.pk): note for note in group.notes.select_related("participant", "group")}
    typed = [
        notes[draft.target_id]
        for draft in _drafts(notes)
        if draft.data.get("text", "").strip() != notes[draft.target_id].text
    ]
    waiting = DraftConflict.objects.undecided().filter(draft__in=_drafts(notes))
    to_choose = {notes[one.draft.target_id] for one in waiting.select_related("draft")}
    return Unsaved(typed, sorted(to_choose, key=lambda note: note.position))


@transaction.atomic
def close_session(*, group: FocusGroup, by: User) -> FocusGroup:
    """End the session: hand in what is typed, number the notes by time, make texts of the turns.

    Ending it twice changes nothing. A note that comes later, from a tab whose net was gone, is
    taken in and placed by its time. Raises TextsToChoose.
    """
    group = held(group)
    if group.closed_at is not None:
        return group
    if left := unsaved_of(group).to_choose:
        raise TextsToChoose(
            ngettext(
                "Two have written in %(count)d note: choose what shall stand, then end the session.",
                "Two have written in %(count)d notes: choose what shall stand, then end the session.",
                len(left),
            )
            % {"count": len(left)}
        )
    with acting(by, "focusgroups.session_ended"):
        notes = {str(note.pk): note for note in group.notes.select_related("participant", "source")}
        for draft in _drafts(notes):
            notes[draft.target_id].group = group
            take_in(note=notes[draft.target_id], draft=draft, is_done=True, by=by)
        forget_drafts(notes.values())
        group.notes.filter(text="").delete()
        place_by_time(group=group, by=by)
        group.closed_at = timezone.now()
        group.started_at = group.started_at or _first_said(group) or group.closed_at
        group.save(update_fields=["closed_at", "started_at"])
        tell_screens(group)
    return group


@transaction.atomic
def reopen_session(*, group: FocusGroup, by: User) -> FocusGroup:
    """Go on as if the session had not been ended: its texts go, its notes stay.

    Raises AlreadyCoded when a text is coded, carries a claim or was corrected.
    """
    group = held(group)
    if group.closed_at is None:
        return group
    made = group.notes.filter(key__isnull=False, source__isnull=False)
    texts = SourceText.objects.filter(note__in=made)
    if _is_worked_on(texts):
        raise AlreadyCoded(
            _("Somebody has coded or corrected what was said, so the session stays ended.")
        )
    with acting(by, "focusgroups.session_opened_again"):
        numbers = list(texts.values_list("pk", flat=True))
        made.update(source=None)
        SourceText.objects.filter(pk__in=numbers).delete()
        group.closed_at = None
        group.save(update_fields=["closed_at"])
        tell_screens(group)
    return group


def may_reopen(group: FocusGroup) -> bool:
    """Whether the session is ended, and nobody has worked on its texts."""
    return group.closed_at is not None and not _is_worked_on(
        SourceText.objects.filter(note__group=group, note__key__isnull=False)
    )


def _is_worked_on(texts: QuerySet[SourceText]) -> bool:
    return (
        Coding.objects.filter(passage__revision__source__in=texts).exists()
        or Support.objects.filter(passage__revision__source__in=texts).exists()
        or TextRevision.objects.filter(source__in=texts, number__gt=1).exists()
    )


def _drafts(notes: dict[str, Note]) -> QuerySet[Draft]:
    return Draft.objects.filter(kind=DRAFT_KIND, target_id__in=list(notes))


def _first_said(group: FocusGroup) -> datetime | None:
    first: datetime | None = group.notes.aggregate(first=Min("said_at"))["first"]
    return first
