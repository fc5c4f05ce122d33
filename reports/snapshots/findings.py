"""What the survey found, as far as the readers of the edition may see it."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.db.models import Model, QuerySet

from forkommune.evidence.models import Claim, Nature
from forkommune.figures.small_cells import enough
from municipalities.models import Barrier, Instrument, Interview, Measure, Routine

from .basis import Basis
from .cited import CitedPassages

KINDS: tuple[tuple[str, type[Model]], ...] = (
    ("measures", Measure),
    ("instruments", Instrument),
    ("routines", Routine),
    ("barriers", Barrier),
)


def shown_findings(kind: type[Model], basis: Basis) -> QuerySet[Any]:
    """Findings of the round's municipalities that the edition may name a municipality with.

    Public: what `Claim.publishable` lets through. Nothing about the respondent in either.
    """
    rows: QuerySet[Any] = kind.objects.for_listing()  # type: ignore[attr-defined]
    rows = rows.filter(municipality__in=basis.municipalities)
    if basis.is_public:
        rows = rows.filter(claim__in=Claim.objects.publishable())
    return rows.exclude(claim__nature=Nature.RESPONDENT).order_by(
        "municipality__sort_key", "title", "pk"
    )


def findings_by_municipality(basis: Basis, cited: CitedPassages) -> dict[str, dict[str, Any]]:
    """Municipality number -> kind -> rows, with the places of the passages behind each."""
    found: dict[str, dict[str, Any]] = defaultdict(lambda: {name: [] for name, _ in KINDS})
    for name, model in KINDS:
        rows = shown_findings(model, basis).prefetch_related("claim__supports")
        for row in rows.select_related(*_terms(model)):
            found[row.municipality.number][name].append(_finding(row, name, cited))
    return found


def _terms(model: type[Model]) -> list[str]:
    names = ("status", "sector", "routine_type", "instrument_type", "barrier_type")
    fields = {field.name for field in model._meta.get_fields()}
    return [name for name in names if name in fields]


def _finding(row: Any, name: str, cited: CitedPassages) -> dict[str, Any]:
    supports = sorted(row.claim.supports.all(), key=lambda support: support.pk)
    passages = [support.passage_id for support in supports if support.grade != "against"]
    common = {
        "title": row.title,
        "invented": row.claim.is_invented,
        "passages": cited.beside_a_name(passages, row.claim_id),
    }
    return common | _particulars(row, name)


def _particulars(row: Any, name: str) -> dict[str, Any]:
    if name == "measures":
        return {
            "status": row.status.code,
            "status_words": row.status.label_nb,
            "sector": row.sector.label_nb if row.sector else "",
            "year": row.year,
        }
    if name == "routines":
        return {
            "type": row.routine_type.label_nb,
            "extent": row.extent,
            "extent_words": str(row.get_extent_display()),
        }
    term = row.instrument_type if name == "instruments" else row.barrier_type
    return {"type": term.label_nb}


def barriers_in_groups(basis: Basis) -> dict[str, Any]:
    """Barriers by type with the number of municipalities that tell of them.

    Public: only types told of in five municipalities or more; how many were left out is said.
    """
    told: dict[str, set[int]] = defaultdict(set)
    invented: set[str] = set()
    rows = Barrier.objects.for_listing().select_related("barrier_type")
    rows = rows.filter(municipality__in=basis.municipalities, claim__lost_support_at__isnull=True)
    for row in rows.exclude(claim__nature=Nature.RESPONDENT):
        told[row.barrier_type.label_nb].add(row.municipality_id)
        if row.claim.is_invented:
            invented.add(row.barrier_type.label_nb)
    counts = {label: len(municipalities) for label, municipalities in told.items()}
    shown = {label: n for label, n in counts.items() if not basis.is_public or enough(n)}
    return {
        "types": [
            {"type": label, "municipalities": count, "invented": label in invented}
            for label, count in sorted(shown.items(), key=lambda pair: (-pair[1], pair[0]))
        ],
        "withheld": len(counts) - len(shown),
    }


def response(basis: Basis) -> dict[str, Any]:
    """How many municipalities were asked and interviewed. Public: never one to four."""
    held = Interview.objects.told().filter(round=basis.round)
    municipalities = held.values("municipality").distinct().count() if basis.round else 0
    return {
        "asked": len(basis.municipalities),
        "interviewed": enough(municipalities) if basis.is_public else municipalities,
        "has_interviews": municipalities > 0,
        "invented": held.filter(is_invented=True).exists() if basis.round else False,
    }


def interviewed(basis: Basis) -> set[int]:
    """Municipalities with an interview that was held in the round, and not withdrawn."""
    if basis.round is None:
        return set()
    held = Interview.objects.told().filter(round=basis.round)
    return set(held.values_list("municipality", flat=True))
