"""The findings that an address asks for, as claims with the rows behind them."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from forkommune.accounts.models import User
from forkommune.evidence.grading import with_grade
from forkommune.evidence.models import Claim

from .kinds import KINDS, FindingKind
from .narrowing import ALL_KINDS, Narrowing

THEMED = [kind.row for kind in KINDS.values() if kind.themed]
# In which kinds of findings a term of the address stands, and in which field.
FIELDS = {
    "tema": dict.fromkeys(THEMED, "theme"),
    "sektor": {"measure": "sector"},
    "virkemiddel": {
        "measure": "instrument",
        "instrument": "instrument_type",
        "barrier": "instrument",
    },
}


def kinds_shown(narrowing: Narrowing) -> list[str]:
    """Kinds that have every term that was chosen; the others say nothing of it."""
    return [
        code
        for code, kind in KINDS.items()
        if all(kind.row in FIELDS[name] for name in narrowing.terms)
    ]


def claims_of(narrowing: Narrowing, user: User) -> Any:
    """Findings of the round's municipalities within the group and terms that were chosen."""
    claims = Claim.objects.visible_to(user).filter(
        kind__in=kinds_shown(narrowing),
        organisation__municipality__survey_rounds=narrowing.survey_round,
    )
    if narrowing.group is not None:
        claims = claims.filter(organisation__in=narrowing.group.organisations)
    for name, term in narrowing.terms.items():
        either = Q()
        for row, field in FIELDS[name].items():
            either |= Q(**{f"{row}__{field}": term})
        claims = claims.filter(either)
    return claims


def listed(narrowing: Narrowing, user: User) -> Any:
    """The findings that the list shows, by municipality, with what their rows print."""
    claims = claims_of(narrowing, user)
    if narrowing.number:
        claims = claims.filter(organisation__municipality__number=narrowing.number)
    kinds = list(KINDS.values())
    if narrowing.kind != ALL_KINDS:
        kinds = [KINDS[narrowing.kind]]
        claims = _of_kind(claims.filter(kind=narrowing.kind), kinds[0], narrowing)
    claims = with_grade(claims)
    if narrowing.grade:
        claims = claims.filter(grade=narrowing.grade)
    joined = [path for kind in kinds for path in (kind.row, *_terms(kind))]
    return claims.select_related("organisation__municipality", *joined).order_by(
        "organisation__municipality__sort_key", "statement", "pk"
    )


def _of_kind(claims: Any, kind: FindingKind, narrowing: Narrowing) -> Any:
    """Narrowed to a term of the kind, and to those that say nothing of a theme or an instrument."""
    if narrowing.sort and kind.sort:
        claims = claims.filter(**{kind.sort: narrowing.sort})
    if narrowing.extent and kind.row == "routine":
        claims = claims.filter(routine__extent=narrowing.extent)
    for name in narrowing.without:
        if field := FIELDS[name].get(kind.row):
            claims = claims.filter(**{f"{kind.row}__{field}__isnull": True})
    return claims


def _terms(kind: FindingKind) -> list[str]:
    return [f"{kind.row}__{term}" for term in kind.terms]
