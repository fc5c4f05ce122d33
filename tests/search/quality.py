"""The two lists of searches, and how well an order of examples answers one."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db.models import F

DATA = Path(__file__).with_name("data")
GROWING, HELD_OUT = DATA / "growing.csv", DATA / "held_out.csv"
FIRST = 5


@dataclass(frozen=True)
class Search:
    """A query with the codes of the examples that answer it."""

    kind: str
    query: str
    relevant: frozenset[str]


def searches(path: Path) -> list[Search]:
    """The rows of a list; lines with # say where it is from."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(line for line in lines if not line.startswith("#"))
        return [
            Search(row["kind"], row["query"], frozenset(row["relevant"].split())) for row in rows
        ]


def recall(found: Sequence[str], relevant: frozenset[str]) -> float:
    """The share of the relevant among the first five, of as many as could be there."""
    return len(relevant.intersection(found[:FIRST])) / min(FIRST, len(relevant))


def reciprocal_rank(found: Sequence[str], relevant: frozenset[str]) -> float:
    """One divided by the place of the first relevant; 0 when none is found."""
    return next((1 / at for at, code in enumerate(found, start=1) if code in relevant), 0.0)


def found_by(query: str) -> list[str]:
    """Codes of examples as the portal orders them."""
    from forkommune.search.searching import matching, understand
    from pilots.models import Example
    from pilots.searching import LABEL

    rows = Example.objects.published()
    found = matching(rows, understand(query, label=LABEL, public=True))
    return codes_of(found.order_by(F("rank").desc(), "title", "pk"))


def codes_of(rows: Any) -> list[str]:
    """Codes of the first twenty."""
    return list(rows.filter(code__isnull=False).values_list("code", flat=True)[:20])
