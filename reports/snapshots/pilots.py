"""What a report tells of the pilots: what is to be tried and why, how far it is, what it showed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from pilots.models import Pilot
from pilots.register.origins import origins_of

from .basis import Basis

CODE = "D3"  # the deliverable that is about pilots
WORDS = ("summary", "problem", "hypothesis", "why", "funding", "risk", "legal", "participation",
         "next_steps")  # fmt: skip


def pilots_of(basis: Basis) -> list[dict[str, Any]]:
    """The pilots that the readers may know of, by phase and name; scores are in no report."""
    pilots = Pilot.objects.published() if basis.is_public else Pilot.objects.all()
    rows = pilots.for_page().prefetch_related("decisions__to_phase", "partners__organisation")
    return [pilot_facts(pilot) for pilot in rows]


def pilot_facts(pilot: Pilot) -> dict[str, Any]:
    """One pilot. What is not known is null or empty, and a potential is called one."""
    return {
        "name": pilot.name,
        "slug": pilot.slug,
        "phase": pilot.phase.code,
        "phase_words": pilot.phase.label_nb,
        "municipalities": [one.number for one in pilot.municipalities.all()],
        "sector": pilot.sector.label_nb if pilot.sector else None,
        "barrier": pilot.barrier.label_nb if pilot.barrier else None,
        "instrument": pilot.instrument.label_nb if pilot.instrument else None,
        "owner": pilot.owner.name if pilot.owner else None,
        "researcher": pilot.researcher.name if pilot.researcher else None,
        "partners": [[one.called, one.role] for one in pilot.partners.all()],
        "origins": list(origins_of(pilot, AnonymousUser()).kinds),
        "hypothesis_registered": _day(pilot.hypothesis_registered_at),
        "potential": _potential(pilot),
        "cost_nok": pilot.cost_nok,
        "cost_year": pilot.cost_year,
        "conclusion": pilot.conclusion or None,
        "decisions": list(_decisions(pilot)),
        "invented": pilot.is_invented,
        **{name: getattr(pilot, name) for name in WORDS},
    }


def _potential(pilot: Pilot) -> dict[str, Any] | None:
    """Reckoned beforehand, with its method; never a result."""
    if pilot.potential_low is None or pilot.potential_high is None:
        return None
    return {
        "tonnes_from": float(pilot.potential_low),
        "tonnes_to": float(pilot.potential_high),
        "method": pilot.potential_method,
    }


def _decisions(pilot: Pilot) -> Iterable[dict[str, Any]]:
    for one in sorted(pilot.decisions.all(), key=lambda row: row.pk):
        yield {"to": one.to_phase.code, "on": one.on.isoformat(), "reason": one.reason}


def _day(moment: Any) -> str | None:
    if moment is None:
        return None
    day: date = timezone.localdate(moment)
    return day.isoformat()
