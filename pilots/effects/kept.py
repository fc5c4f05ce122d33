"""A comparison as plain data and back: what stays when single measurements are deleted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import Any

from .comparing import Comparison, GroupChange
from .deviating import AFTER, BEFORE, COMPARISON, TARGET, Round
from .dropout import Dropout
from .estimates import Estimate
from .lacking import Lack


def written(comparison: Comparison, rounds: Iterable[Round] = ()) -> dict[str, Any]:
    """Numbers, texts, lists and None only, so that JSON holds it exactly.

    rounds: how many of each group were measured each time, and when.
    """
    told = asdict(comparison)
    told["lack"] = comparison.lack and comparison.lack.value
    told["rounds"] = [
        [
            one.group,
            one.moment,
            one.units,
            *(day and day.isoformat() for day in (one.first, one.last)),
        ]
        for one in rounds
    ]
    return told | {"clusters": comparison.clusters and list(comparison.clusters)}


def read(told: dict[str, Any]) -> Comparison:
    """What was written. Raises KeyError, TypeError for anything else."""
    other, lack, clusters = told["comparison"], told.get("lack"), told.get("clusters")
    return Comparison(
        _group(told["target"]),
        other and _group(other),
        _estimate(told["change"]),
        Lack(lack) if lack else None,
        tuple(clusters) if clusters else None,
    )


def rounds(told: dict[str, Any]) -> tuple[Round, ...]:
    """How many of each group were measured each time; of what was written before this was kept, without days."""
    if "rounds" in told:
        return tuple(
            Round(group, moment, units, *(day and date.fromisoformat(day) for day in days))
            for group, moment, units, *days in told["rounds"]
        )
    groups = {TARGET: told["target"], COMPARISON: told["comparison"] or {}}
    return tuple(
        Round(group, moment, one["dropout"][moment])
        for group, one in groups.items()
        if one.get("dropout")
        for moment in (BEFORE, AFTER)
    )


def _group(told: dict[str, Any]) -> GroupChange:
    before, after, change = (_estimate(told[name]) for name in ("before", "after", "change"))
    dropout = told["dropout"]
    return GroupChange(before, after, change, dropout and Dropout(**dropout))


def _estimate(told: dict[str, Any] | None) -> Estimate | None:
    return None if told is None else Estimate(**told)
