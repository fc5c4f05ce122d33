"""What was searched for in vain: counted without anybody, and what to try instead."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.db import connection
from django.utils.translation import gettext_lazy as _

from forkommune.ui.dates import today
from forkommune.work.registry import KeptUntil, kept_until

from .models import SearchWord, UnansweredSearch
from .norwegian.compounds import parts_of
from .norwegian.queries import Asked, asked_for, cleaned, question_of
from .searching import Among, held_by, version_of_words
from .vocabulary import synonyms_at

LONGEST, MOST_STEPS = 80, 5
# A mail address, a telephone number or a number of birth: somebody's own, and no subject.
PERSONAL = re.compile(r"@|\d(?:[ .]?\d){5}")
# As many words may wait to be answered; past them only known ones are counted on.
MOST_KEPT = 5_000
# Letters that near words begin with.
ROOT = 5
COUNTED = """
    INSERT INTO search_unansweredsearch AS known (words, times, first_on, last_on)
    SELECT %(words)s, 1, %(day)s, %(day)s
    WHERE (SELECT count(*) FROM search_unansweredsearch) < %(most)s
        OR EXISTS (SELECT FROM search_unansweredsearch WHERE words = %(words)s)
    ON CONFLICT (words) DO UPDATE SET times = known.times + 1, last_on = excluded.last_on
"""


@dataclass(frozen=True)
class NextStep:
    """Other words, and how many rows they are found in."""

    words: str
    count: int


def note_unanswered(query: str) -> None:
    """Count a search that found nothing; one that looks like somebody's own number is forgotten."""
    words = " ".join(cleaned(query).lower().split())
    if not any(asked_for(words)) or len(words) > LONGEST or PERSONAL.search(words):
        return
    with connection.cursor() as cursor:
        cursor.execute(COUNTED, {"words": words, "day": today(), "most": MOST_KEPT})


def steps_after_nothing(query: str, among: Among, *, is_noted: bool = True) -> list[NextStep]:
    """What to try after a search that found nothing, which is counted where it is noted."""
    if is_noted:
        note_unanswered(query)
    return next_steps(query, among)


def next_steps(query: str, among: Among) -> list[NextStep]:
    """What gives hits instead: the words one by one, what their compounds are made of, and words
    that begin like them. Each was looked up, and the most found stand first."""
    asked = [one for one in asked_for(query) if not one.without]
    words = [word for one in asked for word in one.words]
    singles = words if len(words) > 1 else []
    parts = [part for word in words for part in parts_of(word) if part != word]
    near = _near([word for word in words if len(word) >= ROOT], among)
    offered = list(dict.fromkeys([*singles, *parts, *near]))
    synonyms = synonyms_at(version_of_words()).of
    questions = [question_of([Asked((word,))], synonyms=synonyms).wide for word in offered]
    counts = held_by(among, questions)
    steps = [NextStep(word, count) for word, count in zip(offered, counts, strict=True) if count]
    return sorted(steps, key=lambda step: -step.count)[:MOST_STEPS]


def register() -> None:
    """Let what nobody asked for in a year go."""
    kept_until.add(
        "searches without an answer",
        KeptUntil(
            _("Searches that nothing was found for"),
            UnansweredSearch.objects.older_than_kept,
            lambda rows: int(rows.delete()[0]),
        ),
    )


def _near(words: list[str], among: Among) -> list[str]:
    found: list[str] = []
    for word in words:
        for kind, public in among.kinds:
            counted = "public_rows" if public else "rows"
            rows = SearchWord.objects.filter(content_type=kind, word__startswith=word[:ROOT])
            used = rows.filter(**{f"{counted}__gt": 0}).order_by(f"-{counted}", "word")
            found += used.values_list("word", flat=True)[:MOST_STEPS]
    return found
