"""What municipalities became: followed step by step through mergers and new numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from municipalities.register.models import Municipality, Succession

# Only parts of the area went over; the rest stayed, or went elsewhere.
IN_PART = Succession.Kind.SPLIT


def heirs_of(municipalities: Iterable[Municipality], day: date) -> list[Municipality]:
    """The municipalities that some became on a day, by name; those that still exist stay themselves.

    One that was divided has several heirs; to a part that went over from one that went on elsewhere
    nobody is heir.
    """
    rows = {one.pk: one for one in municipalities}
    steps: defaultdict[int, list[Succession]] = defaultdict(list)
    for step in Succession.objects.filter(on__lte=day):
        steps[step.predecessor_id].append(step)
    in_force = set(Municipality.objects.valid_on(day).values_list("pk", flat=True))
    found: set[int] = set()
    seen: set[int] = set()
    open_ends = set(rows)
    while open_ends := open_ends - seen:
        seen |= open_ends
        found |= open_ends & in_force
        open_ends = {heir for one in open_ends - in_force for heir in _next(steps[one])}
    return list(Municipality.objects.filter(pk__in=found).by_name())


def predecessors_of(municipality: Municipality) -> set[int]:
    """Keys of the municipalities that went over into this one whole, at whatever time."""
    steps: defaultdict[int, set[int]] = defaultdict(set)
    for before, after in Succession.objects.exclude(kind=IN_PART).values_list(
        "predecessor", "successor"
    ):
        steps[after].add(before)
    found: set[int] = set()
    open_ends = {municipality.pk}
    while open_ends := {before for one in open_ends for before in steps[one]} - found:
        found |= open_ends
    return found - {municipality.pk}


def _next(steps: Iterable[Succession]) -> set[int]:
    whole = {step.successor_id for step in steps if step.kind != IN_PART}
    return whole or {step.successor_id for step in steps}
