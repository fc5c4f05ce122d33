"""The network meetings of a group's municipalities, on the group's page."""

from typing import Any

from forkommune.work.registry import Panel, panels
from municipalities.models import NetworkGroup
from workshops.models import Meeting


def meetings_of_group(group: NetworkGroup, user: Any) -> dict[str, Any]:
    """Network meetings to which a municipality of the group is invited."""
    return {"meetings": list(Meeting.objects.visible_to(user).of_group(group).for_listing())}


def register() -> None:
    """Put them on the page."""
    panel = Panel("network-group", "workshops/_group_meetings.html", meetings_of_group)
    panels.add("meetings of a group", panel, order=40)
