"""What the survey found, as far as the readers of the edition may see it."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from forkommune.evidence.models import Claim, Nature
from forkommune.figures.small_cells import enough
from municipalities.models import Interview
from municipalities.overview.kinds import KINDS as WORDS

from .basis import Basis
from .cited import CitedPassages

# Names in the snapshot, and the kinds of claims as the overview of climate work counts them.
KINDS: tuple[tuple[str, str], ...] = (
    ("measures", Claim.Kind.MEASURE),
    ("instruments", Claim.Kind.INSTRUMENT),
    ("routines", Claim.Kind.ROUTINE),
    ("institutions", Claim.Kind.INSTITUTION),
    ("targets", Claim.Kind.TARGET),
    ("units", Claim.Kind.UNIT),
    ("deadlines", Claim.Kind.DEADLINE),
    ("sums", Claim.Kind.SUM),
    ("barriers", Claim.Kind.BARRIER),
    ("successes", Claim.Kind.SUCCESS),
    ("requirements", Claim.Kind.REQUIREMENT),
)
# Terms that rows tell of beside those that the overview reads.
ALSO = {"measures": ("sector",)}


def shown_findings(kind: str, basis: Basis) -> QuerySet[Claim]:
    """Findings of the round's municipalities that the edition may name a municipality with.

    Public: what `Claim.publishable` lets through. Nothing about the respondent in either.
    """
    rows: QuerySet[Claim] = Claim.objects.filter(
        kind=kind,
        organisation__municipality__in=basis.municipalities,
        **{f"{WORDS[kind].row}__isnull": False},
    )
    if basis.is_public:
        rows = rows.filter(pk__in=Claim.objects.publishable())
    return rows.exclude(nature=Nature.RESPONDENT).order_by(
        "organisation__municipality__sort_key", "statement", "pk"
    )


def findings_by_municipality(basis: Basis, cited: CitedPassages) -> dict[str, dict[str, Any]]:
    """Municipality number -> kind -> rows, with the places of the passages behind each."""
    found: dict[str, dict[str, Any]] = defaultdict(lambda: {name: [] for name, _ in KINDS})
    for name, kind in KINDS:
        rows = shown_findings(kind, basis).prefetch_related("supports")
        for claim in rows.select_related("organisation__municipality", *_joined(name, kind)):
            number = claim.organisation.municipality.number  # type: ignore[union-attr]
            found[number][name].append(_finding(claim, name, cited))
    return found


def _joined(name: str, kind: str) -> list[str]:
    row = WORDS[kind].row
    return [row, *(f"{row}__{term}" for term in (*WORDS[kind].terms, *ALSO.get(name, ())))]


def _finding(claim: Claim, name: str, cited: CitedPassages) -> dict[str, Any]:
    row = getattr(claim, WORDS[claim.kind].row)
    supports = sorted(claim.supports.all(), key=lambda support: support.pk)
    passages = [support.passage_id for support in supports if support.grade != "against"]
    common = {
        "title": getattr(row, "title", claim.statement),
        "invented": claim.is_invented,
        "passages": cited.beside_a_name(passages, claim.pk),
    }
    return common | _particulars(row, name, claim.kind)


def _particulars(row: Any, name: str, kind: str) -> dict[str, Any]:
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
    if name == "instruments":
        return {"type": row.instrument_type.label_nb}
    if name == "barriers":
        return {"type": row.barrier_type.label_nb}
    return {"words": WORDS[kind].words(row)}


def told_in_groups(kind: str, basis: Basis) -> dict[str, Any]:
    """Assessments of a kind by type with the number of municipalities that tell of them.

    Public: only types told of in five municipalities or more; how many were left out is said.
    """
    told: dict[str, set[int]] = defaultdict(set)
    invented: set[str] = set()
    path = WORDS[kind].row
    rows = Claim.objects.filter(
        kind=kind,
        organisation__municipality__in=basis.municipalities,
        lost_support_at__isnull=True,
        **{f"{path}__isnull": False},
    )
    joined = [path, *(f"{path}__{term}" for term in WORDS[kind].terms)]
    for claim in rows.exclude(nature=Nature.RESPONDENT).select_related("organisation", *joined):
        label = WORDS[kind].words(getattr(claim, path)) or _("It is not said against what")
        told[label].add(claim.organisation_id)  # type: ignore[arg-type]
        if claim.is_invented:
            invented.add(label)
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
