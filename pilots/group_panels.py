"""The pilot projects and examples of a network group, on the group's page."""

from typing import Any

from forkommune.work.registry import Panel, panels
from municipalities.models import NetworkGroup
from pilots.models import Example, Pilot

CARDS = 6


def pilots_of_group(group: NetworkGroup, user: Any) -> dict[str, Any]:
    """Pilots that the group runs, or that a municipality of it takes part in."""
    rows = Pilot.objects.visible_to(user).of_group(group)
    return {"pilots": list(rows.for_listing())}


def examples_of_group(group: NetworkGroup, user: Any) -> dict[str, Any]:
    """The newest published examples of the group's municipalities."""
    found = Example.objects.visible_to(user).published().of_group(group)
    return {"examples": list(found.newest().for_tiles()[:CARDS])}


def register() -> None:
    """Put them on the page."""
    panels.add(
        "pilots of a group",
        Panel("network-group", "pilots/_group_pilots.html", pilots_of_group),
        order=20,
    )
    panels.add(
        "examples of a group",
        Panel("network-group", "pilots/_group_examples.html", examples_of_group),
        order=30,
    )
