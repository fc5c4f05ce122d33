"""What the note-taker's and the moderator's screens show; the same few questions for any session."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from focusgroups.models import FocusGroup, Note, Participant
from focusgroups.selectors import questions_of
from forkommune.accounts.models import User
from forkommune.work.merging import Value, digest
from forkommune.work.models import Draft, DraftConflict

from .clock import Clock
from .clocking import clock_now
from .desk import DRAFT_KIND, QUESTION, TEXT, initial_of

NEWEST = 60  # notes on the note-taker's screen; all stand on the page of the session


@dataclass(frozen=True)
class TypedNote:
    """A note as it is typed: what its draft holds over its own columns.

    version: of the draft, growing with each save. is_open: its words are not handed in yet. is_met:
    two wrote in it, and somebody must choose.
    """

    note: Note
    values: dict[str, Value]
    version: int
    is_open: bool
    is_met: bool

    @property
    def text(self) -> str:
        """The words."""
        return str(self.values[TEXT])

    @property
    def as_json(self) -> str:
        """For the script that brings a note back into the form: what it holds, its version, its digests."""
        told = {
            "key": str(self.note.key),
            **self.values,
            "version": self.version,
            "base": {name: digest(value) for name, value in self.values.items()},
        }
        return json.dumps(told, ensure_ascii=False)


@dataclass(frozen=True)
class TypedBand:
    """A question and the notes that followed it."""

    code: str
    question: str
    notes: list[TypedNote] = field(default_factory=list)


@dataclass(frozen=True)
class Voice:
    """A letter of the session and how many notes it has."""

    participant: Participant
    count: int
    share: int  # of the most talkative, in per cent
    is_informed: bool


@dataclass(frozen=True)
class Screen:
    """What changes while a session is held."""

    clock: Clock
    voices: list[Voice]
    bands: list[TypedBand]
    earlier: int  # notes that are left out in front

    @property
    def are_all_informed(self) -> bool:
        """Whether a basis is in force for everybody at the table."""
        return all(voice.is_informed for voice in self.voices)

    @property
    def silent(self) -> list[Voice]:
        """Those of whom nothing is noted yet."""
        return [voice for voice in self.voices if not voice.count]


def stamp_of(group: FocusGroup, user: User) -> tuple[int, ...]:
    """What tells one state of the screens from another; one small question.

    Besides the changes that are made on the screens, letters and notes can vanish with a withdrawal.
    """
    of = Note.objects.visible_to(user).filter(group=group)
    letters = Participant.objects.visible_to(user).filter(group=group)
    informed = letters.informed().order_by("pk").values_list("pk", flat=True)
    clock = clock_now(group)
    # Minutes are said in words; the seconds run in the browser.
    minutes = (clock.current.left // 60 if clock.current else 0, clock.late_minutes)
    return (group.changes, of.count(), *minutes, *informed)


def screen_of(group: FocusGroup, user: User, *, notes: int = NEWEST) -> Screen:
    """The state of a session. notes: how many of the newest are told."""
    letters: list[Any] = list(Participant.objects.visible_to(user).letters_of(group))
    most = max((one.note_count for one in letters), default=0)
    voices = [
        Voice(one, one.note_count, 100 * one.note_count // most if most else 0, one.is_informed)
        for one in letters
    ]
    clock = clock_now(group)
    if not notes:
        return Screen(clock, voices, [], 0)
    bands, earlier = _bands(group, user, notes)
    return Screen(clock, voices, bands, earlier)


def typed_note(note: Note) -> TypedNote:
    """One note for the form in which it is corrected."""
    return _typed([note])[0]


def new_key() -> str:
    """What a form without a script calls the note it is for."""
    return str(uuid4())


def _bands(group: FocusGroup, user: User, newest: int) -> tuple[list[TypedBand], int]:
    found = Note.objects.visible_to(user).notes_of(group)
    count = found.count()
    rows = _typed(list(found[max(0, count - newest) :]))
    questions = questions_of(group.guide.parts)
    bands: list[TypedBand] = []
    for row in rows:
        if not row.text:
            continue
        code = str(row.values[QUESTION])
        if not bands or bands[-1].code != code:
            bands.append(TypedBand(code, questions.get(code, "")))
        bands[-1].notes.append(row)
    return bands, max(0, count - newest)


def _typed(notes: Sequence[Note]) -> list[TypedNote]:
    numbers = [str(note.pk) for note in notes]
    found = Draft.objects.filter(kind=DRAFT_KIND, target_id__in=numbers)
    drafts = {draft.target_id: draft for draft in found}
    waiting = DraftConflict.objects.undecided().filter(
        draft__kind=DRAFT_KIND, draft__target_id__in=numbers
    )
    met = set(waiting.values_list("draft__target_id", flat=True))
    rows = []
    for note in notes:
        draft = drafts.get(str(note.pk))
        values = {**initial_of(note), **(draft.data if draft else {})}
        is_open = str(values[TEXT]).strip() != note.text
        version = draft.version if draft else 0
        rows.append(TypedNote(note, values, version, is_open, str(note.pk) in met))
    return rows
