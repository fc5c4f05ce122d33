"""What municipalities put first, for the pages of pilots and for reports: closed polls of open points."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser

from forkommune.evidence.models import Claim
from forkommune.work.registry import Panel, panels
from workshops.models import Poll

from .results import Row, result_of


@dataclass(frozen=True)
class Priority:
    """What one option was given in one poll. answered of asked municipalities gave points.

    wants: the municipalities that will take part, by name.
    """

    poll: Poll
    points: int
    place: int
    is_shared: bool
    options: int
    answered: int
    asked: int
    wants: tuple[str, ...]


def priorities(claims: Iterable[int], user: Any = None) -> dict[int, list[Priority]]:
    """By key of the claim (of a pilot or a criterion), the newest poll first.

    user: whose right to see decides; nobody sees what is published alone, as a public report does.
    """
    wanted = set(claims)
    rows = (
        Poll.objects.visible_to(user or AnonymousUser())
        .closed_points_about(wanted)
        .select_related("meeting")
    )
    found: dict[int, list[Priority]] = {}
    for poll in rows:
        result = result_of(poll)
        for row in result.rows:
            if row.option.key in wanted:
                one = _priority(poll, row, len(result.rows), result.answered, result.asked)
                found.setdefault(row.option.key, []).append(one)
    return found


def _priority(poll: Poll, row: Row, options: int, answered: int, asked: int) -> Priority:
    return Priority(poll, row.count, row.place, row.is_shared, options, answered, asked, row.wants)


def _of_pilot(pilot: Any, user: Any) -> dict[str, Any] | None:
    found = priorities([pilot.claim_id], user).get(pilot.claim_id)
    return {"priorities": found} if found else None


def _of_claim(claim: Claim, user: Any) -> dict[str, Any] | None:
    found = priorities([claim.pk], user).get(claim.pk)
    return {"priorities": found} if found else None


def register() -> None:
    """Put them on the page of a pilot, and of the claim of a criterion."""
    template = "workshops/_priorities.html"
    panels.add("priorities of a pilot", Panel("pilot", template, _of_pilot), order=60)
    panels.add("priorities of a claim", Panel("claim", template, _of_claim), order=60)
