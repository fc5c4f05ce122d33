"""An invented plan of 80 pages in two versions: what is marked in it, and where an interview says otherwise."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from forkommune.accounts.models import User
from forkommune.evidence.models import Claim, Passage
from forkommune.evidence.services import mark_quote, review_claim, support_claim
from municipalities.models import Interview, PlanDocument, PlanPage, PlanVersion
from municipalities.plans.findings import create_deadline, create_sum, create_target, create_unit
from municipalities.plans.reading import Document, Kind
from municipalities.plans.services import Content, add_version, register_document
from municipalities.survey.findings import (
    create_institution,
    create_measure,
    create_requirement,
    create_success,
)
from municipalities.survey.services.passes import correct

from .findings import passage_in
from .world import Told, World, record

MAKERS: dict[str, Callable[..., Any]] = {
    "measure": create_measure,
    "target": create_target,
    "unit": create_unit,
    "deadline": create_deadline,
    "sum": create_sum,
    "success": create_success,
    "requirement": create_requirement,
    "institution": create_institution,
}
READ_AS: dict[str, Callable[[Any], Any]] = {
    "change_percent": Decimal,
    "amount": Decimal,
    "day": date.fromisoformat,
}


def make_plan_documents(world: World, interviews: dict[str, Interview]) -> None:
    """The plan, what is found in it, and what the interview with the same municipality adds."""
    told = record("plan_document.json").values
    by = world.users[told["by"]]
    versions = _versions(world, told, by)
    interview = interviews[told["number"]]
    for row in told["found"]:
        page = PlanPage.objects.get(version=versions[row["version"] - 1], number=row["page"])
        _found(world, row, _marked(page, row["quote"], by), interview, by)
    for row in told["said"]:
        _found(world, row, passage_in(interview, row["question"], row["quote"], by), interview, by)


def _versions(world: World, told: Told, by: User) -> list[PlanVersion]:
    document = register_document(
        title=told["title"],
        municipalities=[world.municipalities[told["number"]]],
        document_type=world.term("document_type", told["type"]),
        period_from=told["period_from"],
        period_to=told["period_to"],
        by=by,
    )
    PlanDocument.objects.filter(pk=document.pk).update(is_invented=True)
    document.refresh_from_db()
    return [_version(world, document, told["pages"], row, by) for row in told["versions"]]


def _version(
    world: World, document: PlanDocument, pages: list[str], row: Told, by: User
) -> PlanVersion:
    """row: the pages that read otherwise in this version, by their number."""
    texts = tuple(row["pages"].get(str(n), page) for n, page in enumerate(pages, start=1))
    return add_version(
        document=document,
        content=Content("\f".join(texts).encode(), is_pasted=True),
        read=Document(Kind.TEXT, has_pages=True, texts=texts),
        by=by,
        dated_on=world.date(row["ago"]),
    )


def _marked(page: PlanPage, quote: str, by: User) -> Passage:
    revision = page.source.current
    if revision is None:
        raise ValueError(f"{page} has no words to mark.")
    return mark_quote(revision=revision, quote=quote, by=by)


def _found(world: World, row: Told, passage: Passage, interview: Interview, by: User) -> None:
    fields = {name: _field(world, name, value) for name, value in row["fields"].items()}
    if "about" in row:
        fields["about"] = world.claim(row["about"])
    make = MAKERS[row["kind"]]
    claim: Claim = make(
        passage=passage,
        title=row["title"],
        by=by,
        municipality=interview.municipality,
        **fields,
    ).claim
    world.claims.setdefault(row["title"], claim)
    if also := row.get("also"):
        other = passage_in(interview, also["question"], also["quote"], by)
        support_claim(claim=claim, passage=other, grade=also["grade"], note=also["note"], by=by)
    if row.get("marked"):
        review_claim(claim=claim, step="first_mark", outcome="agrees", by=by, on=world.date(40))
    if corrected := row.get("corrected"):
        correct(claim=claim, by=world.users["saksbehandler"], **corrected)


def _field(world: World, name: str, value: Any) -> Any:
    """A term is written as its vocabulary and code."""
    if isinstance(value, list):
        return world.term(*value)
    return READ_AS.get(name, lambda one: one)(value)
