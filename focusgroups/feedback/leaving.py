"""What somebody who withdraws has said goes from summaries that are being written, too.

A quote is a mark, and goes by itself. Words that a writer copied by hand go here, from the draft and all
earlier states of it. A page that was open before is known by the people it was written among, and saves
nothing more: it would bring the words back.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from focusgroups.mentions import BLOCK
from focusgroups.models import FocusGroup, Note, Participant, Summary
from forkommune.work.history import acting
from forkommune.work.models import Draft, DraftConflict, DraftRevision

from .desk import WRITING
from .text import copies

ACTION = "summary.words_taken_back"
TEXT = "text"


def people_of(group: FocusGroup) -> str:
    """Who takes part now, for the page that writes."""
    return ",".join(sorted(_keys_of(group)))


def is_somebody_gone(group: FocusGroup, people: str) -> bool:
    """Whether one of those who took part when a page was opened does not any more."""
    known = set(filter(None, people.split(",")))
    return not known <= _keys_of(group)


def _keys_of(group: FocusGroup) -> set[str]:
    return {str(pk) for pk in Participant.objects.filter(group=group).values_list("pk", flat=True)}


def take_words_back(informants: frozenset[int], by: Any) -> None:
    """Black out what was copied word for word of what these informants said."""
    said = Note.objects.filter(participant__informant__in=informants).with_words()
    for group in FocusGroup.objects.filter(participants__informant__in=informants).distinct():
        notes = list(said.filter(group=group).values_list("position", TEXT))
        summaries = Summary.objects.filter(group=group, sent_at__isnull=True)
        keys = [str(pk) for pk in summaries.values_list("pk", flat=True)]
        if not notes or not keys:
            continue
        drafts = Draft.objects.filter(kind=WRITING, target_id__in=keys)
        with acting(by, ACTION):
            for draft in drafts.select_for_update():
                _from_draft(draft, notes)


def without_copies(text: str, notes: Iterable[tuple[int, str]]) -> str:
    """A text with a block for each sign of what was copied from notes; as long as it was."""
    notes = list(notes)
    while found := copies(text, notes):
        for one in found:
            text = text.replace(one.words, BLOCK * len(one.words))
    return text


def _from_draft(draft: Draft, notes: list[tuple[int, str]]) -> None:
    cleaned = without_copies(str(draft.data.get(TEXT, "")), notes)
    if TEXT in draft.data and cleaned != draft.data[TEXT]:
        draft.data = {**draft.data, TEXT: cleaned}
        draft.save(update_fields=["data"])
    for revision in DraftRevision.objects.filter(draft=draft):
        if TEXT in revision.data:
            data = {**revision.data, TEXT: without_copies(str(revision.data[TEXT]), notes)}
            DraftRevision.objects.filter(pk=revision.pk).update(data=data)
    for met in DraftConflict.objects.filter(draft=draft, field=TEXT):
        value = without_copies(str(met.value), notes)
        DraftConflict.objects.filter(pk=met.pk).update(value=value)
