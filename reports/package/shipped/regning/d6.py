"""D6: conclusions, who wants which pilot, criteria that were voted on, open questions, the minutes."""

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
    }


def wanted(told: Data) -> list[Data]:
    """Pilots that were not turned down."""
    return [one for one in told["wanted"] if one["phase"] != "rejected"]


def voted(told: Data) -> list[Data]:
    """Pilots that were given points."""
    return [one for one in wanted(told) if one["priority"] and one["priority"]["points"]]


def cells(data: Data) -> Cells:
    """Points, and the tables of the minutes in the words that were approved."""
    told = data["main_project"]
    minutes: Any = told["minutes"] or {"sections": []}
    made: Cells = {"points": [["", write(one["priority"]["points"])] for one in voted(told)]}
    for at, section in enumerate(minutes["sections"], start=1):
        for place, piece in enumerate(section["pieces"]):
            if piece[0] == "table":
                made[f"referat-{at}-{place}"] = piece[2]
    return made
