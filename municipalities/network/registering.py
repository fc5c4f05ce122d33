"""What the network brings to the pages below it."""

from __future__ import annotations

from typing import Any

from forkommune.work.registry import PlaceGroup, place_groups

from .models import Division


def groups_of_today(user: Any) -> list[PlaceGroup]:
    """The groups of the newest division that the user may see; empty before there is one."""
    division = Division.objects.visible_to(user).published_first().first()
    if division is None:
        return []
    return [
        PlaceGroup(
            str(group.pk),
            str(group),
            frozenset(member.organisation_id for member in group.members.all()),
        )
        for group in division.groups.with_members()
    ]


def register() -> None:
    """Offer the groups where passages are counted."""
    place_groups.add("network", groups_of_today)
