"""The first groups of synonyms; from then on they are the secretariat's."""

import csv
from pathlib import Path
from typing import Any

from .models import SynonymGroup

FIRST_GROUPS = Path(__file__).parent / "data" / "synonyms.csv"


def load_synonyms(tally: Any) -> None:
    """Make the first groups where there is none yet: what was changed or deleted stays so."""
    if SynonymGroup.objects.exists():
        return
    with FIRST_GROUPS.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            SynonymGroup.objects.create(words="\n".join(row["words"].split(";")), note=row["note"])
            tally.of(str(SynonymGroup._meta.verbose_name_plural)).created += 1
