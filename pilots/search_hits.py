"""Examples and pilots among the hits of the search in everything."""

from __future__ import annotations

from typing import Any

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from forkommune.search.kinds import Hit, SearchKind, search_kinds
from forkommune.ui.parts import Look
from pilots.models import Example, Pilot
from pilots.querysets import ExampleQuerySet, PilotQuerySet
from pilots.searching import LABEL, PILOTS

STATUS_COLOURS = {
    "planned": "neutral",
    "ongoing": "info",
    "completed": "success",
    "continued": "success",
    "failed": "warning",
}
CONCLUSION_COLOURS = {
    "effect": "success",
    "worse": "danger",
    "both": "warning",
    "no_effect": "warning",
    "undecided": "neutral",
}


def published_examples(user: Any) -> ExampleQuerySet:
    """Examples that everybody sees: drafts are nobody's hits."""
    return Example.objects.published()


def published_pilots(user: Any) -> PilotQuerySet:
    """Pilots that everybody sees."""
    return Pilot.objects.published()


def example_hits(rows: ExampleQuerySet, user: Any) -> dict[int, Hit]:
    """Cards of examples in one query; what did not work says so."""
    return {row.pk: _example_hit(row) for row in rows.for_cards()}


def pilot_hits(rows: PilotQuerySet, user: Any) -> dict[int, Hit]:
    """Cards of pilots in two queries; no effect says so as loudly as an effect."""
    return {row.pk: _pilot_hit(row) for row in rows.for_listing()}


def register() -> None:
    """Put both among the kinds of hits."""
    search_kinds.add(
        "eksempel",
        SearchKind(
            LABEL,
            _("Example"),
            _("Examples"),
            Look("bulb", "sol"),
            published_examples,
            example_hits,
            list_url=reverse_lazy("pilots:example-list"),
        ),
        order=10,
    )
    search_kinds.add(
        "pilot",
        SearchKind(
            PILOTS,
            _("Pilot project"),
            _("Pilot projects"),
            Look("flask", "fjord"),
            published_pilots,
            pilot_hits,
        ),
        order=20,
    )


def _example_hit(row: Example) -> Hit:
    notes = []
    if row.status != Example.Status.UNKNOWN:
        notes.append((row.get_status_display(), STATUS_COLOURS.get(row.status, "neutral")))
    notes.append((str(row.instrument), ""))
    return Hit(
        row.title,
        row.get_absolute_url(),
        row.summary,
        row.place,
        row.start_year,
        notes,
        row.is_invented,
    )


def _pilot_hit(row: Pilot) -> Hit:
    notes = [(str(row.phase), "info")]
    if row.conclusion:
        notes.append((row.get_conclusion_display(), CONCLUSION_COLOURS[row.conclusion]))
    places = ", ".join(sorted(one.name for one in row.municipalities.all()))
    year = row.published_at.year if row.published_at else None
    return Hit(row.name, row.get_absolute_url(), row.summary, places, year, notes, row.is_invented)
