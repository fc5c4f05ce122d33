"""The network meetings of a group's municipalities, on the group's page."""

from typing import Any

from forkommune.ui.dates import today
from forkommune.work.registry import Panel, panels
from municipalities.models import NetworkGroup
from workshops.models import Action, Meeting


def meetings_of_group(group: NetworkGroup, user: Any) -> dict[str, Any]:
    """Network meetings to which a municipality of the group is invited."""
    return {"meetings": list(Meeting.objects.visible_to(user).of_group(group).for_listing())}


def actions_of_group(group: NetworkGroup, user: Any) -> dict[str, Any] | None:
    """What the group's municipalities follow up; for those who see the work of meetings."""
    if not user.has_perm("workshops.view_action"):
        return None
    rows = Action.objects.visible_to(user).of_group(group)
    return {"actions": list(rows.by_date()), "today": today()}


def register() -> None:
    """Put them on the page."""
    actions = Panel("network-group", "workshops/_group_actions.html", actions_of_group)
    panels.add("actions of a group", actions, order=35)
    panel = Panel("network-group", "workshops/_group_meetings.html", meetings_of_group)
    panels.add("meetings of a group", panel, order=40)
