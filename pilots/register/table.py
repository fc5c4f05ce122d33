"""The pilots of a search as a table for spreadsheets, as the table of examples is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from forkommune.figures.numbers import format_date
from pilots.examples.table import ORDER_MARK, written
from pilots.models import Pilot
from pilots.register.words import shown_group


def pilots_csv(pilots: Iterable[Pilot], user: Any) -> str:
    """Heads and a line for each pilot; what is not known, or not for the reader, is an empty cell."""
    rows = [_cells(pilot, user) for pilot in pilots]
    heads = list(rows[0]) if rows else [_("Pilot project"), _("Invented"), _("Address")]
    return ORDER_MARK + written(heads) + "".join(written(list(row.values())) for row in rows)


def _cells(pilot: Pilot, user: Any) -> dict[str, Any]:
    places = list(pilot.municipalities.all())
    published = pilot.published_at
    return {
        _("Pilot project"): pilot.name,
        _("Invented"): _("Invented example") if pilot.is_invented else "",
        _("Address"): f"{settings.BASE_URL}{pilot.get_absolute_url()}",
        _("Summary"): pilot.summary,
        _("Phase"): pilot.phase,
        _("Municipalities"): "; ".join(str(place) for place in places),
        _("Municipality numbers"): "; ".join(place.number for place in places),
        _("Network group"): shown_group(pilot, user),
        _("Owner"): pilot.owner,
        _("Sector"): pilot.sector,
        _("Policy instrument"): pilot.instrument,
        _("Barrier it tests"): pilot.barrier,
        _("Hypothesis"): pilot.hypothesis,
        _("Conclusion"): pilot.get_conclusion_display() if pilot.conclusion else "",
        _("Published"): format_date(localdate(published)) if published else _("Not published"),
    }
