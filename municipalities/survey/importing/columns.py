"""The columns of a table of answers, and what its cells may say. No rows are written here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from forkommune.work.importing import CannotRead, Figure, Line
from forkommune.work.merging import Value
from municipalities.survey.models import Question
from municipalities.survey.typed_numbers import of_cell
from municipalities.survey.values import NO, STATES_WITHOUT_ANSWER, YES, field_name
from municipalities.survey.wording import options_of

COMMENT = "kommentar"
BETWEEN = re.compile(r"[;\n]+")
# What is said about an interview, by the heading that people write.
ROUND, MUNICIPALITY, RESPONDENT, ROLE = "Runde", "Kommune", "Spurt som", "Rolle"
DATE, NOTES = "Dato", "Notater"
BASIS, WAY, LETTER = "Grunnlag", "Dokumentert", "Informasjonsbrev"
GIVEN_ON, SCOPES, WORDING = "Grunnlag gitt", "Dekker", "Ordlyd"
ABOUT = (ROUND, MUNICIPALITY, RESPONDENT, ROLE, DATE, NOTES)
OF_BASIS = (BASIS, WAY, LETTER, GIVEN_ON, SCOPES, WORDING)
NEEDED = (MUNICIPALITY, ROLE)
HEAD_LINES = 20  # that are not empty; the heading is looked for among them


class NotAllowed(ValueError):
    """A cell says what cannot be answered; the message says what can."""


@dataclass(frozen=True)
class Columns:
    """Where the columns are, counted from 0, by heading, and by code in capitals."""

    about: Mapping[str, int]
    answers: Mapping[str, int]
    comments: Mapping[str, int]

    def unheaded(self, line: Line) -> str:
        """What stands under no heading: an answer with the sign between cells in it, for one."""
        known = {*self.about.values(), *self.answers.values(), *self.comments.values()}
        return next((cell for at, cell in enumerate(line.cells) if cell and at not in known), "")

    def said(self, line: Line, heading: str) -> str:
        """What a line says about the interview; empty where the file has no such column."""
        return _cell(line, self.about.get(heading))

    def answer(self, line: Line, code: str) -> str:
        """What a line answers to a question."""
        return _cell(line, self.answers.get(code.upper()))

    def comment(self, line: Line, code: str) -> str:
        """What a line adds to an answer."""
        return _cell(line, self.comments.get(code.upper()))


def _cell(line: Line, column: int | None) -> str:
    return line.cells[column] if column is not None and column < len(line.cells) else ""


def at(line: Line, column: str) -> str:
    """Where a cell is, as a fault names it."""
    return _("%(line)s, column %(column)s") % {"line": line.place, "column": column}


def below_titles(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines from the heading on: people write titles above it. All lines where none is one."""
    needed = {name.casefold() for name in NEEDED}
    for place, line in enumerate(lines[:HEAD_LINES]):
        if needed <= {cell.casefold() for cell in line.cells}:
            return lines[place:]
    return lines


def read_columns(heading: Line, codes: Iterable[str]) -> Columns:
    """Find out what each column is. Raises CannotRead for one that is unknown, twice, or missing.

    codes: of the questions that the rounds ask.
    """
    known = {code.upper() for code in codes}
    words = {one.casefold(): one for one in (*ABOUT, *OF_BASIS)}
    about: dict[str, int] = {}
    answers: dict[str, int] = {}
    comments: dict[str, int] = {}
    for place, cell in enumerate(heading.cells):
        if not cell:
            continue
        code, _space, rest = cell.partition(" ")
        if (word := words.get(cell.casefold())) is not None:
            column, name = about, word
        elif cell.upper() in known:
            column, name = answers, cell.upper()
        elif code.upper() in known and rest.casefold() == COMMENT:
            column, name = comments, code.upper()
        else:
            raise CannotRead(_unknown(cell))
        if name in column:
            raise CannotRead(_("The column “%s” stands twice; keep one of them.") % cell)
        column[name] = place
    if missing := [name for name in NEEDED if name not in about]:
        raise CannotRead(
            _("The column “%s” is missing; it tells whose answers they are.") % missing[0]
        )
    return Columns(about, answers, comments)


def _unknown(cell: str) -> str:
    return _(
        "The column “%(column)s” is unknown. Columns are %(about)s, the codes of questions as "
        "Q05, and “Q05 kommentar” for what was added."
    ) % {"column": cell, "about": ", ".join((*ABOUT, *OF_BASIS))}


def typed(question: Question, answer: str, comment: str, scale: dict[str, str]) -> dict[str, Value]:
    """The fields of a question that a line fills in; none where its cells are empty.

    Raises NotAllowed.
    """
    name = field_name(question)
    fields: dict[str, Value] = {}
    if comment:
        if question.type == Question.Type.TEXT:
            raise NotAllowed(_("A question answered in words has no column for what was added."))
        fields[f"{name}_comment"] = comment
    if not answer:
        return fields
    states = {one.label.casefold(): one.value for one in STATES_WITHOUT_ANSWER}
    state = states.get(answer.casefold(), answer if answer in states.values() else "")
    is_many = question.type == Question.Type.MULTIPLE
    value: Value = [] if is_many else ""
    if question.type == Question.Type.NUMBER and isinstance(answer, Figure):
        answer = of_cell(answer)
    if not state:
        value = _chosen(question, answer, scale) if options_of(question, scale) else answer
    return fields | {name: value, f"{name}_state": state}


def _chosen(question: Question, answer: str, scale: dict[str, str]) -> Value:
    options = options_of(question, scale)
    known = {code.casefold(): code for code, _words in options}
    known |= {words.casefold(): code for code, words in options}
    if question.type == Question.Type.SCALE:
        known |= {words.casefold(): code for code, words in scale.items()}
    if question.type == Question.Type.YES_NO:
        known |= {"ja": YES, "nei": NO, "true": YES, "false": NO}
    if question.type != Question.Type.MULTIPLE:
        return _one(answer, known, options)
    if answer.casefold() in known:  # the words of an option may hold the sign between two
        return [known[answer.casefold()]]
    pieces = [piece.strip() for piece in BETWEEN.split(answer)]
    return list(dict.fromkeys(_one(piece, known, options) for piece in pieces if piece))


def _one(answer: str, known: dict[str, str], options: list[tuple[str, str]]) -> str:
    code = known.get(answer.casefold())
    if code is None:
        allowed = "; ".join(words for _code, words in options)
        raise NotAllowed(
            _("“%(value)s” is not allowed. Write one of: %(allowed)s")
            % {"value": answer, "allowed": allowed}
        )
    return code


def code_of(written: str, choices: Sequence[tuple[str, Any]]) -> str:
    """The code of a choice by its code or its words. Raises NotAllowed."""
    known = {str(words).casefold(): code for code, words in choices} | {c: c for c, _w in choices}
    if written.casefold() not in known:
        allowed = "; ".join(str(words) for _code, words in choices)
        raise NotAllowed(_("Write one of: %s") % allowed)
    return known[written.casefold()]
