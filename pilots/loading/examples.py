"""The first examples: taken from public sources, not confirmed by the municipality."""

import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.text import slugify

from forkommune.evidence.models import Claim
from forkommune.terms.models import Term, Vocabulary
from forkommune.work.loading import Record, Tally, link, read_csv, sync
from forkommune.work.loading.taxonomy import terms_of
from municipalities.models import Municipality
from pilots.models import Example, ExampleSource

from .details import load_details
from .wording import LETTERS, effect_kind, evidence_grade, investment, split_sources

DATA = Path(__file__).resolve().parent.parent / "data"
FAMILY = uuid.UUID("6b0c9a4e-3f0e-5b69-9a53-275769000000")
TERMS = {
    "sector": Vocabulary.SECTOR,
    "theme": Vocabulary.THEME,
    "instrument": Vocabulary.INSTRUMENT,
}


def load(tally: Tally) -> None:
    """Bring the examples, their claims, sources and municipalities in step with `examples.csv`.

    They are published at once; `confirmed_on` stays empty until a municipality confirms.
    """
    records = read_csv(DATA / "examples.csv")
    municipalities = {m.number: m for m in Municipality.objects.select_related("organisation")}
    claims = _load_claims(tally, records, municipalities)
    terms = {name: terms_of(vocabulary) for name, vocabulary in TERMS.items()}
    rows = [
        (record, _example(record, terms) | {"claim_id": claims[_uuid(record)].pk})
        for record in records
    ]
    found = sync(tally, Example, rows, key=["code"], once=["slug", "state", "published_at"])
    examples = {code: example for (code,), example in found.items()}
    link(tally, Example, "municipalities", _places(records, examples, municipalities))
    sync(tally, ExampleSource, _sources(records, examples), key=["example_id", "title"])
    load_details(tally, DATA, records, examples)


def _uuid(record: Record) -> uuid.UUID:
    """The same claim for the same example on every machine and at every load."""
    return uuid.uuid5(FAMILY, record.required("id"))


def _load_claims(
    tally: Tally, records: list[Record], municipalities: dict[str, Municipality]
) -> dict[uuid.UUID, Claim]:
    """A claim an example. It is one body's claim only where one municipality alone is named."""
    rows = []
    for record in records:
        places = record.many_of("municipality_numbers_2017", municipalities)
        values = {
            "uuid": _uuid(record),
            "kind": Claim.Kind.EXAMPLE.value,
            "statement": record.required("title_nb"),
            "organisation_id": places[0].organisation_id if len(places) == 1 else None,
        }
        rows.append((record, values))
    these = Claim.objects.filter(uuid__in=[values["uuid"] for _record, values in rows])
    found = sync(tally, Claim, rows, key=["uuid"], among=these)
    return {key: claim for (key,), claim in found.items()}


def _example(record: Record, terms: dict[str, dict[str, Term]]) -> dict[str, Any]:
    effect, cost = record.text("effect_nb"), record.text("cost_nb")
    nok, is_extra = investment(cost, record.integer("cost_nok"))
    return {
        "code": record.required("id"),
        "slug": slugify(record.required("title_nb").lower().translate(LETTERS)),
        "kind": record.required("kind"),
        "title": record.required("title_nb"),
        "summary": record.required("summary_nb"),
        "place": record.required("municipality_name"),
        "lead_actor": record.text("lead_actor"),
        **{f"{n}_id": record.one_of(f"{n}_code", known).pk for n, known in terms.items()},
        "start_year": record.integer("start_year"),
        "effect": effect,
        "effect_kind": effect_kind(effect),
        "cost": cost,
        "investment_nok": nok,
        "investment_is_extra": is_extra,
        "evidence_grade": evidence_grade(effect),
        "certainty": record.required("certainty"),
        "state": Example.State.PUBLISHED.value,
        "published_at": timezone.now(),
    }


def _places(
    records: list[Record],
    examples: dict[str, Example],
    municipalities: dict[str, Municipality],
) -> Iterator[tuple[Record, Any, Any]]:
    for record in records:
        for municipality in record.many_of("municipality_numbers_2017", municipalities):
            if example := examples.get(record.text("id")):
                yield record, example.pk, municipality.pk


def _sources(
    records: list[Record], examples: dict[str, Example]
) -> Iterator[tuple[Record, dict[str, Any]]]:
    for record in records:
        sources = split_sources(
            record.required("source_title"),
            record.required("source_url"),
            record.integer("source_year"),
        )
        for position, source in enumerate(sources, start=1):
            if example := examples.get(record.text("id")):
                yield record, {"example_id": example.pk, **vars(source), "position": position}
