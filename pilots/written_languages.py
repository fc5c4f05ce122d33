"""Words that are written otherwise in nynorsk than in bokmål, so that search finds both.

Data: `data/nynorsk_words.csv`, reviewed by hand. Forms that Norwegian stemming brings together
(skule, skular, skulane) are one row; a form with another stem (bok, bøker) is a row of its own.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

WORDS = Path(__file__).parent / "data" / "nynorsk_words.csv"
# The words are written into SQL: lower-case letters and nothing else.
IS_WORD = re.compile(r"[a-zæøå]+")


@cache
def word_pairs() -> tuple[tuple[str, str], ...]:
    """Each word in nynorsk and in bokmål. Raises ValueError for a row that is not two words."""
    with WORDS.open(encoding="utf-8", newline="") as rows:
        pairs = [(row["nynorsk"], row["bokmal"]) for row in csv.DictReader(rows)]
    for word in (word for pair in pairs for word in pair):
        if not IS_WORD.fullmatch(word):
            raise ValueError(f"{WORDS.name}: {word!r} is not one word in lower case.")
    return tuple(pairs)
