"""D3: pilots by how far they are, what was measured in each, and the weights of the criteria."""

from __future__ import annotations

from typing import Any

from .felles import Cells, Data
from .skrift import DASH, write

NOT_CHOSEN = ("proposed", "assessed", "rejected")


def numbers(data: Data) -> dict[str, str]:
    """How many pilots there are, and the figures of each one's page."""
    pilots = data["pilots"]
    concluded = sum(bool(one["conclusion"]) for one in pilots)
    criteria = data["criteria"] or {"weights": []}
    made = {
        "pilotprosjekter": str(len(pilots)),
        "pilotprosjekter-valgt": str(sum(one["phase"] not in NOT_CHOSEN for one in pilots)),
        "pilotprosjekter-konkludert": str(concluded),
        "pilotkommuner": str(len({key for one in pilots for key in one["municipalities"]})),
        "kriterier": str(len(criteria["weights"])),
    }
    for one in pilots:
        page = f"pilot-{one['slug']}"
        low, high = potential(one)
        made |= {
            f"{page}:potensial": low,
            f"{page}:potensial-til": high,
            f"{page}:kostnad": write(one["cost_nok"]),
            f"{page}:prisaar": str(one["cost_year"]),
            f"{page}:malt": str(sum(row["change"] is not None for row in one["results"])),
            f"{page}:indikatorer": str(len(one["results"])),
        }
    return made


def potential(one: Data) -> tuple[str, str]:
    """Both ends of what was reckoned beforehand, in tonnes a year."""
    told = one["potential"]
    if told is None:
        return DASH, DASH
    ends = told["tonnes_from"], told["tonnes_to"]
    decimals = 0 if all(end == round(end) for end in ends) else 1
    return write(ends[0], decimals), write(ends[1], decimals)


def cells(data: Data) -> Cells:
    """The tables of pilots and criteria, and of each pilot what was found."""
    criteria = data["criteria"] or {"weights": []}
    made: Cells = {
        "criteria": [["", "", str(one["weight"])] for one in criteria["weights"]],
        "pilot-table": [["", "", "", _potential(one), "", ""] for one in data["pilots"]],
    }
    for one in data["pilots"]:
        results = one["results"]
        made[f"pilot-{one['slug']}/Hva som ble funnet"] = [["", _told(row)] for row in results]
        made[f"maalt-{one['slug']}"] = [line for row in results for line in _levels(row)]
    return made


def _potential(one: Data) -> str:
    low, high = potential(one)
    return low if low == high else f"{low}{DASH}{high}"


def _told(result: Data) -> str:
    """The change, and after it the words of the rule, which name the limit that was set beforehand."""
    return " ".join([_change(result), *result["reasons"]])


def _change(result: Data) -> str:
    """The change and its interval; "" where there is none."""
    if result["change"] is None:
        return ""
    value, low, high, _count = result["change"]
    decimals = _decimals([value])
    return " ".join(
        [
            write(value, decimals, signed=True),
            *([] if low is None else [write(low, decimals), write(high, decimals)]),
        ]
    )


def _decimals(values: list[float]) -> int:
    """Three signs that tell something: none over 100, one over 3, else two."""
    largest = max(map(abs, values), default=0.0)
    return 0 if largest >= 100 else 1 if largest >= 3 else 2


def _levels(result: Data) -> list[list[str]]:
    """The rows of a pilot's figure: each group before and after, and the difference."""
    groups = [result["target"], *([result["comparison"]] if result["comparison"] else [])]
    if not any(result["target"].values()):
        return []
    ends = [group[side] for group in groups for side in ("before", "after")]
    decimals = _decimals([end[0] for end in ends if end])
    rows = [
        ["", "", _end(group["before"], decimals), _end(group["after"], decimals)]
        for group in groups
    ]
    return [*rows, ["", "", "", _difference(result["change"], decimals)]]


def _end(found: Any, decimals: int) -> str:
    """A level with its interval; without one where nobody knows it."""
    if not found:
        return ""
    value, low, high, _count = found
    ends = [] if low is None else [low, high]
    return " ".join(write(one, decimals) for one in (value, *ends))


def _difference(found: Any, decimals: int) -> str:
    if not found:
        return ""
    value, low, high, _count = found
    ends = [] if low is None else [low, high]
    return " ".join(write(one, decimals, signed=True) for one in (value, *ends))
