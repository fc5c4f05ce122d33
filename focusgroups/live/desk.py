"""A note's desk: what the Draft mechanism must know of it, so that what is typed cannot be lost.

What is typed lies in the note's draft until it is handed in with Enter; speaker, question and marks
stand in the note at once, so that the words are always their speaker's.
"""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from focusgroups.models import Note
from focusgroups.selectors import questions_of
from forkommune.ui.parts import Crumb
from forkommune.work.desk import Desk, DraftField
from forkommune.work.merging import Value, clean

DRAFT_KIND = "focus-group-note"
TEXT, SPEAKER, QUESTION, MARKS = "text", "speaker", "question", "marks"


def fields_of(note: Note) -> list[DraftField]:
    """The fields of the note-taker's form."""
    questions = questions_of(note.group.guide.parts)
    place = str(questions.get(note.question_code, ""))
    return [
        DraftField(TEXT, _("the note"), _("What was said"), place),
        DraftField(SPEAKER, _("who spoke"), _("Who spoke"), place, is_text=False, words=_letter),
        DraftField(
            QUESTION,
            _("the question"),
            _("Question"),
            place,
            is_text=False,
            words=lambda code: f"{clean(code)} {questions.get(str(code), '')}".strip(),
        ),
        DraftField(
            MARKS, _("the marks"), _("Marks"), place, many=True, is_text=False, words=_marks
        ),
    ]


def initial_of(note: Note) -> dict[str, Value]:
    """What the note's own columns say."""
    return {
        TEXT: note.text,
        SPEAKER: note.participant.letter if note.participant else "",
        QUESTION: note.question_code,
        MARKS: list(note.marks),
    }


def desk_of(note: Note) -> Desk:
    """The desk of one note of a session."""
    group = note.group
    screen = reverse("focusgroups:notes", args=[group.pk])
    crumbs = [
        Crumb(_("Focus groups"), reverse("focusgroups:focusgroup-list")),
        Crumb(group.title, group.get_absolute_url()),
        Crumb(_("Notes"), screen),
    ]
    return Desk(
        kind=DRAFT_KIND,
        target=note,
        title=_("One note, written by two"),
        fields=fields_of(note),
        initial=initial_of(note),
        form_url=screen,
        save_url=reverse("focusgroups:note-save", args=[group.pk]),
        presence_url="",
        conflict_url=reverse("focusgroups:note-conflict", args=[group.pk, note.pk]),
        crumbs=crumbs,
        is_invented=group.is_invented,
    )


def _letter(value: Value) -> str:
    return str(value) or _("The note-taker")


def _marks(value: Any) -> str:
    wanted = value if isinstance(value, list) else [value]
    return ", ".join(str(label) for mark, label in Note.Mark.choices if mark in wanted)
