"""Loads the first information letter, as a proposal: the day and whom to ask are for people to set."""

from pathlib import Path

from forkommune.evidence.models import InformationLetter, ProcessingActivity
from forkommune.work.loading import Tally, read_json, read_records, sync

FILE = Path(__file__).resolve().parent / "data" / "information_letters.json"
TEXTS = ("text_nb", "text_nn")


def load(tally: Tally) -> None:
    """Bring the first versions in; once they are there they are the researchers', published or not."""
    activities = {one.code: one for one in ProcessingActivity.objects.all()}
    rows = []
    for record in read_records(read_json(FILE)):
        values = {
            "activity_id": record.one_of("activity", activities).pk,
            "number": record.needed_integer("number"),
            **{name: record.required(name) for name in TEXTS},
        }
        rows.append((record, values))
    sync(tally, InformationLetter, rows, key=["activity_id", "number"], once=TEXTS)
