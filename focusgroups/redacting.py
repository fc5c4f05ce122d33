"""Turns that speak of somebody who is gone: found by letter and name, marked, and blacked out by hand."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from focusgroups.live.holding import tell_screens
from focusgroups.live.noting import forget_drafts
from focusgroups.mentions import blackened, parts_of, spans_of
from focusgroups.models import Note, Participant
from forkommune.accounts.models import User
from forkommune.evidence.models import ContactKey
from forkommune.evidence.services import black_out, flag_as_naming, names_nobody
from forkommune.evidence.texts import normalise
from forkommune.work.history import acting
from forkommune.work.registry import Mentions, mentions

ACTION = "focusgroups.turn_blacked_out"


class NotThere(ValueError):
    """A word that shall be blacked out does not stand in the turn."""


def register() -> None:
    """Let those who withdraw be looked for in what others said."""
    mentions.add("focus groups", Mentions(find, flag))


def find(informants: frozenset[int]) -> list[tuple[str, str]]:
    """Title and address of each turn of somebody else that speaks of one of the informants."""
    found = {note.pk: note for note, _spans in _speaking_of(informants)}
    return [(note.title, note.group.get_absolute_url()) for note in found.values()]


def flag(informants: frozenset[int], by: Any) -> None:
    """Mark these turns, and keep their texts with the researchers."""
    for note, spans in _speaking_of(informants):
        standing = {(start, end) for start, end in note.mentions}
        note.mentions = sorted(standing | set(spans))
        note.save(update_fields=["mentions"])
        if note.source is not None:
            flag_as_naming(source=note.source, by=by)


@transaction.atomic
def redact(*, note: Note, words: Collection[str], by: User) -> Note:
    """Black out words wherever they stand whole in the turn, in its revisions and passages too.

    Raises NotThere for a word that the turn does not hold; nothing is changed then.
    """
    notes = Note.objects.select_for_update(of=("self",)).select_related("source")
    locked: Note = notes.get(pk=note.pk)
    wanted = [plain for word in words if (plain := normalise(word).strip())]
    missing = [word for word in wanted if not spans_of(locked.text, [word])]
    if missing or not wanted:
        raise NotThere(
            _("“%(words)s” does not stand in the turn; write it as it stands there.")
            % {"words": ", ".join(missing)}
            if missing
            else _("Choose or write the words that are to be blacked out.")
        )
    with acting(by, ACTION):
        locked.text = blackened(locked.text, wanted)
        locked.mentions = []
        locked.save(update_fields=["text", "mentions"])
        # What was typed before would bring the words back, and screens would go on showing them.
        forget_drafts([locked])
        tell_screens(locked.group)
        if locked.source is not None:
            black_out(source=locked.source, blacken=lambda text: blackened(text, wanted), by=by)
    return locked


@transaction.atomic
def leave_as_it_is(*, note: Note, by: User) -> None:
    """Somebody has read the turn: it does not speak of the person."""
    with acting(by, "focusgroups.turn_names_nobody"):
        Note.objects.filter(pk=note.pk).update(mentions=[])
        if note.source is not None:
            names_nobody(source=note.source, by=by)


def _speaking_of(informants: frozenset[int]) -> Iterator[tuple[Note, list[tuple[int, int]]]]:
    """Turns of others in the sessions of the informants, with where they speak of them."""
    # Nobody is shown the name, so that no look-up is logged: the turn itself has it, or has not.
    names = {
        key.informant_id: parts_of(key.name)
        for key in ContactKey.objects.filter(informant__in=informants)
    }
    for one in Participant.objects.filter(informant__in=informants).order_by("group", "letter"):
        called = [one.letter, *names.get(one.informant_id, ())]
        for note in Note.objects.of_others(one.group_id, informants):
            if spans := spans_of(note.text, called):
                yield note, spans
