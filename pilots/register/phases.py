"""The way of a pilot, with its place on it."""

from __future__ import annotations

from collections.abc import Sequence

from forkommune.terms.models import Term
from forkommune.ui.dates import short_date
from forkommune.ui.parts import Part
from pilots.models import Pilot, PilotDecision

FIRST, NOT_CHOSEN = "proposed", "rejected"


def phases_of(
    pilot: Pilot, phases: list[Term], decisions: Sequence[PilotDecision] = ()
) -> list[Part]:
    """The way of a pilot with its place on it, and when it came to each phase; "not chosen" alone.

    decisions: the latest first.
    """
    came = {one.to_phase_id: short_date(one.on) for one in reversed(decisions)}
    if pilot.phase.code == NOT_CHOSEN:
        return [Part(str(pilot.phase), "now", came.get(pilot.phase_id, ""))]
    on_the_way = [term for term in phases if term.code != NOT_CHOSEN]
    here = [term.code for term in on_the_way].index(pilot.phase.code)
    last = len(on_the_way) - 1
    return [
        Part(
            str(term),
            "done" if at < here or at == here == last else "now" if at == here else "later",
            came.get(term.pk, "") if at <= here else "",
        )
        for at, term in enumerate(on_the_way)
    ]
