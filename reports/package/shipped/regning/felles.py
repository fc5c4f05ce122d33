"""What every report counts: municipalities, plans, findings, examples, and what changed since last time."""

from __future__ import annotations

from collections import Counter
from statistics import median
from typing import Any

from .skrift import DASH, write

Data = dict[str, Any]
Cells = dict[
    str, list[list[str]]
]  # a table's name -> its rows of cells; "" where nothing is computed
YEARS = 10  # growth is counted over this many years
FACTS = ("measures", "instruments", "routines", "institutions")
LAID_DOWN = ("targets", "units", "deadlines", "sums")
ASSESSED = ("barriers", "successes", "requirements")


def people(row: Data, year: int) -> int | None:
    """Inhabitants on 1 January of a year."""
    found: int | None = row["population"].get(str(year))
    return found


def change(before: float | None, after: float | None) -> float | None:
    """Per cent from one to the other; None where one is not known."""
    return None if not before or after is None else 100 * (after - before) / before


def growth(row: Data, year: int) -> float | None:
    """Per cent in ten years."""
    return change(people(row, year - YEARS), people(row, year))


def members(data: Data) -> list[Data]:
    """Members when the project began; all where membership is not known."""
    known = [one for one in data["municipalities"] if one["member"] and one["member"]["is_member"]]
    return known or data["municipalities"]


def members_people(data: Data, year: int) -> int | None:
    """Inhabitants of the members together; None as soon as one is not known."""
    counts = [people(one, year) for one in members(data)]
    return None if None in counts or not counts else sum(one for one in counts if one is not None)


def found(row: Data, kind: str) -> list[Data]:
    """Findings of a kind in a municipality."""
    rows: list[Data] = row["findings"].get(kind, [])
    return rows


def finding_count(data: Data, kind: str) -> int:
    """Findings of a kind in all municipalities."""
    return sum(len(found(one, kind)) for one in data["municipalities"])


def with_plan(data: Data) -> int:
    """Municipalities with a plan in the register."""
    return sum(any(plan["is_plan"] for plan in one["plans"]) for one in data["municipalities"])


def with_findings(data: Data) -> int:
    """Municipalities with any finding."""
    return sum(any(one["findings"].values()) for one in data["municipalities"])


def with_laid_down(data: Data) -> int:
    """Municipalities whose plans lay anything down that is shown."""
    return sum(any(found(one, kind) for kind in LAID_DOWN) for one in data["municipalities"])


def numbers(data: Data) -> dict[str, str]:
    """Every number that a text of any report may name, as it is printed."""
    year = data["year"]
    rows, examples = data["municipalities"], data["examples"]
    known = [one for one in (growth(row, year) for row in rows) if one is not None]
    before, after = members_people(data, year - YEARS), members_people(data, year)
    total, middle = change(before, after), median(known) if known else None
    values: dict[str, Any] = {
        "kommuner": len(rows),
        "medlemmer": len(members(data)),
        "innbyggere": after,
        "kommuner-med-plan": with_plan(data),
        "kommuner-med-funn": with_findings(data),
        "kommuner-med-planfunn": with_laid_down(data),
        "intervjuet": data["response"]["interviewed"],
        "eksempler": len(examples),
        "eksempler-malt": sum(one["measured"] for one in examples),
        "tiltak": finding_count(data, "measures"),
        "virkemidler": finding_count(data, "instruments"),
        "rutiner": finding_count(data, "routines"),
        "institusjoner": finding_count(data, "institutions"),
        "mal": finding_count(data, "targets"),
        "enheter": finding_count(data, "units"),
        "frister": finding_count(data, "deadlines"),
        "summer": finding_count(data, "sums"),
        "delmal": len(data["project"]["goals"]),
        "sitater-utelatt": data["quotes_withheld"],
    }
    made = {name: write(value) for name, value in values.items()}
    made |= {
        "aar": str(year),
        "aar-for": str(year - YEARS),
        "vekst": write(total, 1, signed=True),
        "vekst-median": write(middle, 1, signed=True),
        "vekst-median-uten-fortegn": write(middle, 1),
    }
    return made | _changes(data)


def _changes(data: Data) -> dict[str, str]:
    """How many places changed since the last edition."""
    told = data.get("changes")
    if not told:
        return {}
    counts = Counter(one["change"] for one in told["rows"])
    return {
        "endringer": str(len(told["rows"])),
        "endringer-endret": str(counts["changed"]),
        "endringer-nytt": str(counts["added"]),
        "endringer-borte": str(counts["removed"]),
    }


def cells(data: Data) -> Cells:
    """Tables that stand in any report: what changed since the last edition."""
    told = data.get("changes")
    if not told:
        return {}
    rows = [["", "", _value(one["before"]), _value(one["after"])] for one in told["rows"]]
    return {"changes": rows, "endringer": rows}


def _value(value: Any) -> str:
    return DASH if value is None else str(value)
