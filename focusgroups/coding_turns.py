"""A turn on the coding screen: the question it answers, where it stands, and the turns around it."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from focusgroups.guides.outline import questions_in, read_parts
from focusgroups.models import Note
from focusgroups.selectors import NOTES_A_PAGE, anchor_of
from forkommune.evidence.models import SourceText
from forkommune.work.registry import SourceKind, source_kinds


def register() -> None:
    """Let the coding screen ask."""
    source_kinds.add(
        SourceText.Kind.NOTE.value, SourceKind(heading_of, address_of, neighbours=around)
    )


def heading_of(source: SourceText) -> str:
    """The question that the turn answers, or that it stands outside the guide."""
    note = _note(source)
    if note is None:
        return ""
    if not note.question_code:
        return _("Outside the guide")
    asked = {one.code: one for one in questions_in(read_parts(note.group.guide.parts))}
    found = asked.get(note.question_code)
    words = found.words(get_language() or "nb") if found else ""
    return f"{note.question_code} {words}".strip()


def address_of(source: SourceText) -> str:
    """The turn on the page of its session; empty for a text that is no turn any more."""
    note = _note(source)
    if note is None:
        return ""
    keys = [key for key, _source in _order(note)]
    page = keys.index(note.pk) // NOTES_A_PAGE + 1
    return f"{note.group.get_absolute_url()}?side={page}#{anchor_of(note)}"


def around(source: SourceText) -> Sequence[tuple[str, str]]:
    """The turn before and the turn after, of those that can be coded."""
    note = _note(source)
    if note is None:
        return ()
    sources = [key for _note_key, key in _order(note) if key is not None]
    at = sources.index(source.pk)
    near = {
        one.pk: one for one in SourceText.objects.filter(pk__in=sources[max(at - 1, 0) : at + 2])
    }
    told = []
    if at:
        before = near[sources[at - 1]]
        told.append((_("Previous: %(place)s") % {"place": before.place}, before.get_absolute_url()))
    if at + 1 < len(sources):
        after = near[sources[at + 1]]
        told.append((_("Next: %(place)s") % {"place": after.place}, after.get_absolute_url()))
    return told


def _note(source: SourceText) -> Note | None:
    return Note.objects.filter(source=source).select_related("group__guide").first()


def _order(note: Note) -> list[tuple[int, int | None]]:
    """The turns of the session as its page shows them: key, and key of the text; without a word of them."""
    rows = Note.objects.filter(group=note.group_id).with_words().in_order()
    return list(rows.values_list("pk", "source_id"))
