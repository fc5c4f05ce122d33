"""What a table says is kept once, merged by people, and taken apart again."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.work.history import acting
from workshops.models import Idea, Meeting, Table

# Without letters and digits that are mistaken for each other.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
CODE_LENGTH, LONGEST = 8, 500
BEFORE, AFTER = timedelta(hours=12), timedelta(hours=36)


class CannotWrite(ValueError):
    """What was written is not taken; the message says why."""


class CannotMerge(ValueError):
    """The ideas cannot be merged; the message says why."""


@transaction.atomic
def give_codes(*, meeting: Meeting, by: User) -> None:
    """Give each table a code that has none; 31 letters in eight places are not guessed."""
    with acting(by, "table.code"):
        for table in Table.objects.select_for_update().without_code(meeting):
            table.code = "".join(secrets.choice(LETTERS) for _n in range(CODE_LENGTH))
            table.save(update_fields=["code"])


def may_write(meeting: Meeting, now: datetime | None = None) -> bool:
    """Whether the tables write: on the day, from the evening before to the day after."""
    if meeting.starts_at is None:
        return False
    return meeting.starts_at - BEFORE <= (now or timezone.now()) <= meeting.starts_at + AFTER


@transaction.atomic
def write_idea(*, table: Table, key: UUID, kind: str, text: str) -> Idea:
    """Keep what a table says; sent a second time under its key, it stands once.

    Raises CannotWrite for no words, too many, and outside of the day.
    """
    text = text.replace("\0", "").strip()
    if not may_write(table.meeting):
        raise CannotWrite(
            _("Ideas are written on the day of the meeting. What was written stands.")
        )
    if not text:
        raise CannotWrite(_("Write something first."))
    if len(text) > LONGEST:
        words = _("%(length)d letters are too many: at most %(most)d. Make two of it.")
        raise CannotWrite(words % {"length": len(text), "most": LONGEST})
    if kind not in Idea.Kind.values:
        raise CannotWrite(_("Choose idea or note."))
    with acting(action="idea.written"):
        idea, _made = Idea.objects.get_or_create(
            key=key,
            defaults={
                "meeting": table.meeting,
                "table": table,
                "kind": kind,
                "text": text,
                "is_invented": table.meeting.is_invented,
            },
        )
    return idea


@transaction.atomic
def merge_ideas(*, meeting: Meeting, ideas: Collection[int], text: str, by: User) -> Idea:
    """Have one idea stand for several, in words that say them all; the others are kept behind it.

    ideas: their keys, two at least. Raises CannotMerge.
    """
    chosen = list(
        Idea.objects.select_for_update()
        .filter(meeting=meeting, pk__in=set(ideas), merged_into__isnull=True)
        .order_by("pk")
    )
    text = text.replace("\0", "").strip()
    if len(chosen) < 2:
        raise CannotMerge(_("Choose at least two ideas that are not merged yet."))
    if not text or len(text) > LONGEST:
        raise CannotMerge(
            _("Write what they say together, in %(most)d letters at most.") % {"most": LONGEST}
        )
    with acting(by, "idea.merged"):
        head = Idea.objects.create(
            meeting=meeting, text=text, kind=chosen[0].kind, is_invented=meeting.is_invented
        )
        Idea.objects.filter(pk__in=[one.pk for one in chosen]).update(merged_into=head)
    return head


@transaction.atomic
def part_ideas(*, idea: Idea, by: User) -> None:
    """Take merged ideas apart: each stands for itself again. Raises CannotMerge for a single one."""
    idea = Idea.objects.select_for_update().get(pk=idea.pk)
    if not idea.merged.exists():
        raise CannotMerge(_("The idea stands for itself alone."))
    with acting(by, "idea.parted"):
        idea.merged.update(merged_into=None)
        idea.delete()
