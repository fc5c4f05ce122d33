"""The figures of the summary and of the texts, computed from the snapshot alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import median
from typing import Any

YEARS = 10  # growth is shown over this many years
FACTS = ("measures", "instruments", "routines", "institutions")
LAID_DOWN = ("targets", "units", "deadlines", "sums")
ASSESSED = ("barriers", "successes", "requirements")
KINDS = (*FACTS, *LAID_DOWN, *ASSESSED)


@dataclass(frozen=True)
class Overview:
    """Answers about the snapshot's data, in plain numbers."""

    data: Mapping[str, Any]

    @property
    def year(self) -> int:
        """The year whose figures and borders are shown."""
        return int(self.data["year"])

    @cached_property
    def municipalities(self) -> Sequence[Mapping[str, Any]]:
        """All of them, in alphabetical order."""
        return list(self.data["municipalities"])

    @cached_property
    def members(self) -> Sequence[Mapping[str, Any]]:
        """Those that were members when the project began; all where membership is not known."""
        known = [m for m in self.municipalities if m["member"] and m["member"]["is_member"]]
        return known or self.municipalities

    @cached_property
    def with_plan(self) -> Sequence[Mapping[str, Any]]:
        """Municipalities with a plan of their own or a shared one in the register."""
        return [m for m in self.municipalities if any(p["is_plan"] for p in m["plans"])]

    def people(self, municipality: Mapping[str, Any], year: int | None = None) -> int | None:
        """Inhabitants on 1 January; None where nobody knows."""
        value = municipality["population"].get(str(year or self.year))
        return None if value is None else int(value)

    def growth(self, municipality: Mapping[str, Any]) -> float | None:
        """Change of population in per cent over ten years; None where a year is missing."""
        before = self.people(municipality, self.year - YEARS)
        after = self.people(municipality)
        return None if not before or after is None else 100 * (after - before) / before

    def total_people(self, year: int | None = None) -> int | None:
        """Inhabitants of the members together; None as soon as one is not known."""
        counts = [self.people(m, year) for m in self.members]
        return None if None in counts or not counts else sum(c for c in counts if c is not None)

    @cached_property
    def total_growth(self) -> float | None:
        """Change of the members' population together, in per cent."""
        before, after = self.total_people(self.year - YEARS), self.total_people()
        return None if not before or after is None else 100 * (after - before) / before

    @cached_property
    def median_growth(self) -> float | None:
        """The middle of the municipalities' changes, in per cent."""
        known = [g for g in map(self.growth, self.municipalities) if g is not None]
        return median(known) if known else None

    @cached_property
    def finding_counts(self) -> Mapping[str, int]:
        """Findings shown, by kind; an older snapshot has fewer kinds."""
        return {kind: sum(len(found(m, kind)) for m in self.municipalities) for kind in KINDS}

    @cached_property
    def with_laid_down(self) -> Sequence[Mapping[str, Any]]:
        """Municipalities whose plans lay down anything that is shown."""
        return [m for m in self.municipalities if any(found(m, kind) for kind in LAID_DOWN)]

    @cached_property
    def with_findings(self) -> Sequence[Mapping[str, Any]]:
        """Municipalities with any finding that is shown."""
        return [m for m in self.municipalities if any(m["findings"].values())]

    @cached_property
    def findings_invented(self) -> bool:
        """Whether a finding shown is an invented example."""
        rows = (row for m in self.municipalities for kind in m["findings"].values() for row in kind)
        return any(row["invented"] for row in rows)

    def told(self, key: str) -> Mapping[str, Any]:
        """Assessments by type; none in a snapshot that was made before they were told of."""
        told: Mapping[str, Any] = self.data.get(key, {"types": [], "withheld": 0})
        return told

    @cached_property
    def sectors(self) -> Sequence[tuple[str, int]]:
        """Examples by sector, the most frequent first."""
        counts = Counter(example["sector"] for example in self.data["examples"])
        return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))

    @cached_property
    def examples_invented(self) -> bool:
        """Whether one of the examples is invented."""
        return any(example["invented"] for example in self.data["examples"])

    @cached_property
    def measured_examples(self) -> int:
        """Examples whose effect is a result, not a goal."""
        return sum(example["measured"] for example in self.data["examples"])

    @property
    def interviewed(self) -> int | None:
        """Municipalities interviewed; None stands for one to four in a public edition."""
        value: int | None = self.data["response"]["interviewed"]
        return value

    @property
    def has_interviews(self) -> bool:
        """Whether any interview has been held."""
        return bool(self.data["response"]["has_interviews"])


def found(municipality: Mapping[str, Any], kind: str) -> Sequence[Mapping[str, Any]]:
    """The findings of a kind; none in a snapshot that was made before they were told of."""
    rows: Sequence[Mapping[str, Any]] = municipality["findings"].get(kind, ())
    return rows
