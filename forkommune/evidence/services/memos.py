"""Write memos about codebooks, codes, texts and passages."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.evidence.models import Code, Codebook, Memo, Passage, SourceText
from forkommune.evidence.querysets.memos import field_of
from forkommune.evidence.texts import normalise
from forkommune.work.history import acting


class EmptyMemo(ValueError):
    """The memo says nothing."""


@transaction.atomic
def add_memo(*, subject: Codebook | Code | SourceText | Passage, text: str, by: User) -> Memo:
    """A memo about something. The same words by the same person as its last one there give that one:
    a second click writes nothing. Raises EmptyMemo, UnusableText as `write_text`."""
    words = normalise(text).strip()
    if not words:
        raise EmptyMemo(_("Write the memo."))
    type(subject).objects.select_for_update().get(pk=subject.pk)
    last = Memo.objects.about(subject).first()
    if last is not None and (last.text, last.by) == (words, by):
        return last
    with acting(by, "evidence.memo_added"):
        return Memo.objects.create(**{field_of(subject): subject}, text=words, by=by)
