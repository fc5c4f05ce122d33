"""Take everything an edition shows at one moment, for its readers and nobody else."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone
from django.utils.translation import override

from forkommune.evidence.models import Claim, Nature
from forkommune.figures.small_cells import K
from forkommune.plan.models import Deliverable
from reports.models import Sentence

from .attainment import attained
from .basis import Basis, basis_of
from .changes import since_last
from .cited import CitedPassages
from .description import description
from .findings import (
    KINDS,
    findings_by_municipality,
    response,
    shown_findings,
    told_in_groups,
)
from .instruments import instruments
from .main_project import main_project
from .network import network_of
from .participation import participation
from .pilots import pilots_and_criteria
from .project import project_facts, references
from .quoting import Quote, cited_facts, quotes, unnamed
from .region import example_facts, open_facts, population_sources, regional_examples
from .texts import NamedPassages, written_sections

FORMAT = 3
# What only one deliverable tells of, beside what all of them hold.
OWN: Mapping[str, Callable[[Basis, CitedPassages], dict[str, Any]]] = {
    "D1": lambda basis, cited: {"description": description(basis, cited)},
    "D2": instruments,
    "D3": pilots_and_criteria,
    "D4": lambda basis, cited: {"network": network_of(basis, cited)},
    "D5": lambda basis, cited: {"participation": participation(basis, cited)},
    "D6": lambda basis, cited: {"main_project": main_project(basis, cited)},
    "D7": lambda basis, cited: {"attained": attained(basis, cited)},
}
SUMMED = (Claim.Kind.BARRIER, Claim.Kind.SUCCESS, Claim.Kind.REQUIREMENT)


@dataclass(frozen=True)
class Frozen:
    """The data, their hash, and (outside them) which passage stands at each place from 1."""

    at: datetime
    data: dict[str, Any]
    sha256: str
    has_invented: bool
    passages: tuple[int, ...]
    claims: dict[int, int]  # passage -> the claim it was first cited for


def freeze(deliverable: Deliverable, *, audience: str, at: datetime, texts: bool = True) -> Frozen:
    """Everything the edition shows, as plain JSON. `at` only dates it; rows are read as they are.

    texts=False: without the sections, for those who write one. Raises TextFault where a section names a passage that the readers may not read.
    """
    with override("nb"):
        basis = basis_of(deliverable, audience, timezone.localdate(at))
        sentences = list(shown_sentences(basis))
        said, withheld = quotes(basis, [*_finding_claims(basis), *(s.claim_id for s in sentences)])
        written = written_sections(basis) if texts else []
        named = NamedPassages(basis, [one.text for one in written])
        named.demand(written)
        known = {one.passage.pk for one in said}
        inside = [one for key, one in named.quotes.items() if key not in known]
        cited = CitedPassages(unnamed([*said, *inside]) if basis.is_public else frozenset())
        data = _data(basis, cited, sentences, said)
        data["sections"] = named.frozen(written, cited)
        data["quotes"] += [quote_facts(one, cited) | {"in_text": True} for one in inside]
        data["passages"] = cited_facts(basis, cited.order)
        data["quotes_withheld"] = withheld
        plain = json.loads(canonical(data))
        plain["changes"] = since_last(basis, plain)
    return Frozen(
        at=at,
        data=plain,
        sha256=hashlib.sha256(canonical(plain).encode()).hexdigest(),
        has_invented=holds_invented(plain),
        passages=tuple(cited.order),
        claims=cited.claims,
    )


def canonical(data: Any) -> str:
    """The one way in which data are written before they are hashed or attached."""
    return json.dumps(data, cls=DjangoJSONEncoder, sort_keys=True, ensure_ascii=False, indent=1)


def holds_invented(data: Any) -> bool:
    """Whether any row in the data is an invented example."""
    if isinstance(data, dict):
        return data.get("invented") is True or any(map(holds_invented, data.values()))
    return isinstance(data, list) and any(map(holds_invented, data))


def _data(
    basis: Basis, cited: CitedPassages, sentences: list[Sentence], said: list[Quote]
) -> dict[str, Any]:
    found = findings_by_municipality(basis, cited)
    empty: dict[str, Any] = {name: [] for name, _ in KINDS}
    rows = [row | {"findings": found.get(row["number"], empty)} for row in open_facts(basis)]
    written = [_sentence(sentence, cited) for sentence in sentences]
    printed = [quote_facts(quote, cited) for quote in said]
    own = OWN.get(basis.deliverable.code)
    return {
        **(own(basis, cited) if own else {}),
        "format": FORMAT,
        "code": basis.deliverable.code,
        "title": basis.deliverable.title,
        "audience": basis.audience,
        "on": basis.on,
        "year": basis.year,
        "project": project_facts(basis),
        "references": references(basis),
        "population_sources": population_sources(basis),
        "municipalities": rows,
        "examples": [example_facts(example) for example in regional_examples(basis)],
        "response": response(basis),
        "barriers": told_in_groups(Claim.Kind.BARRIER, basis),
        "successes": told_in_groups(Claim.Kind.SUCCESS, basis),
        "requirements": told_in_groups(Claim.Kind.REQUIREMENT, basis),
        "sentences": written,
        "quotes": printed,
    }


def _finding_claims(basis: Basis) -> Iterable[int]:
    """Claims whose passages may be quoted: those shown, and assessments, which are summed."""
    for _name, kind in KINDS:
        yield from shown_findings(kind, basis).values_list("pk", flat=True)
    rows = Claim.objects.filter(kind__in=SUMMED).exclude(nature=Nature.RESPONDENT)
    yield from rows.filter(
        organisation__in=[m.organisation_id for m in basis.municipalities]
    ).values_list("pk", flat=True)


def shown_sentences(basis: Basis) -> Iterable[Sentence]:
    """Sentences of the report that its readers may see.

    None whose ground was withdrawn. Public: a sentence about one municipality follows the rules of
    its claim; an assessment about the region rests on five municipalities or more.
    """
    rows = basis.deliverable.sentences.select_related("claim").prefetch_related(
        "claim__supports__passage__revision__source"
    )
    rows = rows.filter(claim__lost_support_at__isnull=True)
    publishable = set(Claim.objects.publishable().values_list("pk", flat=True))
    for sentence in rows.exclude(claim__nature=Nature.RESPONDENT).order_by("position", "pk"):
        if not basis.is_public or _is_public(sentence, publishable):
            yield sentence


def _is_public(sentence: Sentence, publishable: set[int]) -> bool:
    claim = sentence.claim
    if claim.pk in publishable:
        return True
    if claim.organisation_id is not None:
        return False
    sources = {s.passage.revision.source.organisation_id for s in claim.supports.all()}
    return claim.nature == Nature.FACT or len(sources - {None}) >= K


def _sentence(sentence: Sentence, cited: CitedPassages) -> dict[str, Any]:
    claim = sentence.claim
    supports = sorted(claim.supports.all(), key=lambda support: support.pk)
    passages = [support.passage_id for support in supports if support.grade != "against"]
    places = (
        cited.beside_a_name(passages, claim.pk)
        if claim.organisation_id
        else [cited.place(passage, claim.pk) for passage in passages]
    )
    return {
        "text": claim.statement,
        "invented": claim.is_invented,
        "passages": places,
        "is_supported": bool(passages),
    }


def quote_facts(quote: Quote, cited: CitedPassages) -> dict[str, Any]:
    """What a report says of a passage that it prints."""
    source = quote.passage.revision.source
    return {
        "place": cited.place(quote.passage.pk),
        "text": quote.passage.quote,
        "role": quote.role,
        "by": quote.by,
        "tone": quote.tone,
        "kind": str(source.get_kind_display()),
        "kinds": sorted({support.claim.kind for support in quote.passage.supports.all()}),
        "invented": source.is_invented,
    }
