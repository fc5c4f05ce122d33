"""D2: findings by municipality and kind, population, density, examples by sector."""

from __future__ import annotations

from collections import Counter
from statistics import median
from typing import Any

from . import felles
from .felles import ASSESSED, FACTS, LAID_DOWN, YEARS, Cells, Data, found, growth, people
from .skrift import DASH, write

MOST_ROWS = 4  # lines of a list on a municipality's page; the rest are counted
PERCENT = "\u202f%"


def numbers(data: Data) -> dict[str, str]:
    """What the texts name, and the four figures of each municipality's page."""
    year = data["year"]
    sectors = Counter(one["sector"] for one in data["examples"])
    made = {"flest-i-en-sektor": str(max(sectors.values(), default=0)), **_map_numbers(data)}
    if guide := data.get("guide"):
        made["guide-spoersmaal"] = str(len(guide["questions"]))
    for kind in ASSESSED:
        told = data.get(kind) or {"types": [], "withheld": 0}
        first = told["types"][0]["municipalities"] if told["types"] else 0
        made |= {f"{kind}-flest": str(first), f"{kind}-utelatt": str(told["withheld"])}
    for row in data["municipalities"]:
        page = f"kommune-{row['number']}"
        counted = sum(len(rows) for rows in row["findings"].values())
        series = [value for _year, value in sorted(row["population"].items())]
        made |= {
            f"{page}:folketall": write(people(row, year)),
            f"{page}:tetthet": density(row, year),
            f"{page}:eksempler": str(len(row["examples"])),
            f"{page}:funn": str(counted) if counted else DASH,
            f"{page}:vekst": write(growth(row, year), 1, signed=True),
            f"{page}:fra": write(series[0] if series else None),
            f"{page}:til": write(series[-1] if series else None),
        }
    return made


def _map_numbers(data: Data) -> dict[str, str]:
    """What the two maps count: only municipalities that have a place on them."""
    rows = _on_map(data["municipalities"])
    known = [one for one in (growth(row, data["year"]) for row in rows) if one is not None]
    return {
        "kart-kommuner": str(len(rows)),
        "kart-utenfor": str(len(data["municipalities"]) - len(rows)),
        "kart-med-plan": str(sum(any(plan["is_plan"] for plan in row["plans"]) for row in rows)),
        "kart-vekst-median": write(median(known) if known else None, 1, signed=True),
    }


def density(row: Data, year: int) -> str:
    """Inhabitants per square kilometre."""
    counted, area = people(row, year), row["area_km2"]
    return DASH if counted is None or not area else write(counted / area)


def cells(data: Data) -> Cells:
    """The tables and figures that are counted."""
    rows = data["municipalities"]
    year = data["year"]
    largest = sorted(rows, key=lambda one: (-(people(one, year) or 0), one["name"]))
    facts = FACTS if data["audience"] == "public" else (*FACTS, *ASSESSED)
    made: Cells = {
        "findings": _matrix(largest, facts),
        "laid-down": _matrix(largest, LAID_DOWN),
        "numbers": [*(_numbers(one, year) for one in rows), _sum(data)],
        "plans": [["", _plan(one)] for one in _on_map(rows)],
        "growth": [["", _growth(one, year)] for one in _on_map(rows)],
        "sectors": [["", str(count)] for _sector, count in _by_count(data["examples"])],
    }
    for row in rows:
        years = sorted(row["population"])
        made[f"people-{row['number']}"] = [
            [year_known, write(row["population"][year_known])] for year_known in years
        ]
        made |= _lists(row)
    return made


def _matrix(rows: list[Data], kinds: tuple[str, ...]) -> list[list[str]]:
    lines = [
        [
            "",
            *(
                str(len(found(one, kind))) if any(one["findings"].values()) else DASH
                for kind in kinds
            ),
        ]
        for one in rows
    ]
    sums = [str(sum(len(found(one, kind)) for one in rows)) for kind in kinds]
    return [*lines, ["", *sums]]


def _numbers(row: Data, year: int) -> list[str]:
    share = growth(row, year)
    member = row["member"] or {}
    return [
        "",
        row["number"],
        "",
        write(people(row, year - YEARS)),
        write(people(row, year)),
        DASH if share is None else write(share, 1, signed=True) + PERCENT,
        write(row["area_km2"]),
        density(row, year),
        str(len(row["examples"])),
        f"{member.get('from') or ''}{DASH}{member.get('to') or ''}" if member else DASH,
        "",
    ]


def _sum(data: Data) -> list[str]:
    year = data["year"]
    before, after = felles.members_people(data, year - YEARS), felles.members_people(data, year)
    share = felles.change(before, after)
    whole = DASH if share is None else write(share, 1, signed=True) + PERCENT
    return [str(len(felles.members(data))), "", "", write(before), write(after), whole, *[""] * 5]


def _on_map(rows: list[Data]) -> list[Data]:
    return [one for one in rows if one["column"] is not None and one["row"] is not None]


def _plan(row: Data) -> str:
    """First year of the newest plan; "" where no year is known."""
    years = [plan["from"] for plan in row["plans"] if plan["is_plan"] and plan["from"]]
    return str(max(years)) if years else ""


def _growth(row: Data, year: int) -> str:
    share = growth(row, year)
    return "" if share is None else write(share, 1, signed=True) + PERCENT


def _by_count(examples: list[Data]) -> list[tuple[str, int]]:
    counts = Counter(one["sector"] for one in examples)
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def _lists(row: Data) -> Cells:
    """On a municipality's page: the last line of a list that is cut says how many more there are."""
    page = f"kommune-{row['number']}"
    lists: dict[str, Any] = {
        "I eksempeldatabasen": row["examples"],
        "Planer i registeret": row["plans"],
        "Tiltak i kartleggingen": found(row, "measures"),
        "Virkemidler": found(row, "instruments"),
        "Institusjoner": found(row, "institutions"),
        "Fastsatt i planene": [one for kind in LAID_DOWN for one in found(row, kind)],
    }
    shown = MOST_ROWS - 1
    return {
        f"{page}/{title}": [[""]] * shown + [[str(len(things) - shown)]]
        for title, things in lists.items()
        if len(things) > MOST_ROWS
    } | {f"{page}/Beliggenhet": [["", write(row["area_km2"])], ["", ""]]}
