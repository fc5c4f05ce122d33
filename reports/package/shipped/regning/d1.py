"""D1: what the main project builds on, counted: members, plans, findings, pilots, groups, reports."""

from __future__ import annotations

from .d6 import voted, wanted
from .felles import Cells, Data
from .skrift import write

# The Research Council's headings, each of which somebody answers or not.
HEADINGS = (
    "relevans", "innovasjonsgrad", "verdiskaping", "realisering", "maal", "metode", "gjennomforing",
    "kostnader", "nytte", "etikk", "miljo", "kjonn", "formidling",
)  # fmt: skip


def numbers(data: Data) -> dict[str, str]:
    """What the summary counts."""
    told = data["description"]
    come_to = told["come_to"]
    written = {one["key"] for one in data.get("sections", ())}
    pilots = wanted(come_to)
    return {
        "vil-delta": str(len({name for one in pilots for name in one["wants"]})),
        "med-poeng": str(len(voted(come_to))),
        "nettverksgrupper": str(len(come_to["division"]["groups"]) if come_to["division"] else 0),
        "rapporter": str(len(told["reports"])),
        "rapporter-publisert": str(sum(one["edition"] is not None for one in told["reports"])),
        "soyler": str(len(told["pillars"])),
        "prosesser": str(len(told["processes"])),
        "apne-spoersmaal": str(sum(one["state"] == "open" for one in come_to["questions"])),
        "uskrevet": str(sum(key not in written for key in HEADINGS)),
        "barrierer-flest": write(_most(data)),
    }


def _most(data: Data) -> int:
    types = data["barriers"]["types"]
    return types[0]["municipalities"] if types else 0


def cells(data: Data) -> Cells:
    """What is counted stands in the headings of its tables."""
    return {}
