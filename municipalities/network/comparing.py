"""Divisions side by side: mine, the machine's and the workshop's."""

from __future__ import annotations

from dataclasses import dataclass

from municipalities.register.models import Municipality

from .dividing.agreement import adjusted_rand
from .models import Division

MOST = 4


@dataclass(frozen=True)
class Column:
    """A division; alike: adjusted Rand index to the first; None for the first itself."""

    division: Division
    alike: float | None
    dearer: float | None


@dataclass(frozen=True)
class Line:
    """A municipality with its letter in each division ("" where it is not in it)."""

    municipality: Municipality
    letters: list[str]
    differs: bool


@dataclass(frozen=True)
class Comparison:
    """A table of municipalities by divisions."""

    columns: list[Column]
    lines: list[Line]

    @property
    def different(self) -> int:
        """How many municipalities are in other company somewhere."""
        return sum(line.differs for line in self.lines)


def comparison(divisions: list[Division]) -> Comparison:
    """Some divisions, the first as what the others are compared with."""
    groups = [
        [(group.letter, list(group.members.all())) for group in one.groups.with_members()]
        for one in divisions
    ]
    company = [
        {
            m.pk: (letter, frozenset(other.pk for other in members))
            for letter, members in of_one
            for m in members
        }
        for of_one in groups
    ]
    everybody = {m.pk: m for of_one in groups for _letter, members in of_one for m in members}
    lines = []
    for one in sorted(everybody.values(), key=lambda m: (m.sort_key, m.pk)):
        held = [where.get(one.pk) for where in company]
        differs = len({company_of[1] if company_of else None for company_of in held}) > 1
        lines.append(Line(one, [where[0] if where else "" for where in held], differs))
    return Comparison([_column(n, divisions, groups) for n in range(len(divisions))], lines)


def _column(
    number: int, divisions: list[Division], groups: list[list[tuple[str, list[Municipality]]]]
) -> Column:
    mine = [[m.pk for m in members] for _letter, members in groups[number]]
    first = [[m.pk for m in members] for _letter, members in groups[0]]
    comparable = {pk for group in mine for pk in group} == {pk for group in first for pk in group}
    base, own = divisions[0], divisions[number]
    same_measure = base.weights == own.weights and base.inputs == own.inputs and base.objective
    return Column(
        own,
        adjusted_rand(first, mine) if number and comparable and first else None,
        100 * (own.objective / base.objective - 1)
        if number and same_measure and own.objective is not None and base.objective
        else None,
    )
