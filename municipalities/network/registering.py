"""What the network brings to the pages below it."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from forkommune.evidence.divisions import PlaceGroup, place_groups

from .models import Division, NetworkGroup


def groups_of_today(user: Any) -> list[PlaceGroup]:
    """The groups of the newest division that the user may see; empty before there is one."""
    newest = Division.objects.visible_to(user).published_first().values("pk")[:1]
    members: defaultdict[tuple[int, str], set[int | None]] = defaultdict(set)
    for key, name, member in NetworkGroup.objects.filter(division=newest).memberships():
        members[key, name].add(member)
    return [
        PlaceGroup(str(key), name, frozenset(one for one in held if one is not None))
        for (key, name), held in members.items()
    ]


def register() -> None:
    """Offer the groups where passages are counted."""
    place_groups.add("network", groups_of_today)
