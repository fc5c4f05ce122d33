"""A comparison as plain data and back: what stays when single measurements are deleted."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from .comparing import Comparison, GroupChange
from .dropout import Dropout
from .estimates import Estimate
from .lacking import Lack


def written(comparison: Comparison) -> dict[str, Any]:
    """Numbers, texts, lists and None only, so that JSON holds it exactly."""
    told = asdict(comparison)
    told["lack"] = comparison.lack and comparison.lack.value
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


def _group(told: dict[str, Any]) -> GroupChange:
    before, after, change = (_estimate(told[name]) for name in ("before", "after", "change"))
    dropout = told["dropout"]
    return GroupChange(before, after, change, dropout and Dropout(**dropout))


def _estimate(told: dict[str, Any] | None) -> Estimate | None:
    return None if told is None else Estimate(**told)
