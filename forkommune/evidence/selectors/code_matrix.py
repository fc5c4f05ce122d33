"""Codes against municipalities, kinds of source or network groups: passages and texts in each cell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.evidence.models import Coding, SourceText
from forkommune.evidence.querysets import CodingQuerySet, SourceTextQuerySet
from forkommune.evidence.querysets.rounds import hidden_keys
from forkommune.ui.named_rows import numbered
from forkommune.work.registry import place_groups

from .code_tree import NONE, Branch, Tally, tallies
from .looked_for import LookedFor, Window, window_of
from .places import places_with_texts


class Division(StrEnum):
    """What the columns are, by its name in addresses."""

    PLACE = "kommune"
    KIND = "kilde"
    GROUP = "gruppe"


FIELDS = {Division.PLACE: "organisation", Division.KIND: "kind", Division.GROUP: "organisation"}
FROM_CODING = "passage__revision__source__"


@dataclass(frozen=True)
class Column:
    """A column. values: what the texts in it have in the field of the division; no two columns share
    any. asked: name and value of the filter that leads to its passages."""

    label: str
    values: frozenset[Any]
    asked: tuple[str, str]


@dataclass(frozen=True)
class MatrixCell:
    """Passages and texts; None where nothing was found, and nobody has looked for the code (of a
    category: for all its codes) in any text of the column."""

    tally: Tally | None
    column: Column

    @property
    def leads_somewhere(self) -> bool:
        """Whether there is a passage to read."""
        return self.tally is not None and self.tally.passages > 0


@dataclass(frozen=True)
class MatrixRow:
    """A code with its cells. total: of the columns shown; they share no passage."""

    branch: Branch
    cells: tuple[MatrixCell, ...]
    total: Tally


@dataclass(frozen=True)
class CodeMatrix:
    """The table. foot: passages with any of the codes, each once."""

    columns: Sequence[Column]
    rows: tuple[MatrixRow, ...]
    foot: tuple[MatrixCell, ...]
    total: Tally


def columns_of(division: Division, user: User) -> list[Column]:
    """All columns of a division, in their order."""
    match division:
        case Division.KIND:
            used = SourceText.objects.visible_to(user).columns("kind")
            return [
                Column(str(kind.label), frozenset({kind.value}), ("kilde", kind.value))
                for kind in SourceText.Kind
                if kind.value in used
            ]
        case Division.GROUP:
            return [
                Column(group.label, frozenset(group.organisations), ("gruppe", group.key))
                for groups_of in place_groups
                for group in groups_of(user)
            ]
        case Division.PLACE:
            places = [
                Column(str(place), frozenset({place.pk}), ("kommune", numbered(place)))
                for place in places_with_texts(user)
            ]
            nobody = Column(_("No municipality"), frozenset({None}), ("uten", "1"))
            return [*places, nobody]


def code_matrix(
    division: Division, branches: Sequence[Branch], columns: Sequence[Column], user: User
) -> CodeMatrix:
    """The cells of some codes and columns, in at most five statements."""
    field = FIELDS[division]
    values = {value for column in columns for value in column.values}
    visible = Coding.objects.visible_to(user, hidden_keys(user))
    codings = _within(visible, division, values)
    found: defaultdict[int, dict[Any, Tally]] = defaultdict(dict)
    for (code, value), tally in tallies(codings, branches, FROM_CODING + field).items():
        found[code][value] = tally
    keys = frozenset(key for branch in branches for key in branch.keys)
    anywhere = {
        row[FROM_CODING + field]: Tally(row["passages"], row["sources"])
        for row in codings.of_codes(keys).passage_and_text_counts(FROM_CODING + field)
    }
    windows = {branch.code.pk: window_of([branch]) for branch in branches}
    any_of_them = window_of(branches)
    texts = _texts_within(SourceText.objects.visible_to(user), division, values)
    looked = LookedFor(field, texts, user, {*windows.values(), any_of_them})
    foot = _cells(columns, anywhere, looked, any_of_them)
    rows = []
    for branch in branches:
        cells = _cells(columns, found[branch.code.pk], looked, windows[branch.code.pk])
        rows.append(MatrixRow(branch, cells, _sum(cell.tally for cell in cells)))
    return CodeMatrix(columns, tuple(rows), foot, _sum(cell.tally for cell in foot))


def _within(codings: CodingQuerySet, division: Division, values: Iterable[Any]) -> CodingQuerySet:
    return codings.of_kinds(values) if division is Division.KIND else codings.about(values)


def _texts_within(
    texts: SourceTextQuerySet, division: Division, values: Iterable[Any]
) -> SourceTextQuerySet:
    return texts.of_kinds(values) if division is Division.KIND else texts.about(values)


def _cells(
    columns: Sequence[Column],
    counts: dict[Any, Tally],
    looked: LookedFor,
    window: Window | None,
) -> tuple[MatrixCell, ...]:
    return tuple(_cell(column, counts, looked, window) for column in columns)


def _cell(
    column: Column, counts: dict[Any, Tally], looked: LookedFor, window: Window | None
) -> MatrixCell:
    tally = _sum(counts.get(value, NONE) for value in column.values)
    is_known = tally != NONE or looked.among(column.values, window)
    return MatrixCell(tally if is_known else None, column)


def _sum(some: Iterable[Tally | None]) -> Tally:
    known = [tally for tally in some if tally is not None]
    return Tally(sum(t.passages for t in known), sum(t.sources for t in known))
