"""Answers from a table: a row an interview, checked like the form, never written over unasked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from forkommune.figures.numbers import format_date
from forkommune.work.importing import (
    CannotRead,
    Difference,
    Ledger,
    Opened,
    Options,
    demand_rows,
)
from forkommune.work.merging import Value
from forkommune.work.services.draft_states import find_draft
from municipalities.survey.interview_form import InterviewForm
from municipalities.survey.models import Answer, Question, SurveyRound
from municipalities.survey.services.interviews import DRAFT_KIND, complete_interview
from municipalities.survey.values import Given, field_name, names_of
from municipalities.survey.wording import answer_words, label

from . import columns as sheet
from .columns import Columns, NotAllowed, at, below_titles, read_columns, typed
from .rows import Row, row_of

ALWAYS = {"held_on": sheet.DATE, "notes": sheet.NOTES}


def write_responses(opened: Opened, options: Options, ledger: Ledger) -> None:
    """Put the answers of a table into interviews, those that are not there yet into new ones.

    What stands otherwise is changed only where `options.chosen` says so. Raises CannotRead.
    """
    if not opened.lines:
        raise CannotRead(_("The file holds no table; save it as Excel (.xlsx) or CSV."))
    heading, *lines = below_titles(opened.lines)
    demand_rows(lines)
    rounds = list(SurveyRound.objects.newest_first())
    codes = Question.objects.filter(guide__rounds__in=rounds).values_list("code", flat=True)
    columns = read_columns(heading, codes)
    seen: dict[tuple[Any, ...], str] = {}
    for line in lines:
        row = row_of(line, columns, rounds, seen, options, ledger)
        if row is not None and _read_answers(row, columns, ledger):
            _write(row, options, ledger)


def _read_answers(row: Row, columns: Columns, ledger: Ledger) -> bool:
    """Take what the line says into the row; False where a fault is noted."""
    before = len(ledger.faults)
    for name, heading in ALWAYS.items():
        if written := columns.said(row.line, heading):
            row.said[name] = written
    own = {question.code.upper() for question in row.questions}
    for code in columns.answers.keys() - own:
        if written := columns.answer(row.line, code):
            ledger.fault(
                at(row.line, code),
                written,
                _("%(guide)s, which this interview follows, has no such question.")
                % {"guide": row.interview.guide},
            )
    for question in row.questions:
        answer = columns.answer(row.line, question.code)
        comment = columns.comment(row.line, question.code)
        if question.pk in row.struck:  # the respondent took it back; no file brings it in again
            ledger.leave_out(bool(answer or comment))
            continue
        try:
            row.said |= typed(question, answer, comment, row.scale)
        except NotAllowed as refused:
            ledger.fault(at(row.line, question.code), answer or comment, str(refused))
    if len(ledger.faults) == before:
        _check(row, row.stands | row.said, ledger)
    return len(ledger.faults) == before


def _check(row: Row, values: dict[str, Value], ledger: Ledger) -> None:
    """Note what the interview's form says of some values, by column."""
    headings = dict(ALWAYS) | {
        name: question.code for question in row.questions for name in names_of(question)
    }
    for name, errors in row.form(values).errors.items():
        written = row.said.get(name, "")
        value = "; ".join(written) if isinstance(written, list) else written
        ledger.fault(at(row.line, headings.get(name, name)), value, " ".join(map(str, errors)))


def _write(row: Row, options: Options, ledger: Ledger) -> None:
    """Write the row's answers, and note what is new and what stands otherwise."""
    form = row.form(row.stands | row.said)
    form.is_valid()
    stands = _standing(row)
    taken: dict[str, Value] = {}
    fields: dict[str, str | None] = {sheet.BASIS: row.basis} if row.basis else {}
    for name, heading, shown in _told(row, form):
        names = _fields(row, name)
        standing = stands.get(name)
        if standing == shown:
            continue
        said = {one: row.said[one] for one in names if one in row.said}
        if standing is None:
            taken |= said
            fields[heading] = shown
            continue
        key = f"{row.interview.pk}:{name}"
        if key in options.chosen:
            taken |= said
        ledger.differences.append(
            Difference(
                row.line.place, _called(row), False, {heading: standing}, {heading: shown}, key
            )
        )
    if fields:
        before = dict.fromkeys(fields)
        ledger.differences.append(
            Difference(row.line.place, _called(row), row.is_new, before, fields)
        )
    if not taken:
        ledger.unchanged += not fields
        return
    _complete(row, taken, options, ledger)


def _called(row: Row) -> str:
    return f"{row.interview.municipality}, {row.interview.informant.role_text}"


def _fields(row: Row, name: str) -> list[str]:
    if name in ALWAYS:
        return [name]
    return next(names_of(one) for one in row.questions if field_name(one) == name)


def _told(row: Row, form: InterviewForm) -> Iterator[tuple[str, str, str]]:
    """Field, heading and words of everything that the line says."""
    if "held_on" in row.said:
        yield "held_on", sheet.DATE, format_date(form.cleaned_data["held_on"])
    if "notes" in row.said:
        yield "notes", sheet.NOTES, form.cleaned_data["notes"]
    for given in form.given():
        if any(name in row.said for name in names_of(given.question)):
            heading = label(given.question).capitalize()
            yield field_name(given.question), heading, _words(given, row.scale)


def _standing(row: Row) -> dict[str, str]:
    """What stands in the words of `_told`, by field; nothing where nothing does."""
    standing = {name: str(row.stands[name]) for name in ALWAYS if row.stands[name]}
    checked = row.form(row.stands)
    checked.is_valid()  # what is missing in it is of no account here
    for given in checked.given():
        if any(row.stands.get(one) for one in names_of(given.question)):
            standing[field_name(given.question)] = _words(given, row.scale)
    return standing


def _words(given: Given, scale: dict[str, str]) -> str:
    """An answer as it reads: the choice or number, then the words."""
    is_given = given.state == Answer.State.ANSWERED
    state = "" if is_given else str(Answer.State(given.state).label)
    parts = (state, answer_words(given.question, given.value, scale), given.text)
    return " – ".join(part for part in parts if part)


def _complete(row: Row, taken: dict[str, Value], options: Options, ledger: Ledger) -> None:
    form = row.form(row.stands | taken)
    if not form.is_valid():
        _check(row, row.stands | taken, ledger)
        return
    draft = find_draft(DRAFT_KIND, row.interview)
    complete_interview(
        interview=row.interview,
        given=form.given(),
        held_on=form.cleaned_data["held_on"],
        notes=form.cleaned_data["notes"],
        by=options.by,
        draft_version=draft.version if draft else 0,
    )
