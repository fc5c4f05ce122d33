"""What a move by hand would cost, told before anybody has to give a reason for it."""

from __future__ import annotations

from dataclasses import dataclass

from municipalities.register.models import Municipality

from .casing import case_of, groups_of
from .dividing.objective import objective
from .models import Division
from .run_page import numbers_stand


@dataclass(frozen=True)
class MovePrice:
    """A municipality in another group, and what J would change by."""

    municipality: Municipality
    to: str
    percent: float
    keeps: bool  # whether the sizes and rules still hold


def price_of_move(
    division: Division, municipality: Municipality, to: str, letters: list[str]
) -> MovePrice | None:
    """The price, nothing written; None where there is none to tell: already there, alone, not computed.

    letters: of the groups, in the order in which `groups_of` lists them.
    """
    before = groups_of(division)
    if not division.inputs or not numbers_stand(division, list(division.groups.with_members())):
        return None
    here = next((n for n, group in enumerate(before) if municipality.number in group), None)
    there = letters.index(to) if to in letters else None
    if None in (here, there) or here == there or len(before[here or 0]) < 3:
        return None
    after = [
        [one for one in group if one != municipality.number]
        + ([municipality.number] if n == there else [])
        for n, group in enumerate(before)
    ]
    case = case_of(division)
    distances = case.weighed().distances
    was, will = (objective(distances, case.rows(groups)) for groups in (before, after))
    percent = 100 * (will / was - 1) if was else 0.0
    return MovePrice(municipality, to, percent, case.task.keeps(case.rows(after)))
