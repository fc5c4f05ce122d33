"""D5: processes by level and by the municipality's role, and the passages behind them."""

from __future__ import annotations

from collections import Counter

from .felles import Cells, Data
from .skrift import write


def numbers(data: Data) -> dict[str, str]:
    """How many processes there are, and what they rest on."""
    told = data["participation"]
    rows = told["processes"]
    pairs = Counter((one["role"], name) for one in rows if one["role"] for name in one["actors"])
    return {
        "prosesser": str(len(rows)),
        "prosessutdrag": str(len({place for one in rows for place in one["passages"]})),
        "prosesser-med-pilot": str(sum(bool(one["pilots"]) for one in rows)),
        "prosesser-uten-rolle": str(sum(not one["role"] for one in rows)),
        "fokusgrupper": write(told["sessions"] or None),
        "oftest": str(max(pairs.values(), default=0)),
        **{
            f"niva-{order}": str(sum(one["level_order"] == order for one in rows))
            for order in range(len(told["levels"]))
        },
    }


def cells(data: Data) -> Cells:
    """The table of processes, the levels, and roles by who takes part."""
    told = data["participation"]
    rows = told["processes"]
    counts = Counter(one["level_order"] for one in rows)
    pairs = Counter((one["role"], name) for one in rows for name in one["actors"])
    actors = sorted({name for one in rows for name in one["actors"]}, key=str.casefold)
    roles = sorted({one["role"] for one in rows if one["role"]}, key=str.casefold)
    return {
        "processes": [["", "", "", "", str(len(one["passages"])), ""] for one in rows],
        "levels": [["", str(counts[order])] for order in range(len(told["levels"]))],
        "roles": [["", *(str(pairs[role, name]) for name in actors)] for role in roles],
    }
