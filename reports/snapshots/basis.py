"""What a snapshot is taken of: which municipalities, which year, for whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from forkommune.plan.models import Deliverable
from municipalities.models import Municipality, SurveyRound
from reports.models import Audience


@dataclass(frozen=True)
class Basis:
    """The frame of one snapshot; every part of it is read through this."""

    deliverable: Deliverable
    audience: str
    on: date
    round: SurveyRound | None
    municipalities: tuple[Municipality, ...]  # in Norwegian alphabetical order

    @property
    def is_public(self) -> bool:
        """Whether the rules for readers outside the research apply."""
        return self.audience == str(Audience.PUBLIC)

    @property
    def year(self) -> int:
        """The year in whose borders municipalities are shown: the project's first."""
        return self.deliverable.project.period_from.year


def basis_of(deliverable: Deliverable, audience: str, on: date) -> Basis:
    """The frame for a deliverable: the municipalities of the newest survey round.

    A portal without a round shows the alliance's members at the start of the project.
    """
    newest = SurveyRound.objects.with_municipalities().first()
    start = deliverable.project.period_from
    rows = newest.municipalities if newest else Municipality.objects.members_on(start)
    chosen = rows.select_related("county", "organisation").order_by("sort_key", "pk")
    return Basis(deliverable, audience, on, newest, tuple(chosen))
