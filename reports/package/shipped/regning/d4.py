"""D4: criteria that are named and that can be counted, groups by size, what binds them, what is nearly as good."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .felles import Cells, Data
from .skrift import DASH, write

Shares = list[tuple[str, float]]


def numbers(data: Data) -> dict[str, str]:
    """How many criteria and groups there are, and how large the groups are."""
    told = data["network"]
    published = told["published"] or {"groups": [], "weights": [], "moves": [], "run": None}
    measured = [one for one in told["measured"] if one["known"]]
    counted = [share for _code, _label, share in published["weights"] if share is not None]
    sizes = [len(one["municipalities"]) for one in published["groups"]]
    ties = [one["told"] for one in published["groups"] if one["told"]]
    run = published["run"] or {"near": [], "near_percent": 0, "beside": []}
    best = min(run["beside"], key=lambda row: row[1], default=[0])[0]
    return {
        "kriterier-nevnt": str(len(told["claimed"])),
        "kriterier-med-utdrag": str(sum(one["supports"] > 0 for one in told["claimed"])),
        "kriterier-talt": str(len(measured)),
        "kriterier-kjent-for-alle": str(sum(not one["missing"] for one in measured)),
        "kriterier-avgjor": str(len(counted)),
        "spurt": write(told["asked"]),
        "nettverksgrupper": str(len(sizes)),
        "minste-gruppe": str(min(sizes, default=0)),
        "storste-gruppe": str(max(sizes, default=0)),
        "tyngste-vekt": write(counted[0] if counted else None),
        "grupper-med-band": str(len(ties)),
        "lose-grupper": str(sum(any(tie[2] for tie in one["ties"]) for one in ties)),
        "nesten-like-gode": str(max(len(run["near"]) - 1, 0)),
        "nesten-prosent": str(run["near_percent"]),
        "beste-antall": str(best),
        "flyttet": str(len(published["moves"])),
        "andre-forslag": str(sum(one != told["published"] for one in told["proposals"])),
    }


def cells(data: Data) -> Cells:
    """The tables of criteria, groups and doubts."""
    told = data["network"]
    measured = [one for one in told["measured"] if one["known"]]
    published = told["published"] or {"groups": [], "weights": [], "moves": [], "run": None}
    weights = {code: share for code, _label, share in published["weights"]}
    run = published["run"] or {"near": [], "beside": [], "together": []}
    return {
        "claimed": [_claimed(one, weights.get(one["code"])) for one in told["claimed"]],
        "measured": [["", "", "", f"{one['known']} {one['count']}"] for one in measured],
        "weights": [["", write(share)] for share in weights.values() if share is not None],
        "ties": [_ties(one["told"]["ties"]) for one in published["groups"] if one["told"]],
        "near": [["", write(dearer, 1)] for _words, dearer in run["near"][1:]],
        "beside": list(_beside(run["beside"])),
        "together": [["", *cells] for _name, cells in run["together"]],
        "moves": [["", "", write(one["percent"], 1), ""] for one in published["moves"]],
    }


def _claimed(one: Data, weight: float | None) -> list[str]:
    return ["", str(one["supports"]), write(one["wished"]), write(weight)]


def _ties(ties: Iterable[Any]) -> list[str]:
    return ["", *(ratio for _label, ratio, _loose in ties), ""]


def _beside(rows: Iterable[Any]) -> Iterable[list[str]]:
    for groups, objective, silhouette, identical, _is_this in rows:
        share = DASH if identical is None else write(identical)
        yield [str(groups), write(objective, 3), write(silhouette, 2), share]
