"""What municipalities put first, for the pages of pilots and for reports: closed polls of open points."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forkommune.evidence.models import Claim
from forkommune.work.registry import Panel, panels
from workshops.models import Poll

from .results import Result, Row, result_of
from .ties import decided_places


@dataclass(frozen=True)
class Priority:
    """What one option was given in one poll. answered of asked municipalities gave points.

    wants: the municipalities that will take part, by name. decided: the place in the order that a tie
    was put in; None where the place is not shared, or nobody has decided. The tie stays the result.
    """

    poll: Poll
    points: int
    place: int
    is_shared: bool
    options: int
    answered: int
    asked: int
    wants: tuple[str, ...]
    decided: int | None = None

    @property
    def order(self) -> int:
        """The place by which it is listed."""
        return self.decided or self.place

    @property
    def words(self) -> str:
        """ "2 of 5 (8 points)"; a shared place is called so, with the order where a tie was decided."""
        if not self.points:
            return _("No points")
        points = ngettext("%(n)d point", "%(n)d points", self.points) % {"n": self.points}
        told = {"place": self.place, "options": self.options, "points": points}
        if not self.is_shared:
            return _("%(place)d of %(options)d (%(points)s)") % told
        if self.decided is None:
            return _("shares %(place)d of %(options)d (%(points)s)") % told
        return _("shares %(place)d of %(options)d (%(points)s), put as number %(decided)d") % {
            **told,
            "decided": self.decided,
        }


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
        decided = decided_places(result)
        for row in result.rows:
            if row.option.key in wanted:
                one = _priority(result, row, decided.get(row.option.key))
                found.setdefault(row.option.key, []).append(one)
    return found


def _priority(result: Result, row: Row, decided: int | None) -> Priority:
    return Priority(
        poll=result.poll,
        points=row.count,
        place=row.place,
        is_shared=row.is_shared,
        options=len(result.rows),
        answered=result.answered,
        asked=result.asked,
        wants=row.wants,
        decided=decided,
    )


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
