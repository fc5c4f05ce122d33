"""Loads the taxonomy: the controlled vocabularies in bokmål, nynorsk and English.

The loader stands here and not beside its file, since the taxonomy lies below this room.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from forkommune.terms.models import Term, Vocabulary

from .reading import Record, read_json, read_records
from .writing import Tally, sync

DATA = Path(__file__).resolve().parents[2] / "terms" / "data"

LISTS = {
    "sectors": Vocabulary.SECTOR,
    "themes": Vocabulary.THEME,
    "policy_instruments": Vocabulary.INSTRUMENT,
    "routine_types": Vocabulary.ROUTINE,
    "measure_status": Vocabulary.MEASURE_STATUS,
    "actor_groups": Vocabulary.ACTOR_GROUP,
    "network_criteria": Vocabulary.CRITERION,
    "pilot_status": Vocabulary.PILOT_STATUS,
    "municipal_roles": Vocabulary.MUNICIPAL_ROLE,
    "barriers": Vocabulary.BARRIER,
    "document_types": Vocabulary.DOCUMENT_TYPE,
    "actors": Vocabulary.ACTOR,
    "target_groups": Vocabulary.TARGET_GROUP,
    "funding_sources": Vocabulary.FUNDING_SOURCE,
}


def load(tally: Tally) -> None:
    """Bring the terms in step with `taxonomy.json`."""
    sync(tally, Term, _terms(read_json(DATA / "taxonomy.json")), key=["vocabulary", "code"])


def _terms(file: Record) -> Iterator[tuple[Record, dict[str, Any]]]:
    for name, vocabulary in LISTS.items():
        for position, record in enumerate(read_records(file, name), start=1):
            yield (
                record,
                {
                    "vocabulary": vocabulary.value,
                    "code": record.required("code"),
                    "label_nb": record.required("label_nb"),
                    "label_nn": record.required("label_nn"),
                    "label_en": record.required("label_en"),
                    "source": record.text("source"),
                    "position": position,
                },
            )


def terms_of(vocabulary: Vocabulary) -> dict[str, Term]:
    """The terms of a vocabulary by their code, for other loaders."""
    return {term.code: term for term in Term.objects.of(vocabulary)}
