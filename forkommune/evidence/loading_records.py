"""Loads the records of processing personal data. They are real, and say what is not settled."""

from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from forkommune.accounts.models import Organisation
from forkommune.evidence.models import ProcessingActivity
from forkommune.work.loading import Record, Tally, read_json, read_records, sync

FILE = Path(__file__).resolve().parent / "data" / "processing_activities.json"


def load(tally: Tally) -> None:
    """Bring the records in step with their file; what people have changed since is kept."""
    organisations = {o.code: o for o in Organisation.objects.all()}
    rows = [(record, _values(record, organisations)) for record in read_records(read_json(FILE))]
    sync(tally, ProcessingActivity, rows, key=["code"])


def _values(record: Record, organisations: dict[str, Organisation]) -> dict[str, Any]:
    special = record.values.get("special_categories")
    if not isinstance(special, bool):
        raise record.wrong("special_categories", _("Write true or false."))
    return {
        "code": record.required("code"),
        "purpose": record.required("purpose"),
        "controller_id": record.one_of("controller", organisations).pk,
        "legal_basis": record.required("legal_basis"),
        "data": record.required("data"),
        "special_categories": special,
        "recipients": record.text("recipients"),
        "retention": record.required("retention"),
        "retention_days": _days(record),
    }


def _days(record: Record) -> int | None:
    days = record.values.get("retention_days")
    if days is not None and (not isinstance(days, int) or days < 1):
        raise record.wrong("retention_days", _("Write a whole number of days, or leave it out."))
    return days
