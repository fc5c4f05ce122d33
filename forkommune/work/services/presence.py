"""Who has a draft open now: information for colleagues, never a lock."""

from __future__ import annotations

from django.db import models, transaction
from django.utils import timezone

from forkommune.accounts.models import User
from forkommune.work.models import DraftPresence

from .draft_states import open_draft

PLACE_LENGTH = 40


@transaction.atomic
def note_presence(
    *, kind: str, target: models.Model, tab: str, place: str, user: User
) -> list[DraftPresence]:
    """Say that a tab has the draft open at a place; gives the other tabs of the last minute."""
    draft = open_draft(kind, target)
    draft.presences.gone().delete()
    DraftPresence.objects.update_or_create(
        draft=draft,
        tab=tab,
        defaults={"user": user, "place": place[:PLACE_LENGTH], "seen_at": timezone.now()},
    )
    return others_here(kind, target, tab)


def others_here(kind: str, target: models.Model, tab: str = "") -> list[DraftPresence]:
    """Who sat in another tab within the last minute: each person once, where they were last."""
    newest = {
        one.user_id: one for one in DraftPresence.objects.of(kind, target).here().besides(tab)
    }
    return list(newest.values())


def leave(*, kind: str, target: models.Model, tab: str) -> None:
    """The tab was closed or handed in."""
    DraftPresence.objects.of(kind, target).filter(tab=tab).delete()
