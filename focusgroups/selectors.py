"""What the page of a session shows: letters, and notes under the questions they answer."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Page

from forkommune.accounts.models import User
from forkommune.ui.paging import KeyPaginator

from .models import FocusGroup, Note, Participant

NOTES_A_PAGE = 100


@dataclass(frozen=True)
class Band:
    """A question and the notes that followed it; an empty code for notes outside the guide."""

    code: str
    question: str
    notes: list[Note] = field(default_factory=list)


@dataclass(frozen=True)
class SessionPage:
    """Everything on the page of one session."""

    letters: list[Participant]
    bands: list[Band]
    silent: list[Participant]
    ends_at: datetime | None
    notes: Page[Note]


def session_page(group: FocusGroup, user: User | AnonymousUser, number: str = "") -> SessionPage:
    """One session for the page; a fixed number of queries whatever the number of notes.

    number: which page of its notes; the first for what is none.
    """
    letters: list[Any] = list(Participant.objects.visible_to(user).letters_of(group))
    told = Note.objects.visible_to(user).notes_of(group).with_words()
    notes = KeyPaginator(told, NOTES_A_PAGE).get_page(number)
    lasts = timedelta(minutes=group.guide.duration_minutes)
    return SessionPage(
        letters=letters,
        bands=bands_of(notes, questions_of(group.guide.parts)),
        silent=[letter for letter in letters if letter.note_count == 0],
        ends_at=group.starts_at + lasts if group.starts_at else None,
        notes=notes,
    )


def questions_of(parts: Iterable[dict[str, Any]]) -> dict[str, str]:
    """The questions of a guide by their code."""
    return {
        question["code"]: question["text_nb"]
        for part in parts
        for question in part.get("questions", [])
    }


def bands_of(notes: Iterable[Note], questions: dict[str, str]) -> list[Band]:
    """Notes in order, a new band wherever the question changes."""
    bands: list[Band] = []
    for note in notes:
        if not bands or bands[-1].code != note.question_code:
            code = note.question_code
            bands.append(Band(code, questions.get(code, "")))
        bands[-1].notes.append(note)
    return bands


def pieces_of(note: Note) -> list[tuple[str, bool]]:
    """The words of a turn in order, and whether each stretch was found to speak of somebody gone."""
    pieces, at = [], 0
    for start, end in note.mentions:
        pieces += [(note.text[at:start], False), (note.text[start:end], True)]
        at = end
    return [(words, is_found) for words, is_found in [*pieces, (note.text[at:], False)] if words]


def anchor_of(note: Note) -> str:
    """What a turn is called on the page of its session."""
    return f"notat-{note.pk}"
