"""Addresses of the screens of a session while it is held, taken in by the app's own list."""

from django.urls import path

from .views import moderator, notes

LIVE = [
    path("fokusgrupper/<int:pk>/referat/", notes.notes, name="notes"),
    path("fokusgrupper/<int:pk>/referat/notat/", notes.note_save, name="note-save"),
    path("fokusgrupper/<int:pk>/referat/stand/", notes.notes_state, name="notes-state"),
    path(
        "fokusgrupper/<int:group>/referat/<int:pk>/valg/", notes.note_conflict, name="note-conflict"
    ),
    path("fokusgrupper/<int:pk>/ordstyrer/", moderator.moderator, name="moderator"),
    path(
        "fokusgrupper/<int:pk>/ordstyrer/stand/", moderator.moderator_state, name="moderator-state"
    ),
    path("fokusgrupper/<int:pk>/avslutt/", moderator.session_end, name="session-end"),
]
