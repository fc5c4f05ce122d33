"""Keep who took research material out of the portal, for what and for whom."""

from __future__ import annotations

from django.db import transaction

from forkommune.accounts.models import User
from forkommune.evidence.exchange.files import checksum
from forkommune.evidence.models import ResearchExport
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
) -> ResearchExport:
    """One row a export, before the files are handed over: what cannot be noted does not leave."""
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
