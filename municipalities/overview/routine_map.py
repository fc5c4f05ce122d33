"""Whether climate is assessed in case papers, municipality by municipality: answers and their map."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forkommune.figures import Place as Spot
from forkommune.figures import Tile, TileMapFigure
from municipalities.survey.models import Routine

from .places import Place

ROUTINE = "case_assessment"  # a term of the routine types
Extent = Routine.Extent
# The fullest of several routines is the answer.
FULLEST = (Extent.FIXED, Extent.PARTIAL, Extent.MISSING)
STEPS: Mapping[str, int] = {Extent.MISSING: 1, Extent.PARTIAL: 2, Extent.FIXED: 3}
NOT_MENTIONED = ""  # looked for, and nothing was found
Answers = Mapping[
    int, str
]  # by municipality (primary key); those that nobody looked at are left out


def routine_answers(routines: Any, looked: Collection[int]) -> Answers:
    """The fullest extent that was found in each municipality; one query."""
    found: dict[int, str] = dict.fromkeys(looked, NOT_MENTIONED)
    rows = routines.of_term("routine_type", ROUTINE).order_by()
    for place, extent in rows.values_list("municipality", "extent").distinct():
        others = [found[place]] if found.get(place) else []
        found[place] = min([extent, *others], key=FULLEST.index)
    return found


def answer_words(extent: str | None) -> str:
    """As it stands in a tile and in a cell; None where nobody looked."""
    words = {
        Extent.FIXED.value: _("Yes"),
        Extent.PARTIAL.value: _("Partly"),
        Extent.MISSING.value: _("No"),
        NOT_MENTIONED: _("Not found"),
    }
    return "" if extent is None else words[extent]


def routine_map(places: Sequence[Place], answers: Answers) -> TileMapFigure | None:
    """One equal tile each with the answer in words; None where no municipality has a place on it."""
    placed = [place for place in places if place.tile_column is not None]
    if not placed:
        return None
    known = [place for place in places if place.pk in answers]
    fixed = sum(answers[place.pk] == Extent.FIXED for place in known)
    heading = ngettext(
        "%(fixed)d of %(known)d municipality has climate as a fixed part of case papers",
        "%(fixed)d of %(known)d municipalities have climate as a fixed part of case papers",
        len(known),
    ) % {"fixed": fixed, "known": len(known)}
    return TileMapFigure(
        key="routine-map",
        heading=heading,
        description=heading,
        unit=_(
            "Is an assessment of climate a fixed part of case papers? Hatched: not looked at yet."
        ),
        source=_("interviews and plans, coded in the portal."),
        unknown=_("unknown"),
        tiles=tuple(_tile(place, answers.get(place.pk)) for place in placed),
        step_words=(_("Not found"), _("No"), _("Partly"), _("Yes")),
        place_title=_("Municipality"),
        value_title=_("Answer"),
    )


def _tile(place: Place, extent: str | None) -> Tile:
    spot = Spot(
        place.name, place.tile_name or place.name, place.tile_column or 0, place.tile_row or 0
    )
    return Tile(spot, None if extent is None else STEPS.get(extent, 0), answer_words(extent))
