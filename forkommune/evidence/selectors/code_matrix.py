"""Codes against municipalities, questions, years, kinds of source, groups of places or of speakers:
passages and texts in each cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import repeat
from typing import Any

from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.evidence.divisions import place_groups, speaker_groups
from forkommune.evidence.models import Coding, SourceText
from forkommune.evidence.querysets import CodingQuerySet, SourceTextQuerySet
from forkommune.evidence.querysets.rounds import Hidden
from forkommune.ui.named_rows import numbered_as

from .code_tree import Branch
from .looked_for import LookedFor, window_of
from .places import places_with_texts
from .tallies import ANY, NONE, Tallies, Tally


class Division(StrEnum):
    """What the columns are, by its name in addresses."""

    PLACE = "kommune"
    KIND = "kilde"
    GROUP = "gruppe"
    QUESTION = "sporsmal"
    YEAR = "ar"
    SPEAKERS = "taler"


class Measure(StrEnum):
    """What the cells count, by its name in addresses."""

    PASSAGES = "utdrag"
    TEXTS = "tekster"
    CHARACTERS = "tegn"


FIELDS = {
    Division.PLACE: "organisation",
    Division.KIND: "kind",
    Division.GROUP: "organisation",
    Division.QUESTION: "place",
    Division.YEAR: "year",
    Division.SPEAKERS: "informant",
}
NUMBER = re.compile(r"\d+")


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
        case Division.SPEAKERS:
            return [
                Column(group.label, frozenset(group.informants), ("taler", group.key))
                for groups_of in speaker_groups
                for group in groups_of(user)
                if not group.is_whole
            ]
        case Division.QUESTION:
            answers = SourceText.objects.visible_to(user).of_kinds([SourceText.Kind.ANSWER])
            return [
                Column(place, frozenset({place}), ("sted", place))
                for place in sorted(answers.columns("place") - {""}, key=_numbered)
            ]
        case Division.YEAR:
            years = SourceText.objects.visible_to(user).columns("year")
            known = [
                Column(str(year), frozenset({year}), ("ar", str(year)))
                for year in sorted(years - {None})
            ]
            unknown = Column(_("Year not known"), frozenset({None}), ("utenar", "1"))
            return [*known, unknown] if None in years else known
        case Division.PLACE:
            places = [
                Column(name, frozenset({key}), ("kommune", numbered_as(name, key)))
                for key, name in places_with_texts(user).values_list("pk", "name")
            ]
            nobody = Column(_("No municipality"), frozenset({None}), ("uten", "1"))
            return [*places, nobody]


def _numbered(place: str) -> tuple[list[int], str]:
    """Question 9 before question 10."""
    return [int(digits) for digits in NUMBER.findall(place)], place


def code_matrix(
    division: Division,
    branches: Sequence[Branch],
    columns: Sequence[Column],
    user: User,
    hidden: Hidden = None,
    *,
    with_characters: bool = False,
) -> CodeMatrix:
    """The cells of some codes and columns, in at most two statements, three with characters; hidden
    as in `CodingQuerySet.visible_to`."""
    field = FIELDS[division]
    values = {value for column in columns for value in column.values}
    codings = _within(Coding.objects.visible_to(user, hidden), division, values)
    codings = codings.of_codes({key for branch in branches for key in branch.keys})
    stretches = codings.stretches() if with_characters else ()
    tallies = Tallies(codings.where_they_stand(field), branches, stretches)
    windows = {branch.code.pk: window_of([branch]) for branch in branches}
    windows[ANY] = window_of(branches)
    texts = _texts_within(SourceText.objects.visible_to(user), division, values)
    looked = LookedFor(field, texts, user, set(windows.values()))
    looked_in = {
        window: [looked.among(column.values, window) for column in columns]
        for window in set(windows.values())
    }

    def cells_of(key: int) -> tuple[MatrixCell, ...]:
        found, here = tallies.of(key), looked_in[windows[key]]
        return tuple(map(_cell, columns, repeat(found), here))

    rows = [_row(branch, cells_of(branch.code.pk)) for branch in branches]
    foot = cells_of(ANY)
    return CodeMatrix(columns, tuple(rows), foot, _sum(cell.tally for cell in foot))


def _within(codings: CodingQuerySet, division: Division, values: Iterable[Any]) -> CodingQuerySet:
    match division:
        case Division.QUESTION:
            return codings.of_answers_at(values)
        case Division.KIND:
            return codings.of_kinds(values)
        case Division.YEAR:
            return codings.from_years(values)
        case Division.SPEAKERS:
            return codings.said_by(values)
        case _:
            return codings.about(values)


def _texts_within(
    texts: SourceTextQuerySet, division: Division, values: Iterable[Any]
) -> SourceTextQuerySet:
    match division:
        case Division.QUESTION:
            return texts.answers_at(values)
        case Division.KIND:
            return texts.of_kinds(values)
        case Division.YEAR:
            return texts.from_years(values)
        case Division.SPEAKERS:
            return texts.said_by(values)
        case _:
            return texts.about(values)


def _row(branch: Branch, cells: tuple[MatrixCell, ...]) -> MatrixRow:
    return MatrixRow(branch, cells, _sum(cell.tally for cell in cells))


def _cell(column: Column, found: Mapping[Any, Tally], is_looked_for: bool) -> MatrixCell:
    tally = _sum(found.get(value) for value in column.values)
    return MatrixCell(tally if is_looked_for or tally != NONE else None, column)


def _sum(some: Iterable[Tally | None]) -> Tally:
    known = [tally for tally in some if tally is not None]
    if len(known) == 1:
        return known[0]
    return Tally(*map(sum, zip(*known, strict=True)))
