"""Invitations without an answer, on the start page of the administration."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from forkommune.work.registry import Waiting, WaitingItem, first_of, waiting
from workshops.models import Invitation


def unanswered(user: Any) -> Waiting | None:
    """Invitations to meetings to come that nobody has answered."""
    if not user.has_perm("workshops.change_invitation"):
        return None
    rows = Invitation.objects.visible_to(user).unanswered(timezone.now())
    first, count = first_of(rows)
    return Waiting(
        title=_("Invitations without an answer"),
        icon="person-add",
        count=count,
        items=[
            WaitingItem(
                title=f"{invitation.organisation}, {invitation.get_role_display().lower()}",
                since=f"{invitation} · {invitation.meeting}",
                address=reverse("admin:workshops_invitation_change", args=[invitation.pk]),
                action=_("Open"),
                is_invented=invitation.is_invented,
            )
            for invitation in first
        ],
        all_label=_("All invitations"),
        all_address=reverse("admin:workshops_invitation_changelist") + "?state__exact=sent",
    )


def register() -> None:
    """Put the queue in the registry."""
    waiting.add("invitations", unanswered, order=40)
