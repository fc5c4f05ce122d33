"""The first groups of synonyms; what the secretariat makes of them stands."""

import csv
from pathlib import Path
from typing import Any

from forkommune.work.models import HistoryEntry

from .models import SynonymGroup

FIRST_GROUPS = Path(__file__).parent / "data" / "synonyms.csv"


def load_synonyms(tally: Any) -> None:
    """Make each group of the file once. One that was changed or deleted since stays so, and one whose
    first word somebody has put in a group of their own is not made beside it."""
    known = _first_words_ever() | {
        word for one in SynonymGroup.objects.all() for word in one.listed
    }
    with FIRST_GROUPS.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            group = SynonymGroup(words="\n".join(row["words"].split(";")), note=row["note"])
            if group.listed[0] in known:
                continue
            group.save()
            tally.of(str(SynonymGroup._meta.verbose_name_plural)).created += 1


def _first_words_ever() -> set[str]:
    """The first word of every group that ever stood, by the history: the deleted ones too."""
    told = HistoryEntry.objects.filter(table=SynonymGroup._meta.db_table)
    changes = told.values_list("changes__words", flat=True)
    texts = (text for values in changes if isinstance(values, list) for text in values if text)
    return {group.listed[0] for text in texts if (group := SynonymGroup(words=text)).listed}
