"""What the speakers of a session said becomes texts that can be coded, one for each turn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from focusgroups.models import FocusGroup, Note
from forkommune.accounts.models import User
from forkommune.evidence.models import Nature, SourceText, TextRevision
from forkommune.work.history import acting


def make_texts(*, group: FocusGroup, notes: Iterable[Note], by: User | None) -> list[Note]:
    """Give each turn that has a speaker and no text yet a text of that speaker, unsaved in the note.

    A few statements for any number of turns: ten hours have thousands. Who calls has made sure that
    a basis is in force for each speaker. Gives the turns that have a text now.
    """
    told = [note for note in notes if note.participant is not None and note.source is None]
    sources = SourceText.objects.bulk_create([_source(group, note) for note in told])
    for note, source in zip(told, sources, strict=True):
        note.source = source
    with acting(by, "evidence.text_written"):
        TextRevision.objects.bulk_create(
            TextRevision(source=note.source, number=1, text=note.text, created_by=by)
            for note in told
        )
    return told


def number_texts_anew(notes: Sequence[Note]) -> None:
    """After turns have got other numbers, let the texts say these."""
    sources = []
    for note in notes:
        if note.source is not None and note.participant is not None:
            note.source.place = place_of(note)
            sources.append(note.source)
    SourceText.objects.bulk_update(sources, ["place"])


def place_of(note: Note) -> str:
    """Where in the session a turn was said: its number and its speaker's letter."""
    speaker: Any = note.participant
    return _("turn %(number)d, %(letter)s") % {"number": note.position, "letter": speaker.letter}


def _source(group: FocusGroup, note: Note) -> SourceText:
    speaker: Any = note.participant
    return SourceText(
        kind=SourceText.Kind.NOTE,
        title=group.title,
        place=place_of(note),
        year=group.year,
        informant=speaker.informant,
        nature=Nature.ASSESSMENT,
        is_invented=group.is_invented,
    )
