"""Names of others in what somebody said: flagged, and blacked out before the text leaves the researchers.

Source: research note, section 6.
"""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django.utils import timezone

from forkommune.accounts.models import User
from forkommune.evidence.models import Passage, SourceText, TextRevision
from forkommune.evidence.texts import context_of
from forkommune.work.history import acting


@transaction.atomic
def flag_as_naming(*, source: SourceText, by: User | None) -> None:
    """Keep a text with the researchers: not released, quoted or exported. A second time keeps the
    first moment."""
    with acting(by, "evidence.text_names_somebody"):
        waiting = SourceText.objects.filter(pk=source.pk, redact_since__isnull=True)
        waiting.update(redact_since=timezone.now())


@transaction.atomic
def names_nobody(*, source: SourceText, by: User) -> None:
    """Let a text go out again as far as consent allows."""
    with acting(by, "evidence.text_names_nobody"):
        SourceText.objects.filter(pk=source.pk).update(redact_since=None)


@transaction.atomic
def black_out(*, source: SourceText, blacken: Callable[[str], str], by: User) -> None:
    """Change letters of a text into as many blocks, in every revision and every passage, and lift the
    flag. All marks keep their places.

    Raises ValueError where `blacken` changes the length of a text: nothing is changed then.
    """
    with acting(by, "evidence.text_blacked_out"):
        for revision in source.revisions.select_for_update():
            text = blacken(revision.text)
            if len(text) != len(revision.text):
                raise ValueError(
                    f"Blacking out made {len(revision.text)} characters of revision {revision.pk} "
                    f"into {len(text)}; it must keep every character's place."
                )
            TextRevision.objects.filter(pk=revision.pk).update(text=text)
            _quote_anew(revision, text)
        names_nobody(source=source, by=by)


def _quote_anew(revision: TextRevision, text: str) -> None:
    passages = list(revision.passages.all())
    for passage in passages:
        passage.quote = text[passage.start : passage.end]
        passage.prefix, passage.suffix = context_of(text, passage.start, passage.end)
    Passage.objects.bulk_update(passages, ["quote", "prefix", "suffix"])
