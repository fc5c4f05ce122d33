"""A note while it is typed, handed in and corrected: it cannot be lost, doubled or overwritten.

The tab gives a note its key, and says how long ago it was begun: a wrong clock does not matter.
Saving, merging and repeats are the Draft mechanism's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from focusgroups.models import FocusGroup, Note, Participant
from focusgroups.selectors import questions_of
from forkommune.accounts.models import User
from forkommune.evidence.models import Informant
from forkommune.evidence.services import NoBasisInForce, write_text
from forkommune.evidence.texts import FORBIDDEN, normalise
from forkommune.work.history import acting
from forkommune.work.merging import Value
from forkommune.work.models import Draft
from forkommune.work.services.draft_states import find_draft
from forkommune.work.services.drafts import Outcome, Save, save_draft

from .desk import DRAFT_KIND, MARKS, QUESTION, SPEAKER, TEXT, initial_of
from .holding import held, tell_screens
from .placing import place_by_time

LONGEST = 20_000  # letters of one note; a turn of a quarter of an hour has some ten thousand
OLDEST = timedelta(days=2)


class NoSuchSpeaker(ValueError):
    """The letter is not, or no longer, somebody of the session."""


class NothingSaid(ValueError):
    """A note that is not there yet, without a word."""


class NoteTooLong(ValueError):
    """More letters than one turn can have."""


class OtherSession(ValueError):
    """The key belongs to a note of another session."""


@dataclass(frozen=True)
class NoteSaved:
    """The note, what the Draft mechanism answered, and whether it stands handed in."""

    note: Note
    outcome: Outcome


@transaction.atomic
def write_note(
    *, group: FocusGroup, key: UUID, save: Save, age: timedelta, is_done: bool, by: User
) -> NoteSaved:
    """Keep what a tab has of a note, under the tab's own key for it.

    save: fields as the tab shows them, with its name and number. age: how long ago the note was
    begun; only a note's first save uses it. is_done: handed in, so that the words stand in the note;
    a session that is ended takes them at once, and places them by their time.
    A repeat, or a save that arrives after a later one, changes nothing. Texts that met are both kept
    (`outcome.conflicts`). Raises NothingSaid, NoSuchSpeaker, NoBasisInForce, NoteTooLong, OtherSession.
    """
    group = held(group)
    save = replace(save, values=_plain(group, save.values))
    speaker = _speaker(group, str(save.values[SPEAKER]))
    note = _found(group, key) or _begun(group, key, speaker, save, age, by)
    outcome = save_draft(kind=DRAFT_KIND, target=note, initial=initial_of(note), save=save, by=by)
    draft = find_draft(DRAFT_KIND, note)
    take_in(note=note, draft=draft, is_done=is_done or group.closed_at is not None, by=by)
    tell_screens(group)
    if group.closed_at is not None:
        place_by_time(group=group, by=by)
        if not outcome.conflicts:
            forget_drafts([note])
    return NoteSaved(note, outcome)


def take_in(*, note: Note, draft: Draft | None, is_done: bool, by: User | None) -> None:
    """Let the note's columns say what its draft holds; the words only where they are handed in.

    A turn that is a text already keeps its words where nothing is left of them.
    """
    before = initial_of(note)
    typed: dict[str, Any] = {**before, **(draft.data if draft else {})}
    if not is_done or (note.source_id and not typed[TEXT]):
        typed[TEXT] = note.text
    if typed == before:
        return
    group = note.group
    note.participant = _letter_of(group, str(typed[SPEAKER]))
    note.question_code = str(typed[QUESTION])
    note.marks = list(typed[MARKS])
    note.text = normalise(str(typed[TEXT]))
    with acting(by, "focusgroups.note_written"):
        note.save(update_fields=["participant", "question_code", "marks", "text"])
        if note.source is not None:
            write_text(source=note.source, text=note.text, by=by)


def forget_drafts(notes: Iterable[Note]) -> None:
    """Take away what was typed and kept aside for these notes, earlier states of it too."""
    numbers = [str(note.pk) for note in notes]
    Draft.objects.filter(kind=DRAFT_KIND, target_id__in=numbers).delete()


def _plain(group: FocusGroup, values: dict[str, Value]) -> dict[str, Value]:
    """What may stand in a note: no character that an exchange file cannot carry, known codes only."""
    text = FORBIDDEN.sub("", str(values.get(TEXT, ""))).strip()
    if len(text) > LONGEST:
        raise NoteTooLong(
            _("One note holds at most %(most)d characters, this has %(count)d: divide it in two.")
            % {"most": LONGEST, "count": len(text)}
        )
    question = str(values.get(QUESTION, ""))
    marks = values.get(MARKS, [])
    return {
        TEXT: text,
        SPEAKER: str(values.get(SPEAKER, "")).strip().upper()[:1],
        QUESTION: question if question in questions_of(group.guide.parts) else "",
        MARKS: [mark for mark in Note.Mark.values if mark in marks],
    }


def _speaker(group: FocusGroup, letter: str) -> Participant | None:
    """Who spoke; nobody withdraws until the end of the transaction."""
    speaker = _letter_of(group, letter)
    if speaker is None:
        return None
    one = Informant.objects.select_for_update(no_key=True).filter(pk=speaker.informant_id)
    if not one.exists() or not Informant.objects.with_basis().filter(pk__in=one).exists():
        raise NoBasisInForce(
            _(
                "Not saved: no consent of %(letter)s is in force. Nothing of what %(letter)s said is kept."
            )
            % {"letter": letter}
        )
    return speaker


def _letter_of(group: FocusGroup, letter: str) -> Participant | None:
    if not letter:
        return None
    found = Participant.objects.filter(group=group, letter=letter).first()
    if found is None:
        raise NoSuchSpeaker(
            _(
                "Not saved: nobody in this session has the letter %(letter)s now. Nothing of what "
                "%(letter)s said is kept."
            )
            % {"letter": letter}
        )
    return found


def _found(group: FocusGroup, key: UUID) -> Note | None:
    notes = Note.objects.select_related("participant", "source")
    note: Note | None = notes.filter(key=key).first()
    if note is None:
        return None
    if note.group_id != group.pk:
        raise OtherSession(f"The note {key} belongs to session {note.group_id}, not {group.pk}.")
    note.group = group
    return note


def _begun(
    group: FocusGroup,
    key: UUID,
    speaker: Participant | None,
    save: Save,
    age: timedelta,
    by: User,
) -> Note:
    if not save.values[TEXT]:
        raise NothingSaid(_("Write what was said, then save."))
    last = Note.objects.filter(group=group).aggregate(last=Max("position"))["last"] or 0
    with acting(by, "focusgroups.note_begun"):
        note: Note = Note.objects.create(
            group=group,
            key=key,
            participant=speaker,
            position=last + 1,
            question_code=str(save.values[QUESTION]),
            marks=list(save.values[MARKS]),
            said_at=timezone.now() - min(max(age, timedelta(0)), OLDEST),
            written_by=by,
        )
        return note
