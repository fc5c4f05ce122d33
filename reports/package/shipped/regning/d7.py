"""D7: milestones and reports that were reached, money summed from its lines, occasions on which it was told."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from .felles import Cells, Data
from .skrift import DASH, write

ANSWERED_IN = {1: "D2", 2: "D3", 3: "D5", 4: "D6"}  # which report answers which sub-goal
DRAWN = ("cost_type", "financing")


def numbers(data: Data) -> dict[str, str]:
    """Milestones, reports, money and dissemination."""
    told = data["attained"]
    milestones = [one for activity in told["activities"] for one in activity["milestones"]]
    reports = [one for activity in told["activities"] for one in activity["reports"]]
    tables = told["money"]["tables"]
    whole = total(tables[0]) if tables else {"planned": None, "entered": None}
    published = {one["code"] for one in reports if one["edition"] is not None}
    spread = told["dissemination"]
    real = sum(not one["invented"] for one in spread)
    return {
        "aktiviteter": str(len(told["activities"])),
        "milepaler": str(len(milestones)),
        "milepaler-nadd": str(sum(one["reached"] is not None for one in milestones)),
        "rapporter": str(len(reports)),
        "rapporter-publisert": str(len(published)),
        "delmal-besvart": str(
            sum(ANSWERED_IN.get(one["number"]) in published for one in data["project"]["goals"])
        ),
        "kroner-planlagt": write(whole["planned"]),
        "kroner-fort": write(whole["entered"]),
        "formidlinger": str(len(spread)),
        "formidlinger-vist": str(real or len(spread)),
        **{
            f"andel-{one['dimension'].replace('_', '-')}": write(_share(total(one)))
            for one in tables
        },
    }


def total(table: Data) -> Data:
    """The sum of a table's lines: plan by year, plan in all, what is entered. None: nowhere known."""
    lines = table["rows"]
    return {
        "by_year": [_sum(years) for years in zip(*(one["by_year"] for one in lines), strict=True)],
        "planned": _sum(one["planned"] for one in lines),
        "entered": _sum(one["entered"] for one in lines),
    }


def _sum(values: Iterable[str | None]) -> Decimal | None:
    known = [Decimal(one) for one in values if one is not None]
    return sum(known, Decimal(0)) if known else None


def _share(line: Data) -> Decimal | None:
    """Entered in per cent of planned, with one decimal."""
    planned, entered = line["planned"], line["entered"]
    if entered is None or not planned or not Decimal(planned):
        return None
    return Decimal(f"{100 * Decimal(entered) / Decimal(planned):.1f}")


def cells(data: Data) -> Cells:
    """The four tables of money, and the figure of two of them."""
    told = data["attained"]
    made: Cells = {"accounts": []}
    for table in told["money"]["tables"]:
        lines = [*table["rows"], total(table)]
        name = f"table-{table['dimension'].replace('_', '-')}"
        made[name] = [_line(one) for one in lines]
        if table["dimension"] in DRAWN:
            made["accounts"] += [_drawn(one) for one in lines if _is_drawn(one)]
    return made


def _line(line: Data) -> list[str]:
    share = _share(line)
    return [
        "",
        *(write(one) for one in line["by_year"]),
        write(line["planned"]),
        _money(line["entered"]),
        _money(left(line)),
        DASH if share is None else write(share, 1),
    ]


def left(line: Data) -> Decimal | None:
    """What is planned and not entered."""
    if line["planned"] is None or line["entered"] is None:
        return None
    return Decimal(line["planned"]) - Decimal(line["entered"])


def _money(value: Any) -> str:
    return write(value, 2)


def _is_drawn(line: Data) -> bool:
    return any(Decimal(line[name] or 0) for name in ("planned", "entered"))


def _drawn(line: Data) -> list[str]:
    entered = None if line["entered"] is None else max(Decimal(line["entered"]), Decimal(0))
    planned = Decimal(line["planned"] or 0)
    rest = None if entered is None else planned - entered
    return ["", write(planned), write(entered), write(rest)]
