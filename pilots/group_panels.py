"""The pilot projects and examples of a network group, on the group's page."""

from typing import Any

from forkommune.work.registry import Panel, panels
from municipalities.models import NetworkGroup
from pilots.models import Example, Pilot, PilotPartner

CARDS = 6


def pilots_of_group(group: NetworkGroup, user: Any) -> dict[str, Any]:
    """Pilots that the group runs, or that a municipality of it takes part in."""
    rows = Pilot.objects.visible_to(user).of_group(group)
    return {"pilots": list(rows.for_listing())}


def examples_of_group(group: NetworkGroup, user: Any) -> dict[str, Any]:
    """The newest published examples of the group's municipalities."""
    found = Example.objects.visible_to(user).published().of_group(group)
    return {"examples": list(found.newest().for_tiles()[:CARDS])}


def actors_of_group(group: NetworkGroup, user: Any) -> dict[str, Any]:
    """Who else takes part in the group's pilots: the partners that are none of its municipalities."""
    pilots = Pilot.objects.visible_to(user).of_group(group)
    partners = PilotPartner.objects.visible_to(user).of_pilots(pilots).outside_of(group)
    return {"actors": list(partners.with_organisations().select_related("pilot"))}


def register() -> None:
    """Put them on the page."""
    panels.add(
        "actors of a group",
        Panel("network-group-aside", "pilots/_group_actors.html", actors_of_group),
        order=10,
    )
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
