"""What the survey found, on the page of a municipality."""

from typing import Any

from forkommune.work.registry import Panel, panels
from municipalities.register.models import Municipality
from municipalities.survey.models import Barrier, Instrument, Measure, Routine

READ = "evidence.read_research"


def findings(municipality: Municipality, user: Any) -> dict[str, Any]:
    """Findings this visitor may read: the public sees facts after the municipality's reply."""
    groups = {
        "measures": Measure.objects.for_panel("status", "sector", tells=["year"]),
        "routines": Routine.objects.for_panel("routine_type", tells=["extent"]),
        "instruments": Instrument.objects.for_panel("instrument_type"),
        "barriers": Barrier.objects.for_panel("barrier_type"),
    }
    found = {
        name: list(rows.visible_to(user).of_municipality(municipality))
        for name, rows in groups.items()
    }
    rows = [row for group in found.values() for row in group]
    return {
        **found,
        "has_findings": bool(rows),
        # The mark then stands once, over all of them.
        "all_invented": bool(rows) and all(row.claim.is_invented for row in rows),
        "sees_all": user.has_perm(READ),
    }


def register() -> None:
    """Put the panel on the municipality's page."""
    panels.add(
        "findings of a municipality",
        Panel("municipality-column", "municipalities/_findings.html", findings),
        order=20,
    )
