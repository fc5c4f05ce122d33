"""One session held by one transaction: notes get their places, and the clock its rows, one by one."""

from __future__ import annotations

from django.db.models import F

from focusgroups.models import FocusGroup


def held(group: FocusGroup) -> FocusGroup:
    """The session as it stands, its row locked until the end of the transaction."""
    row: FocusGroup = (
        FocusGroup.objects.select_for_update(of=("self",), no_key=True)
        .select_related("guide")
        .get(pk=group.pk)
    )
    return row


def tell_screens(group: FocusGroup) -> None:
    """Let every screen that shows the session ask for it anew."""
    FocusGroup.objects.filter(pk=group.pk).update(changes=F("changes") + 1)
