"""Organisations and people whom the application names."""

from typing import Any

from forkommune.accounts.models import Organisation, Person
from forkommune.work.loading import Record, Tally, read_records, sync

TEXTS = ("address", "postal_code", "postal_place", "email", "website")


def load_partners(tally: Tally, file: Record) -> dict[str, Organisation]:
    """The responsible body and the partners, by their code."""
    rows = [(record, _partner(record)) for record in read_records(file, "partners")]
    found = sync(tally, Organisation, rows, key=["code"], among=_those(rows))
    return {code: organisation for (code,), organisation in found.items()}


def _partner(record: Record) -> dict[str, Any]:
    values: dict[str, Any] = {name: record.text(name) for name in TEXTS}
    return values | {
        "code": record.required("code"),
        "name": record.required("name"),
        "kind": record.required("kind"),
        "organisation_number": record.text("organisation_number"),
        "number_certainty": "sourced" if record.text("organisation_number") else "",
    }


def _those(rows: list[tuple[Record, dict[str, Any]]]) -> Any:
    return Organisation.objects.filter(code__in=[values["code"] for _r, values in rows])


def load_people(tally: Tally, file: Record, partners: dict[str, Organisation]) -> None:
    """The people of the application: names and positions stand in a public document."""
    rows = [
        (
            record,
            {
                "name": record.required("name"),
                "organisation_id": record.one_of("organisation", partners).pk,
                "title": record.required("role"),
                "is_public": True,
            },
        )
        for record in read_records(file, "people")
    ]
    sync(tally, Person, rows, key=["name", "organisation_id"])
