"""Mark passages in texts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.accounts.models import User
from forkommune.database.prepared import Prepared
from forkommune.evidence.models import Passage, SourceText, TextRevision
from forkommune.evidence.texts import (
    BadMark,
    context_of,
    find_quote,
    normalise,
    selection_in,
    snap_to_words,
    stretch_of,
)
from forkommune.work.history import acting

GONE = gettext_lazy("The text is gone: whoever told it has withdrawn.")


class StaleRevision(ValueError):
    """The text was corrected after the page was opened."""


class TextGone(LookupError):
    """The text was deleted while somebody marked in it; nothing of the mark is kept."""


def mark_selection(
    *, revision: TextRevision, start: int, end: int, marked: str, by: User
) -> Passage:
    """Mark what a browser selected: `start`, `end` in UTF-16 units, and the selected string.

    Raises BadMark when the string is not what stands there, StaleRevision for an old revision.
    """
    start, end = selection_in(revision.text, start, end, marked)
    return mark_passage(revision=revision, start=start, end=end, by=by)


def mark_quote(*, revision: TextRevision, quote: str, by: User) -> Passage:
    """Mark a pasted quote. Raises BadMark when it does not stand in the text exactly once."""
    start, end = find_quote(revision.text, quote)
    return mark_passage(revision=revision, start=start, end=end, by=by)


def mark_stretches(
    *, revision: TextRevision, stretches: Sequence[tuple[int, int]], by: User
) -> Passage:
    """Mark from the first of some sentences to the last, in code points."""
    start, end = stretch_of(stretches)
    return mark_passage(revision=revision, start=start, end=end, by=by)


@transaction.atomic
def mark_passage(
    *, revision: TextRevision, start: int, end: int, by: User | None, quote: str | None = None
) -> Passage:
    """The passage at `[start, end)` in code points, widened to whole words; made when it is new.

    quote: the words the caller believes to mark; checked when given.
    Raises BadMark when the words differ or nothing is marked, StaleRevision when the text has a
    newer revision, TextGone when it was taken away in the same moment.
    """
    hold_current(revision)
    if quote is not None and normalise(quote) != revision.text[start:end]:
        raise BadMark(
            _("There stands «%(text)s», not «%(quote)s»; load the page again and mark once more.")
            % {"text": revision.text[start:end][:60], "quote": quote[:60]}
        )
    passage, _is_new = passage_at(revision, start, end, by)
    return passage


def passage_at(
    revision: TextRevision, start: int, end: int, by: User | None
) -> tuple[Passage, bool]:
    """As `mark_passage`, in a text that is held; and whether the passage is new."""
    start, end = snap_to_words(revision.text, start, end)
    standing = revision.passages.filter(start=start, end=end).order_by().first()
    if standing is not None:
        return standing, False
    prefix, suffix = context_of(revision.text, start, end)
    with acting(by, "evidence.passage_marked"):
        passage = Passage.objects.create(
            revision=revision,
            start=start,
            end=end,
            quote=revision.text[start:end],
            prefix=prefix,
            suffix=suffix,
            created_by=by,
        )
    return passage, True


@transaction.atomic
def confirm_passage(*, passage: Passage, by: User) -> Passage:
    """Say yes to a passage whose words were corrected; its codings and claims stand."""
    with acting(by, "evidence.passage_confirmed"):
        passage.needs_check = False
        passage.save(update_fields=["needs_check"])
    return passage


def hold_current(revision: TextRevision) -> None:
    """Hold a text until the transaction ends: one at a time marks in it, and nobody corrects it.

    Raises StaleRevision for a revision that a newer one has replaced, TextGone where there is no text.
    """
    if not _held(source=revision.source_id):
        raise TextGone(GONE)
    numbers = _newest_number(source=revision.source_id)
    if not numbers:
        raise TextGone(GONE)
    [(newest,)] = numbers
    if newest != revision.number:
        raise StaleRevision(
            _(
                "The text was corrected (it is revision %(now)d, you have %(had)d); "
                "load the page again and mark once more."
            )
            % {"now": newest, "had": revision.number}
        )


@Prepared
def _held(source: int) -> QuerySet[Any, Any]:
    rows = SourceText.objects.select_for_update(no_key=True).filter(pk=source)
    return rows.order_by().values_list("pk")


@Prepared
def _newest_number(source: int) -> QuerySet[Any, Any]:
    return TextRevision.objects.filter(source=source).order_by("-number").values_list("number")[:1]
