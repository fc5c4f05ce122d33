"""Findings of the survey: by which words they are found, and how a hit is shown to whom."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.signals import post_delete, post_save
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from forkommune.evidence.models import Claim, Nature
from forkommune.evidence.querysets import READ
from forkommune.search.indexables import Content, is_searched
from forkommune.search.indexing import drop, index
from forkommune.search.kinds import Hit, SearchKind, search_kinds
from forkommune.terms.models import Term
from forkommune.ui.parts import Look
from forkommune.work.registry import claim_standings
from municipalities.register.models import Municipality
from municipalities.survey.models import (
    Barrier,
    Institution,
    Instrument,
    Measure,
    Requirement,
    Routine,
    SuccessFactor,
)

LABEL = "evidence.Claim"
MODELS = (Measure, Routine, Instrument, Institution, Barrier, SuccessFactor, Requirement)
KINDS = [str(model.claim_kind) for model in MODELS]
# Relation from the claim to the row behind it.
ROWS = {str(model.claim_kind): model._meta.model_name or "" for model in MODELS}
TERMS = {
    str(model.claim_kind): [f.name for f in model._meta.fields if f.related_model is Term]
    for model in MODELS
}
JOINED = [
    path for kind, row in ROWS.items() for path in (row, *(f"{row}__{t}" for t in TERMS[kind]))
]


def findable(user: Any) -> QuerySet[Claim]:
    """Findings that a visitor may read; of what people think of a municipality only researchers'."""
    claims = Claim.objects.visible_to(user).filter(kind__in=KINDS)
    return claims if user.has_perm(READ) else claims.filter(nature=Nature.FACT)


def contents_of(claims: QuerySet[Claim]) -> Iterator[tuple[int, Content]]:
    """The wording and the municipality weigh most, what a measure gives next, and the labels last.

    What nothing carries any more is not searched: it may repeat the words of who withdrew.
    """
    with translation.override("nb"):
        standing = claims.filter(kind__in=KINDS, lost_support_at__isnull=True)
        for claim in _with_rows(standing).order_by("pk"):
            row = _row(claim)
            if row is None:
                continue
            labels = [term.label_nb for term in _terms(claim, row)]
            told = f"{getattr(row, 'effect', '')} {getattr(row, 'responsible', '')}"
            texts = {
                "A": f"{claim.statement} {row.municipality.name}",
                "C": told,
                "D": " ".join((*labels, str(claim.get_kind_display()))),
            }
            yield claim.pk, Content(texts, year=getattr(row, "year", None))


def hits(claims: QuerySet[Claim], user: Any) -> dict[int, Hit]:
    """Cards of findings; who may open the claim is led to it, the others to its municipality."""
    reads = user.has_perm(READ)
    return {claim.pk: _hit(claim, reads) for claim in _with_rows(claims) if _row(claim)}


def register() -> None:
    """Make findings searchable. Their words are offered to no one but those who read them all: a
    municipality may correct a finding without anybody saving it."""
    is_searched(LABEL, contents_of, offered=False)
    claim_standings.add("search", _support_changed)
    post_save.connect(_claim_saved, sender=Claim)
    post_delete.connect(_claim_gone, sender=Claim)
    for model in MODELS:
        post_save.connect(_row_saved, sender=model)
    for named in (Municipality, Term):
        post_save.connect(_word_renamed, sender=named)
    search_kinds.add(
        "funn",
        SearchKind(
            LABEL,
            _("Measure or other finding"),
            _("Measures and other findings"),
            Look("check-circle", "accent"),
            findable,
            hits,
            only_public=False,
            offers_all=lambda user: user.has_perm(READ),
        ),
        order=30,
    )


def _with_rows(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    places = [f"{row}__municipality" for row in ROWS.values()]
    return claims.select_related(*JOINED, *places)


def _row(claim: Claim) -> Any:
    return getattr(claim, ROWS[claim.kind], None)


def _terms(claim: Claim, row: Any) -> list[Term]:
    return [term for name in TERMS[claim.kind] if (term := getattr(row, name))]


def _hit(claim: Claim, reads: bool) -> Hit:
    row = _row(claim)
    place = f"{row.municipality.get_absolute_url()}#funn"
    notes = [(str(claim.get_kind_display()), "")]
    notes += [(term.label, "") for term in _terms(claim, row)]
    return Hit(
        claim.statement,
        claim.get_absolute_url() if reads else place,
        getattr(row, "effect", ""),
        row.municipality.name,
        getattr(row, "year", None),
        notes,
        claim.is_invented,
    )


def _claim_saved(instance: Claim, created: bool, raw: bool, **options: Any) -> None:
    if not (created or raw) and instance.kind in KINDS:
        index(LABEL, [instance.pk])


def _claim_gone(instance: Claim, **options: Any) -> None:
    if instance.kind in KINDS:
        drop(LABEL, [instance.pk])


def _support_changed(claims: Collection[int]) -> None:
    lost = Claim.objects.in_need().filter(pk__in=claims, kind__in=KINDS)
    gone = set(lost.values_list("pk", flat=True))
    drop(LABEL, gone)
    index(LABEL, [key for key in claims if key not in gone])


def _row_saved(instance: Any, raw: bool, **options: Any) -> None:
    if not raw:
        index(LABEL, [instance.claim_id])


def _word_renamed(instance: Any, created: bool, raw: bool, **options: Any) -> None:
    if created or raw:
        return
    fits = Q()
    for kind, row in ROWS.items():
        names = ["municipality"] if isinstance(instance, Municipality) else TERMS[kind]
        for name in names:
            fits |= Q(**{f"{row}__{name}": instance})
    index(LABEL, list(Claim.objects.filter(fits).order_by().values_list("pk", flat=True)))
