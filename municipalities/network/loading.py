"""Loads the criteria by which municipalities may be put in groups."""

from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from forkommune.terms.models import Vocabulary
from forkommune.work.loading import Record, Tally, read_json, read_records, sync
from forkommune.work.loading.taxonomy import terms_of
from municipalities.network.models import NetworkCriterion

DATA = Path(__file__).resolve().parent / "data"


def load(tally: Tally) -> None:
    """One row a criterion of the taxonomy; a weight that nobody has set stays empty."""
    terms = terms_of(Vocabulary.CRITERION)
    rows: list[tuple[Record, dict[str, Any]]] = []
    for record in read_records(read_json(DATA / "criteria.json")):
        measured = record.values.get("is_measured")
        if not isinstance(measured, bool):
            raise record.wrong("is_measured", _("Write true or false."))
        rows.append((record, {"term_id": record.one_of("code", terms).pk, "is_measured": measured}))
    sync(tally, NetworkCriterion, rows, key=["term_id"])
