"""What the network brings to the pages below it."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.urls import reverse

from forkommune.evidence.divisions import PlaceGroup, place_groups
from forkommune.work.registry import (
    JobKind,
    Panel,
    job_handlers,
    leavings,
    panels,
)

from . import publishing
from .contacts import contacts
from .forgetting import forget_answers
from .models import Division, NetworkGroup
from .services import JOB_KIND, finish_division

DIVIDING = JobKind(
    run=finish_division,
    title=lambda job: str(job.params["title"]),
    address=lambda job: reverse("municipalities:network-division", args=[job.params["division"]]),
)
CONTACTS = Panel("network-group", "municipalities/_group_contacts.html", contacts)


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
    """Offer the groups where passages are counted; compute by a worker, and publish."""
    place_groups.add("network", groups_of_today)
    job_handlers.add(JOB_KIND, DIVIDING)
    publishing.register()
    leavings.add("answers kept in divisions", forget_answers)
    panels.add("contacts of a group", CONTACTS, order=10)
