"""Talks and follow-up on the page of a municipality."""

from __future__ import annotations

from typing import Any

from forkommune.ui.dates import today
from forkommune.work.registry import Panel, panels
from municipalities.models import Municipality
from workshops.writing import KEEP

from .follow_up import follow_up_of

READ = "workshops.view_invitation"


def follow_up_panel(municipality: Municipality, user: Any) -> dict[str, Any] | None:
    """What is open with a municipality, for those who talk with it."""
    if not user.has_perm(READ):
        return None
    page = follow_up_of(municipality, user, today())
    return {"municipality": municipality, "page": page, "may_keep": user.has_perm(KEEP)}


def register() -> None:
    """Put it on the page."""
    panel = Panel("municipality-column", "workshops/_municipality_follow_up.html", follow_up_panel)
    panels.add("follow-up of a municipality", panel, order=50)
