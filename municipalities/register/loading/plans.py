"""Plans and related documents; their type decides whether they count as a plan."""

from pathlib import Path

from forkommune.terms.models import Vocabulary
from forkommune.work.loading import Tally, link, read_csv, sync
from forkommune.work.loading.taxonomy import terms_of
from municipalities.register.models import PlanDocument

from .areas import Areas


def load_plans(tally: Tally, data: Path, areas: Areas) -> None:
    """A year of adoption that the source does not give stays empty."""
    types = terms_of(Vocabulary.DOCUMENT_TYPE)
    records = read_csv(data / "climate_plans.csv")
    rows = [
        (
            record,
            {
                "title": record.required("title"),
                "document_type_id": record.one_of("document_type_code", types).pk,
                "period_from": record.integer("period_from"),
                "period_to": record.integer("period_to"),
                "adopted_on": record.day("adopted"),
                "url": record.required("url"),
                "certainty": record.text("certainty"),
                "note": record.text("note"),
            },
        )
        for record in records
    ]
    found = sync(tally, PlanDocument, rows, key=["title", "url"])
    pairs = [
        (record, found[(record.text("title"), record.text("url"))].pk, municipality.pk)
        for record in records
        for municipality in record.many_of("municipality_numbers_2017", areas.municipalities)
    ]
    link(tally, PlanDocument, "municipalities", pairs)
