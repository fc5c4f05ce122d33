"""The way of a pilot, with its place on it."""

from __future__ import annotations

from forkommune.terms.models import Term
from forkommune.ui.parts import Part
from pilots.models import Pilot

NOT_CHOSEN = "rejected"


def phases_of(pilot: Pilot, phases: list[Term]) -> list[Part]:
    """The way of a pilot with its place on it; "not chosen" stands alone."""
    if pilot.phase.code == NOT_CHOSEN:
        return [Part(str(pilot.phase), "now")]
    on_the_way = [term for term in phases if term.code != NOT_CHOSEN]
    here = [term.code for term in on_the_way].index(pilot.phase.code)
    last = len(on_the_way) - 1
    return [
        Part(
            str(term),
            "done" if at < here or at == here == last else "now" if at == here else "later",
        )
        for at, term in enumerate(on_the_way)
    ]
