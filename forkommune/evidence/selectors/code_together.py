"""Which codes stand on the same words, and how strongly they go together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from forkommune.accounts.models import User
from forkommune.evidence.cooccurrence import coefficient, meetings
from forkommune.evidence.models import Code, Coding
from forkommune.evidence.querysets.meetings import meeting_counts
from forkommune.evidence.querysets.rounds import Hidden, hidden_keys

from .code_tree import Branch, passages_per_branch


@dataclass(frozen=True)
class Meeting:
    """Two codes. first, second: passages of each; both: passages of one that meet the other.

    listed, other: the code whose passages are counted, and the one they meet; a list of exactly
    `both` passages answers to them.
    """

    row: Code
    column: Code
    first: int
    second: int
    both: int
    listed: Code
    other: Code

    @property
    def coefficient(self) -> float | None:
        """c; None where neither code is used."""
        return coefficient(self.first, self.second, self.both)

    @property
    def is_itself(self) -> bool:
        """Whether row and column are the same code."""
        return self.row.pk == self.column.pk


@dataclass(frozen=True)
class Together:
    """The table: a line of meetings for each code of the rows."""

    columns: Sequence[Code]
    lines: tuple[tuple[Code, tuple[Meeting, ...]], ...]

    @property
    def pairs(self) -> list[Meeting]:
        """Each two codes once, in the order of the table."""
        seen: set[frozenset[int]] = set()
        pairs = []
        for _code, meetings_of in self.lines:
            for one in meetings_of:
                two = frozenset({one.row.pk, one.column.pk})
                if not one.is_itself and two not in seen:
                    seen.add(two)
                    pairs.append(one)
        return pairs


def together(
    rows: Sequence[Branch], columns: Sequence[Branch], user: User, hidden: Hidden = None
) -> Together:
    """Each code of `rows` with each of `columns`, in two statements; hidden as in
    `CodingQuerySet.visible_to`.

    Categories carry no passages themselves and are left out by whoever asks.
    """
    visible = Coding.objects.visible_to(user, hidden)
    here, there = ([branch.code for branch in side] for side in (rows, columns))
    single = [Branch(code) for code in {code.pk: code for code in (*here, *there)}.values()]
    used = passages_per_branch(visible, single)
    counted = {
        (found.code, found.other): (found.here, found.there)
        for found in meeting_counts(
            (code.pk for code in here),
            (code.pk for code in there),
            hidden_keys(user) if hidden is None else hidden,
        )
    }
    lines = []
    for row in here:
        cells = []
        for column in there:
            ours, theirs = counted.get((row.pk, column.pk), (0, 0))
            listed, other = (row, column) if ours <= theirs else (column, row)
            cells.append(
                Meeting(
                    row,
                    column,
                    used.get(row.pk, 0),
                    used.get(column.pk, 0),
                    meetings(ours, theirs),
                    listed,
                    other,
                )
            )
        lines.append((row, tuple(cells)))
    return Together(there, tuple(lines))
