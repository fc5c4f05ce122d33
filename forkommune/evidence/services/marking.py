"""Mark passages in texts."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.accounts.models import User
from forkommune.evidence.models import Passage, TextRevision
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


def mark_passage(
    *, revision: TextRevision, start: int, end: int, by: User | None, quote: str | None = None
) -> Passage:
    """The passage at `[start, end)` in code points, widened to whole words; made when it is new.

    quote: the words the caller believes to mark; checked when given.
    Raises BadMark when the words differ or nothing is marked, StaleRevision when the text has a
    newer revision, TextGone when it was taken away in the same moment.
    """
    try:
        return _mark(revision, start, end, by, quote)
    except IntegrityError as error:
        if TextRevision.objects.filter(pk=revision.pk).exists():
            raise
        raise TextGone(GONE) from error


@transaction.atomic
def _mark(
    revision: TextRevision, start: int, end: int, by: User | None, quote: str | None
) -> Passage:
    require_current(revision)
    if quote is not None and normalise(quote) != revision.text[start:end]:
        raise BadMark(
            _("There stands «%(text)s», not «%(quote)s»; load the page again and mark once more.")
            % {"text": revision.text[start:end][:60], "quote": quote[:60]}
        )
    start, end = snap_to_words(revision.text, start, end)
    prefix, suffix = context_of(revision.text, start, end)
    with acting(by, "evidence.passage_marked"):
        passage, _made = Passage.objects.get_or_create(
            revision=revision,
            start=start,
            end=end,
            defaults={
                "quote": revision.text[start:end],
                "prefix": prefix,
                "suffix": suffix,
                "created_by": by,
            },
        )
    return passage


@transaction.atomic
def confirm_passage(*, passage: Passage, by: User) -> Passage:
    """Say yes to a passage whose words were corrected; its codings and claims stand."""
    with acting(by, "evidence.passage_confirmed"):
        passage.needs_check = False
        passage.save(update_fields=["needs_check"])
    return passage


def require_current(revision: TextRevision) -> None:
    """Raises StaleRevision for a revision that a newer one has replaced."""
    current = revision.source.current
    if current is not None and current.pk != revision.pk:
        raise StaleRevision(
            _(
                "The text was corrected (it is revision %(now)d, you have %(had)d); "
                "load the page again and mark once more."
            )
            % {"now": current.number, "had": revision.number}
        )
