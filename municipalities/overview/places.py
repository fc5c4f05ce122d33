"""The municipalities that the overview is about."""

from __future__ import annotations

from typing import NamedTuple

from .narrowing import Narrowing


class Place(NamedTuple):
    """What the overview says of a municipality; a country has hundreds."""

    pk: int
    number: str
    name: str
    organisation: int
    tile_name: str
    tile_column: int | None
    tile_row: int | None


def places_of(narrowing: Narrowing) -> list[Place]:
    """The municipalities of the round within the group, by name."""
    rows = narrowing.survey_round.municipalities.by_name()
    if narrowing.group is not None:
        rows = rows.filter(organisation__in=narrowing.group.organisations)
    return [Place(*one) for one in rows.values_list(*Place._fields)]
