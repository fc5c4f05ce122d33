"""How often codes meet on the same words, counted in one statement."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from django.db import connection


class MeetingCount(NamedTuple):
    """How many passages of a code meet another code, and how many of the other meet it."""

    code: int
    other: int
    here: int
    there: int


# Passages are looked up once for both sides and paired within their text; put together from
# querysets, the statement goes through all passages twice.
PAIRS = """
    WITH coded AS MATERIALIZED (
        SELECT coding.code_id, passage.id, passage.revision_id, passage."start", passage."end"
        FROM evidence_coding AS coding
        JOIN evidence_passage AS passage ON passage.id = coding.passage_id
        WHERE coding.code_id = ANY(%(either)s::bigint[]) AND coding.id <> ALL(%(hidden)s::bigint[])
    )
    SELECT ours.code_id, theirs.code_id, count(DISTINCT ours.id), count(DISTINCT theirs.id)
    FROM coded AS ours
    JOIN coded AS theirs USING (revision_id)
    WHERE ours.code_id = ANY(%(here)s::bigint[]) AND theirs.code_id = ANY(%(there)s::bigint[])
        AND theirs."end" > ours."start" AND theirs."start" < ours."end"
    GROUP BY 1, 2
"""


def meeting_counts(
    here: Iterable[int], there: Iterable[int], hidden: Collection[int]
) -> list[MeetingCount]:
    """Each code of `here` with each of `there` that stands on the same passage, or on passages of the
    same text that share at least one letter; by the codes' keys.

    hidden: keys of codings that do not count, as `hidden_keys` gives them.
    """
    ours, theirs = set(here), set(there)
    sides = {"here": list(ours), "there": list(theirs), "either": list(ours | theirs)}
    with connection.cursor() as cursor:
        cursor.execute(PAIRS, {**sides, "hidden": list(hidden)})
        return list(map(MeetingCount._make, cursor.fetchall()))
