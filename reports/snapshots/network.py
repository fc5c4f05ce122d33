"""What a report tells of the network's groups: by what they are made, how sure it is, what was decided."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from forkommune.figures.small_cells import K
from municipalities.models import Division
from municipalities.network.report import (
    ClaimedCriterion,
    DivisionNote,
    MoveNote,
    note_of,
)
from municipalities.network.run_rows import CriterionRow, MatrixRow, RunPage
from municipalities.network.selectors import GroupRow

from .basis import Basis
from .cited import CitedPassages


def network_of(basis: Basis, _cited: CitedPassages) -> dict[str, Any]:
    """Criteria as they are argued and measured, the published division, and what else was proposed.

    Public: published divisions alone. How many interviews were asked is null below five.
    """
    note = note_of(Division.objects.shown() if basis.is_public else Division.objects.all())
    return {
        "asked": note.asked if note.asked >= K else None,
        "claimed": [_claimed(one) for one in note.criteria],
        "measured": [_measured(one) for one in note.measured],
        "published": None if note.published is None else division_facts(note.published),
        "proposals": [division_facts(one) for one in note.proposals],
    }


def _claimed(one: ClaimedCriterion) -> dict[str, Any]:
    return {"code": one.code, "label": one.label, "supports": one.supports, "wished": one.wished}


def _measured(row: CriterionRow) -> dict[str, Any]:
    values = row.values
    return {
        "code": values.code,
        "label": str(values.label),
        "definition": str(values.definition),
        "scale": row.scale,
        "source": str(values.source),
        "known": values.known,
        "count": row.count,
        "missing": list(row.missing),
    }


def division_facts(note: DivisionNote) -> dict[str, Any]:
    """One division with its groups, its proof and its doubts. What nobody computed is null."""
    division = note.division
    return {
        "title": division.title,
        "on": division.on.isoformat(),
        "published": note.published_on and note.published_on.isoformat(),
        "origin": division.origin,
        "origin_words": str(division.get_origin_display()),
        "invented": division.is_invented,
        "proof": None if note.proof is None else note.proof.words,
        "objective": division.objective,
        "weights": [[row.code, row.label, row.percent] for row in note.weights],
        "groups": [_group(row) for row in note.groups],
        "moves": [_move(one) for one in note.moves],
        "run": None if note.run is None else _run(note.run),
    }


def _group(row: GroupRow) -> dict[str, Any]:
    card = row.card
    told = None
    if card is not None:
        told = {
            "words": card.words,
            "elsewhere": card.elsewhere,
            "known": card.known,
            "stability": card.stability,
            "ties": [[tie.label, tie.ratio, tie.is_loose] for tie in card.ties],
        }
    return {
        "letter": row.group.letter,
        "name": row.group.name,
        "municipalities": [one.number for one in row.members],
        "municipality_names": [one.name for one in row.members],
        "told": told,
    }


def _move(one: MoveNote) -> dict[str, Any]:
    return {
        "municipality": one.municipality,
        "from": one.from_letter,
        "to": one.to_letter,
        "percent": one.percent,
        "reason": one.reason,
    }


def _run(run: RunPage) -> dict[str, Any]:
    return {
        "heading": run.heading,
        "steady": run.steady,
        "near": [[one.words, one.dearer] for one in run.near],
        "near_more": run.near_more,
        "near_percent": run.near_percent,
        "lists_near": run.lists_near,
        "beside": [
            [one.groups, one.objective, one.silhouette, one.identical, one.is_this]
            for one in run.beside
        ],
        "without": [list(one) for one in run.without],
        "unsure": list(run.unsure),
        "together": _together(run.matrix),
        "doubtful": list(run.doubtful),
        "rules": [list(one) for one in run.rules],
        "silhouette": run.silhouette,
        "seed": run.seed,
        "count": run.count,
        "lawful": run.lawful,
    }


def _together(rows: Sequence[MatrixRow]) -> list[list[Any]]:
    """Pairs in the order of the groups: a name, then per cent of the draws in which it is with each."""
    return [[row.name, [cell.text for cell in row.cells]] for row in rows]
