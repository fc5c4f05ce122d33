"""What the note on participation tells: processes that involve society's actors, each resting on passages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from focusgroups.models import ParticipationProcess
from focusgroups.processes.report import LinkedRow, ProcessNote, note_of, participation_note
from forkommune.evidence.models import ClaimLink, Support

from .basis import Basis
from .cited import CitedPassages

LEVELS = ParticipationProcess.Level


def participation(basis: Basis, cited: CitedPassages) -> dict[str, Any]:
    """The processes, from co-creation down to information; in a public edition those that everybody may see.

    No person, no group and no letter stands in it, in either edition. people: null for fewer than five.
    """
    note = (
        participation_note()
        if basis.is_public
        else note_of(ParticipationProcess.objects.all(), ClaimLink.objects.all())
    )
    spoken = _passages([one.claim for one in note.processes])
    return {
        "sessions": note.sessions,
        "levels": [str(label) for label in LEVELS.labels],
        "processes": [_process(one, spoken[one.claim], cited) for one in note.processes],
    }


def _passages(claims: Sequence[int]) -> Mapping[int, list[int]]:
    """The passages that speak for each claim, in the order in which they were added."""
    rows = Support.objects.filter(claim__in=claims).exclude(grade="against").order_by("pk")
    found: defaultdict[int, list[int]] = defaultdict(list)
    for claim, passage in rows.values_list("claim", "passage"):
        found[claim].append(passage)
    return found


def _process(one: ProcessNote, spoken: Sequence[int], cited: CitedPassages) -> dict[str, Any]:
    return {
        "name": one.name,
        "statement": one.statement,
        "level": one.level,
        "level_order": one.level_order,
        "phase": one.phase,
        "actors": list(one.actors),
        "role": one.role,
        "method": one.method,
        "cost": one.cost,
        "time": one.time_needed,
        "conditions": one.conditions,
        "risks": one.risks,
        "people": one.people,
        "passages": [cited.place(passage, one.claim) for passage in spoken],
        "pilots": [_linked(row) for row in one.pilots],
        "examples": [_linked(row) for row in one.examples],
        "invented": one.is_invented,
    }


def _linked(row: LinkedRow) -> list[str]:
    return [row.relation, row.statement]
