"""Notes in the order they were said, numbered without gaps, with texts for those that are handed in."""

from __future__ import annotations

from django.db import connection

from focusgroups.models import FocusGroup, Note
from focusgroups.turns_as_texts import make_texts, number_texts_anew
from forkommune.accounts.models import User
from forkommune.evidence.models import Informant, SourceText
from forkommune.evidence.services import mark_passage

NUMBERED = """
    UPDATE focusgroups_note AS note SET position = placed.place
    FROM (
        SELECT id, row_number() OVER (ORDER BY said_at NULLS LAST, position, id) AS place
        FROM focusgroups_note WHERE group_id = %s
    ) AS placed
    WHERE note.id = placed.id AND note.position <> placed.place
    RETURNING note.id
"""


def place_by_time(*, group: FocusGroup, by: User | None) -> None:
    """Number the notes of a session by their time, and make texts of what speakers said.

    A turn whose speaker has no basis in force becomes no text. Turns marked as quotes become
    passages, whole.
    """
    with connection.cursor() as cursor:
        cursor.execute(NUMBERED, [group.pk])
        moved = {row[0] for row in cursor.fetchall()}
    notes = Note.objects.filter(group=group).select_related("participant__informant", "source")
    rows = list(notes)
    number_texts_anew([note for note in rows if note.pk in moved])
    _tell(group, rows, by)


def _tell(group: FocusGroup, rows: list[Note], by: User | None) -> None:
    wanted = [note for note in rows if note.text and note.source is None and note.participant]
    informants = {note.participant.informant_id for note in wanted if note.participant}
    informed = set(
        Informant.objects.with_basis().filter(pk__in=informants).values_list("pk", flat=True)
    )
    told = make_texts(
        group=group,
        notes=[n for n in wanted if n.participant and n.participant.informant_id in informed],
        by=by,
    )
    Note.objects.bulk_update(told, ["source"])
    for note in told:
        if Note.Mark.QUOTE in note.marks:
            _quote(note, by)


def _quote(note: Note, by: User | None) -> None:
    source: SourceText | None = note.source
    revision = source.current if source else None
    if revision is not None:
        mark_passage(revision=revision, start=0, end=len(revision.text), by=by)
