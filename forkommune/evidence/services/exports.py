"""Keep who took research material out of the portal, for what and for whom."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from forkommune.accounts.models import User
from forkommune.evidence.exchange.collecting import MaterialGone, gone_words
from forkommune.evidence.exchange.files import checksum
from forkommune.evidence.models import ResearchExport, SourceText
from forkommune.work.history import acting


@transaction.atomic
def note_export(
    *,
    files: dict[str, bytes],
    form: str,
    purpose: str,
    recipient: str,
    by: User | None,
    scope: str = "",
    text_count: int = 0,
    coding_count: int = 0,
    sources: Collection[SourceText] = (),
) -> ResearchExport:
    """One row a export, before the files are handed over: what cannot be noted does not leave.

    sources: texts that the files hold. Raises MaterialGone where one of them is there no longer, or
    may not leave any more: who withdraws may be named in what others said.
    """
    # Held until this is noted: who withdraws meanwhile waits, and finds the export among those to tell.
    keys = [one.pk for one in sources]
    held = SourceText.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=keys)
    list(held.order_by("pk").values_list("pk"))
    if SourceText.objects.filter(pk__in=keys).for_export().count() != len(keys):
        raise MaterialGone(gone_words())
    with acting(by, "evidence.exported"):
        return ResearchExport.objects.create(
            by=by,
            format=form,
            scope=scope,
            purpose=purpose,
            recipient=recipient,
            text_count=text_count,
            coding_count=coding_count,
            sha256=checksum(files),
        )
