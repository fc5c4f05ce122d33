"""What is known while a sheet of examples is read, and how its cells are taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from forkommune.figures.tables import FORMULA_STARTS
from forkommune.work.importing import Figure, Ledger, Line
from municipalities.models import Municipality
from pilots.proposing.form import ExampleProposalForm

from .columns import Column


@dataclass
class Reader:
    """What is known while the lines are read.

    places: for which examples may be proposed, by name and number. standing: the examples that the
    lines name, by address. titles: of the examples of each municipality.
    """

    by: Any
    chosen: Any
    ledger: Ledger
    heads: Mapping[str, int]
    columns: Mapping[str, Column]
    words: Mapping[str, Mapping[str, str]]
    places: Mapping[str, Municipality]
    choices: Mapping[str, Any]
    standing: Mapping[str, Any] = field(default_factory=dict)
    titles: Mapping[int, list[str]] = field(default_factory=dict)
    seen: dict[tuple[int, str], str] = field(default_factory=dict)

    def said(self, line: Line) -> dict[str, str]:
        """The cells of a line by the names of their columns, as somebody types them."""
        return {
            name: as_cell(line.cells[at]) if at < len(line.cells) else ""
            for name, at in self.heads.items()
        }

    def form(self, values: Mapping[str, str]) -> ExampleProposalForm:
        """The form with what a line says, to be checked as if somebody had typed it."""
        data = QueryDict(mutable=True)
        for name, value in values.items():
            data[name] = value
        return ExampleProposalForm(data, choices=self.choices)

    def fault(self, line: Line, name: str, value: str, reason: str) -> None:
        """Note what is wrong with a cell."""
        column = self.columns.get(name)
        place = line.place
        if column is not None:
            at = self.heads.get(name)
            where = f"{letter_of(at)} ({column.head})" if at is not None else column.head
            place = _("%(line)s, column %(column)s") % {"line": line.place, "column": where}
        self.ledger.fault(place, value, reason)


def as_cell(cell: str) -> str:
    """A cell as somebody types it: numbers with a comma, without the mark that holds formulas off."""
    if isinstance(cell, Figure):
        return cell.replace(".", ",")
    if cell.startswith("'") and cell[1:].startswith(FORMULA_STARTS):
        return cell[1:]
    return cell.replace("\r\n", "\n")


def letter_of(at: int) -> str:
    """What a spreadsheet calls a column: A for the first, AA after Z."""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def coded(reader: Reader, line: Line, said: Mapping[str, str]) -> dict[str, str] | None:
    """The cells with words of closed lists as codes; None where one is unknown, which is told."""
    values, is_whole = dict(said), True
    for name, known in reader.words.items():
        word = said.get(name, "")
        if not word:
            continue
        code = known.get(word.casefold())
        if code is None:
            reader.fault(line, name, word, _no_such_word(reader, name, word))
            is_whole = False
        else:
            values[name] = code
    return values if is_whole else None


def _no_such_word(reader: Reader, name: str, word: str) -> str:
    labels = list(reader.columns[name].words.values())
    by_letters = {label.casefold(): label for label in labels}
    near = get_close_matches(word.casefold(), by_letters, n=1, cutoff=0.5)
    if near:
        return _("That is none of the words. Did you mean “%s”?") % by_letters[near[0]]
    return _("Write one of: %s") % "; ".join(labels)
