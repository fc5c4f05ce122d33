"""What the survey found, on the page of a municipality; and where a passage was said."""

from operator import attrgetter
from typing import Any

from django.db.models import QuerySet

from forkommune.evidence.models import Claim, Passage
from forkommune.work.registry import Panel, panels
from municipalities.register.models import Municipality
from municipalities.survey.models import (
    Barrier,
    Institution,
    Instrument,
    Interview,
    Measure,
    Requirement,
    Routine,
    SuccessFactor,
)
from municipalities.survey.models.finding import Finding

READ = "evidence.read_research"
LABELS = ("label_nb", "label_nn", "label_en")  # of a term; which one is shown is the reader's
# Kind of finding -> what the panel prints of it: terms, and other fields.
KINDS: dict[type[Finding], tuple[list[str], list[str]]] = {
    Measure: (["status", "sector"], ["title", "year"]),
    Routine: (["routine_type"], ["title", "extent"]),
    Instrument: (["instrument_type"], ["title"]),
    Barrier: (["barrier_type"], ["title"]),
    SuccessFactor: ([], ["title"]),
    Requirement: ([], ["title", "means"]),
    Institution: ([], ["title", "form", "standing"]),
}


def findings(municipality: Municipality, user: Any) -> dict[str, Any]:
    """Findings this visitor may read: the public sees facts after the municipality's reply."""
    claims = list(_claims(municipality, user))
    found = {f"{_name(kind)}s": _of_kind(kind, claims) for kind in KINDS}
    return {
        **found,
        "has_findings": bool(claims),
        # The mark then stands once, over all of them.
        "all_invented": bool(claims) and all(claim.is_invented for claim in claims),
        "sees_all": user.has_perm(READ),
    }


def _claims(municipality: Municipality, user: Any) -> QuerySet[Claim]:
    """The claims behind the findings, each with its finding; two queries for all kinds.

    The first asks for keys, so that the newest reply is looked up for these claims and no others.
    """
    of_kinds = [
        kind.objects.of_municipality(municipality).order_by().values_list("claim", flat=True)
        for kind in KINDS
    ]
    keys = list(of_kinds[0].union(*of_kinds[1:], all=True))
    joined, printed = [], ["is_invented"]
    for kind, (terms, fields) in KINDS.items():
        joined += [_name(kind), *(f"{_name(kind)}__{term}" for term in terms)]
        words = [f"{term}__{label}" for term in terms for label in LABELS]
        printed += [f"{_name(kind)}__{field}" for field in (*fields, *words)]
    rows = Claim.objects.visible_to(user).filter(pk__in=keys).order_by()
    return rows.select_related(*joined).only(*printed)


def _of_kind(kind: type[Finding], claims: list[Claim]) -> list[Finding]:
    """The findings of one kind, in the order of entry."""
    found = [getattr(claim, _name(kind), None) for claim in claims]
    return sorted((each for each in found if each is not None), key=attrgetter("pk"))


def _name(kind: type[Finding]) -> str:
    """Of the relation from the claim."""
    return str(kind._meta.model_name)


def interview_of(passage: Passage, user: Any) -> dict[str, Any] | None:
    """The interview that a passage is from, for those who may open it."""
    found = Interview.objects.visible_to(user).in_which(passage.revision.source).first()
    return {"interview": found} if found else None


def register() -> None:
    """Put the panels on the page of a municipality, and of a passage."""
    panels.add(
        "interview of a passage",
        Panel("passage", "municipalities/_passage_interview.html", interview_of),
    )
    panels.add(
        "findings of a municipality",
        Panel("municipality-column", "municipalities/_findings.html", findings),
        order=20,
    )
