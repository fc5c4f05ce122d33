"""D6: conclusions, who wants which pilot, criteria that were voted on, open questions, the minutes, the evaluation."""

from __future__ import annotations

from typing import Any

from .felles import Cells, Data
from .skrift import write


def numbers(data: Data) -> dict[str, str]:
    """How much there is of each sort, and how many came to the workshop."""
    told = data["main_project"]
    pilots = wanted(told)
    minutes = told["minutes"] or {"came": [], "number": 0}
    votes = [one["priority"] for one in voted(told)]
    return {
        "avklaringer": str(len(told["conclusions"])),
        "vil-delta": str(len({name for one in pilots for name in one["wants"]})),
        "nettverksgrupper": str(len(told["division"]["groups"]) if told["division"] else 0),
        "spoersmaal": str(len(told["questions"])),
        "apne-spoersmaal": str(sum(one["state"] == "open" for one in told["questions"])),
        "kriterier": str(len(told["ranked"])),
        "kriterier-stemt": str(sum(one["priority"] is not None for one in told["ranked"])),
        "svarte": str(votes[0]["answered"]) if votes else "0",
        "spurte": str(votes[0]["asked"]) if votes else "0",
        "kom": str(sum(bool(political or other) for _n, political, other in minutes["came"])),
        "kommuner-i-referatet": str(len(minutes["came"])),
        "referatversjon": str(minutes["number"]),
        **_evaluated(told),
    }


def _evaluated(told: Data) -> dict[str, str]:
    """How many answered the evaluation, and the lowest and highest mean of what was asked from 1 to 5."""
    found: Any = told.get("evaluation") or {"asked": 0, "answered": None, "questions": []}
    means = [one["mean"] for one in scales(found)]
    return {
        "evaluering-spurte": str(found["asked"]),
        "evaluering-svarte": write(found["answered"]),
        "evaluering-lavest": write(min(means, default=None), 1),
        "evaluering-hoyest": write(max(means, default=None), 1),
    }


def scales(found: Data) -> list[Data]:
    """Questions from 1 to 5 of which a mean may be told."""
    return [one for one in found["questions"] if one["kind"] == "scale" and one["mean"] is not None]


def wanted(told: Data) -> list[Data]:
    """Pilots that were not turned down."""
    return [one for one in told["wanted"] if one["phase"] != "rejected"]


def voted(told: Data) -> list[Data]:
    """Pilots that were given points."""
    return [one for one in wanted(told) if one["priority"] and one["priority"]["points"]]


def cells(data: Data) -> Cells:
    """Points, the tables of the minutes in the words that were approved, and the answers to the evaluation."""
    told = data["main_project"]
    minutes: Any = told["minutes"] or {"sections": []}
    evaluated: Any = told.get("evaluation") or {"questions": [], "groups": [], "by_group": []}
    made: Cells = {"points": [["", write(one["priority"]["points"])] for one in voted(told)]}
    for at, section in enumerate(minutes["sections"], start=1):
        for place, piece in enumerate(section["pieces"]):
            if piece[0] == "table":
                made[f"referat-{at}-{place}"] = piece[2]
    made["evaluering"] = [_answers(one) for one in scales(evaluated)]
    made["evaluering-roller"] = [
        ["", *(write(group["means"][at], 1) for group in evaluated["groups"])]
        for at in range(len(evaluated["by_group"]))
    ]
    return made


def _answers(one: Data) -> list[str]:
    """How many answered a question, their mean and median, and how many answered low, middle and high."""
    counted = [write(one[band]) for band in ("low", "middle", "high")]
    return ["", write(one["count"]), write(one["mean"], 1), write(one["median"], 1), *counted]
