"""What an example says in the columns of the sheet: written into one, and held against one that comes back."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from pilots.models import Example, ExampleEffect
from pilots.numbers import typed
from pilots.proposing.form import SOURCES
from pilots.proposing.writing import OWN_BUDGET

from .columns import ADDRESS, PLACE

SHARE = re.compile(r"([\d,]+) %")
OF_EXAMPLE = ("kind", "title", "summary", "start_year", "cost", "effect", "effect_kind")
OF_STORY = ("challenge", "did_not_work", "advice")
OF_PROPOSAL = ("basis", "before")
Cell = str | int | Decimal | None


def cells_of(example: Example) -> dict[str, Cell]:
    """The cells of an example by the names of the columns, choices as codes; None where nothing is known."""
    cells: dict[str, Cell] = {
        ADDRESS: example.slug,
        PLACE: place_of(example),
        **{name: getattr(example, name) or None for name in OF_EXAMPLE},
        **{name: getattr(example.told, name) or None for name in OF_STORY},
        **{name: getattr(example, name).code for name in ("theme", "sector", "instrument")},
        "status": None if example.status == Example.Status.UNKNOWN else example.status,
        "steps": "\n".join(step.text for step in example.steps.all()) or None,
        "cost_nok": example.investment_nok,
        **_funding(example),
        **_effect(example.effects.all()),
        **_proposed(example),
        **_sources(example),
    }
    return cells


def place_of(example: Example) -> str:
    """The municipalities by name; the source's own words where none is registered."""
    names = [place.name for place in example.municipalities.all()]
    return "; ".join(names) or example.place


def as_typed(cell: Cell) -> str:
    """A cell as somebody types it: numbers with a comma, lines parted in one way."""
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return typed(cell)
    return "\n".join(str(cell).replace("\r\n", "\n").split("\n")).strip()


def _funding(example: Example) -> dict[str, Cell]:
    found: dict[str, Cell] = {}
    for row in example.funding.all():
        share = SHARE.fullmatch(row.words)
        value = Decimal(share[1].replace(",", ".")) if share else None
        if row.source.code == OWN_BUDGET:
            found.setdefault("share_municipality", value)
        elif "funding" not in found:
            found |= {"funding": row.source.code, "share_state": value}
    return found


def _effect(effects: Any) -> dict[str, Cell]:
    row: ExampleEffect | None = next((one for one in effects if one.value is not None), None)
    if row is None:
        return {}
    return {"effect_value": row.value, "effect_unit": row.unit, "method": row.method or None}


def _proposed(example: Example) -> dict[str, Cell]:
    """What only the proposal tells, where there was one."""
    proposal = getattr(example, "proposal", None)
    values = proposal.values if proposal else {}
    return {name: values.get(name) or None for name in OF_PROPOSAL}


def _sources(example: Example) -> dict[str, Cell]:
    found: dict[str, Cell] = {}
    for number, row in zip(SOURCES, example.sources.all(), strict=False):
        found |= {
            f"source_title_{number}": row.title,
            f"source_url_{number}": row.url or None,
            f"source_year_{number}": row.year,
        }
    return found
