"""Turns nobody has read through: why they may be quoted all the same, as far as consent allows.

Of an interview the respondent reads and approves the answers; those in a group read the summary, not
each turn. So a researcher says why, for the wording as it stands now; what is corrected asks anew.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import OuterRef, Subquery

from focusgroups.models import FocusGroup
from forkommune.accounts.models import User
from forkommune.evidence.models import TextRevision
from forkommune.work.history import acting


def unread(group: FocusGroup) -> Any:
    """The wordings that stand in a session now, without approval and without a reason to do without."""
    newest = TextRevision.objects.filter(source=OuterRef("source")).order_by("-number")
    return TextRevision.objects.filter(
        pk=Subquery(newest.values("pk")[:1]),
        source__note__group=group,
        approved_at__isnull=True,
        approval_waived="",
    )


@transaction.atomic
def do_without_reading(*, group: FocusGroup, reason: str, by: User) -> int:
    """Record why the turns may be quoted though their speakers have not read them; gives how many.

    Wordings that are approved, or have a reason, keep what they have; a second time changes nothing.
    """
    FocusGroup.objects.select_for_update().get(pk=group.pk)
    keys = list(unread(group).values_list("pk", flat=True))
    with acting(by, "focusgroups.reading_waived", reason):
        return int(TextRevision.objects.filter(pk__in=keys).update(approval_waived=reason))
