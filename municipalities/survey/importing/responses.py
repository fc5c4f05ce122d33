"""Answers from a table: a row an interview, checked like the form, never written over unasked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.evidence.models import Consent, Informant, QuoteScope
from forkommune.figures.numbers import format_date
from forkommune.work.importing import (
    CannotRead,
    Difference,
    Ledger,
    Line,
    Opened,
    Options,
    demand_rows,
)
from forkommune.work.merging import Value
from forkommune.work.services.draft_states import find_draft
from municipalities.register.models import Municipality
from municipalities.survey.forms import BasisForm, NewInterviewForm
from municipalities.survey.interview_form import InterviewForm
from municipalities.survey.models import Answer, Interview, Question, SurveyRound
from municipalities.survey.naming import Known, read_named
from municipalities.survey.selectors import (
    answers_of,
    may_keep,
    questions_of,
    stored_values,
    struck_questions,
)
from municipalities.survey.services.basis import record_basis
from municipalities.survey.services.interviews import DRAFT_KIND, complete_interview
from municipalities.survey.values import Given, field_name, names_of
from municipalities.survey.wording import answer_words, label

from . import columns as sheet
from .columns import Columns, NotAllowed, read_columns, typed

_NO_HEADING = gettext_lazy(
    "No heading stands above this. Write one, empty the cell, or put quotation marks round an "
    "answer that holds the sign between two cells."
)
ALWAYS = {"held_on": sheet.DATE, "notes": sheet.NOTES}


@dataclass
class _Row:
    """A line of the file with the interview that it is about."""

    line: Line
    interview: Interview
    is_new: bool
    questions: Sequence[Question]
    said: dict[str, Value]
    stands: dict[str, Value]
    struck: frozenset[int]
    basis: str = ""  # that is recorded with it

    @property
    def scale(self) -> dict[str, str]:
        return dict(self.interview.guide.scale_labels)

    def form(self, values: dict[str, Value]) -> InterviewForm:
        """The interview's form with values, to be checked."""
        data = QueryDict(mutable=True)
        for name, value in values.items():
            data.setlist(name, value if isinstance(value, list) else [value])
        return InterviewForm(data, questions=self.questions, scale=self.scale, struck=self.struck)


def write_responses(opened: Opened, options: Options, ledger: Ledger) -> None:
    """Put the answers of a table into interviews, those that are not there yet into new ones.

    What stands otherwise is changed only where `options.chosen` says so. Raises CannotRead.
    """
    if not opened.lines:
        raise CannotRead(_("The file holds no table; save it as Excel (.xlsx) or CSV."))
    heading, lines = opened.lines[0], opened.lines[1:]
    demand_rows(lines)
    rounds = list(SurveyRound.objects.newest_first())
    codes = Question.objects.filter(guide__rounds__in=rounds).values_list("code", flat=True)
    columns = read_columns(heading, codes)
    seen: dict[tuple[Any, ...], str] = {}
    for line in lines:
        row = _row(line, columns, rounds, seen, options, ledger)
        if row is not None and _read_answers(row, columns, ledger):
            _write(row, options, ledger)


def _row(
    line: Line,
    columns: Columns,
    rounds: list[SurveyRound],
    seen: dict[tuple[Any, ...], str],
    options: Options,
    ledger: Ledger,
) -> _Row | None:
    """The interview of a line, a new one where there is none; None where a fault is noted."""
    survey_round = _round(line, columns, rounds, ledger)
    municipality = survey_round and _municipality(line, columns, survey_round, ledger)
    respondent = _respondent(line, columns, ledger)
    role = _role(line, columns, ledger)
    if (lost := columns.unheaded(line)) or not (
        survey_round and municipality and respondent and role
    ):
        if lost:
            ledger.fault(line.place, lost, str(_NO_HEADING))
        return None
    key = (survey_round.pk, municipality.pk, respondent, role.casefold())
    if (first := seen.setdefault(key, line.place)) != line.place:
        ledger.fault(line.place, role, _("The same respondent stands at %s already.") % first)
        return None
    found = list(
        Interview.objects.with_all().filter(
            round=survey_round,
            municipality=municipality,
            respondent=respondent,
            informant__role_text__iexact=role,
        )
    )
    if len(found) > 1:
        ledger.fault(
            _at(line, sheet.ROLE), role, _("Several interviews are with such a respondent.")
        )
        return None
    interview = (
        found[0] if found else _started(survey_round, municipality, respondent, role, options)
    )
    basis = _basis_of(line, columns, interview, options, ledger)
    if basis is None:
        return None
    draft = find_draft(DRAFT_KIND, interview) if found else None
    if draft is not None and draft.data:
        ledger.fault(
            line.place, role, _("Somebody has typed in this interview; complete its form first.")
        )
        return None
    questions = questions_of(interview)
    answers = answers_of(interview)
    stands = stored_values(interview, questions, answers)
    return _Row(line, interview, not found, questions, {}, stands, struck_questions(answers), basis)


def _at(line: Line, column: str) -> str:
    return _("%(line)s, column %(column)s") % {"line": line.place, "column": column}


def _round(
    line: Line, columns: Columns, rounds: list[SurveyRound], ledger: Ledger
) -> SurveyRound | None:
    written = columns.said(line, sheet.ROUND)
    if not written and len(rounds) == 1:
        return rounds[0]
    found = [one for one in rounds if written.casefold() in (one.code, one.title.casefold())]
    if len(found) == 1:
        return found[0]
    allowed = "; ".join(one.code for one in rounds)
    ledger.fault(_at(line, sheet.ROUND), written, _("Write one of: %s") % allowed)
    return None


def _municipality(
    line: Line, columns: Columns, survey_round: SurveyRound, ledger: Ledger
) -> Municipality | None:
    written = columns.said(line, sheet.MUNICIPALITY)
    asked = {one.pk: one for one in survey_round.municipalities.all()}
    named = read_named(written, [Known(pk, m.number, m.name) for pk, m in asked.items()])
    if len(named.keys) == 1 and not named.unclear:
        return asked[named.keys[0]]
    reason = _("Write the number or name of a municipality that %(round)s asks: %(allowed)s") % {
        "round": survey_round,
        "allowed": "; ".join(f"{one.number} {one.name}" for one in asked.values()),
    }
    ledger.fault(_at(line, sheet.MUNICIPALITY), written, reason)
    return None


def _respondent(line: Line, columns: Columns, ledger: Ledger) -> str:
    written = columns.said(line, sheet.RESPONDENT)
    if not written:
        return Interview.Respondent.CASE_OFFICER
    try:
        return _code(written, Interview.Respondent.choices)
    except NotAllowed as refused:
        ledger.fault(_at(line, sheet.RESPONDENT), written, str(refused))
        return ""


def _role(line: Line, columns: Columns, ledger: Ledger) -> str:
    """The role, held to the rules of the form; empty where a fault is noted."""
    written = columns.said(line, sheet.ROLE)
    reasons = [_("Write the role of the respondent, not the name.")]
    if written:
        try:
            return str(NewInterviewForm.base_fields["role_text"].clean(written))
        except ValidationError as error:
            reasons = list(error.messages)
    ledger.fault(_at(line, sheet.ROLE), written, " ".join(reasons))
    return ""


def _code(written: str, choices: Sequence[tuple[str, Any]]) -> str:
    """The code of a choice by its code or its words. Raises NotAllowed."""
    known = {str(words).casefold(): code for code, words in choices} | {c: c for c, _w in choices}
    if written.casefold() not in known:
        allowed = "; ".join(str(words) for _code, words in choices)
        raise NotAllowed(_("Write one of: %s") % allowed)
    return known[written.casefold()]


def _started(
    survey_round: SurveyRound,
    municipality: Municipality,
    respondent: str,
    role: str,
    options: Options,
) -> Interview:
    informant = Informant.objects.create(organisation=municipality.organisation, role_text=role)
    return Interview.objects.create(
        round=survey_round,
        guide=survey_round.guide,
        municipality=municipality,
        informant=informant,
        interviewer=options.by,
        planned_minutes=survey_round.guide.duration_minutes,
        respondent=respondent,
    )


def _basis_of(
    line: Line, columns: Columns, interview: Interview, options: Options, ledger: Ledger
) -> str | None:
    """The basis that the line tells of, recorded, in words; "" where one is in force already.

    None where no answers may be kept: a fault is noted.
    """
    if may_keep(interview.informant):
        return ""
    said = {one: columns.said(line, one) for one in sheet.OF_BASIS}
    if not any(said.values()):
        ledger.fault(
            line.place,
            str(interview.informant),
            _("No basis is recorded: record it on the interview's page, or fill in the columns %s.")
            % ", ".join(sheet.OF_BASIS),
        )
        return None
    if options.by is None:
        reason = _("A basis is recorded by somebody: say whose file it is (--as EMAIL).")
        ledger.fault(line.place, str(interview.informant), reason)
        return None
    try:
        form = BasisForm(_basis(said))
    except NotAllowed as refused:
        ledger.fault(line.place, "; ".join(filter(None, said.values())), str(refused))
        return None
    for errors in form.errors.values():
        ledger.fault(line.place, "; ".join(filter(None, said.values())), " ".join(map(str, errors)))
    if not form.is_valid():
        return None
    kept = record_basis(informant=interview.informant, by=options.by, **form.cleaned_data)
    scopes = "; ".join(str(QuoteScope(one).label) for one in kept.scopes)
    parts = (kept.get_basis_display(), kept.get_way_display(), kept.letter_version)
    return ", ".join((*map(str, parts), format_date(kept.given_on), scopes))


def _basis(said: dict[str, str]) -> dict[str, Any]:
    """The columns of the basis as its form holds them. Raises NotAllowed."""
    ways = [one for one in Consent.Way.choices if one[0] != Consent.Way.LINK]
    scopes = [one.strip() for one in sheet.BETWEEN.split(said[sheet.SCOPES]) if one.strip()]
    return {
        "basis": said[sheet.BASIS] and _code(said[sheet.BASIS], Consent.Basis.choices),
        "way": said[sheet.WAY] and _code(said[sheet.WAY], ways),
        "letter_version": said[sheet.LETTER],
        "given_on": said[sheet.GIVEN_ON],
        "scopes": [_code(one, QuoteScope.choices) for one in scopes],
        "wording": said[sheet.WORDING],
    }


def _read_answers(row: _Row, columns: Columns, ledger: Ledger) -> bool:
    """Take what the line says into the row; False where a fault is noted."""
    before = len(ledger.faults)
    for name, heading in ALWAYS.items():
        if written := columns.said(row.line, heading):
            row.said[name] = written
    own = {question.code.upper() for question in row.questions}
    for code in columns.answers.keys() - own:
        if written := columns.answer(row.line, code):
            ledger.fault(
                _at(row.line, code),
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
            ledger.fault(_at(row.line, question.code), answer or comment, str(refused))
    if len(ledger.faults) == before:
        _check(row, row.stands | row.said, ledger)
    return len(ledger.faults) == before


def _check(row: _Row, values: dict[str, Value], ledger: Ledger) -> None:
    """Note what the interview's form says of some values, by column."""
    headings = dict(ALWAYS) | {
        name: question.code for question in row.questions for name in names_of(question)
    }
    for name, errors in row.form(values).errors.items():
        written = row.said.get(name, "")
        value = "; ".join(written) if isinstance(written, list) else written
        ledger.fault(_at(row.line, headings.get(name, name)), value, " ".join(map(str, errors)))


def _write(row: _Row, options: Options, ledger: Ledger) -> None:
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


def _called(row: _Row) -> str:
    return f"{row.interview.municipality}, {row.interview.informant.role_text}"


def _fields(row: _Row, name: str) -> list[str]:
    if name in ALWAYS:
        return [name]
    return next(names_of(one) for one in row.questions if field_name(one) == name)


def _told(row: _Row, form: InterviewForm) -> Iterator[tuple[str, str, str]]:
    """Field, heading and words of everything that the line says."""
    if "held_on" in row.said:
        yield "held_on", sheet.DATE, format_date(form.cleaned_data["held_on"])
    if "notes" in row.said:
        yield "notes", sheet.NOTES, form.cleaned_data["notes"]
    for given in form.given():
        if any(name in row.said for name in names_of(given.question)):
            heading = label(given.question).capitalize()
            yield field_name(given.question), heading, _words(given, row.scale)


def _standing(row: _Row) -> dict[str, str]:
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


def _complete(row: _Row, taken: dict[str, Value], options: Options, ledger: Ledger) -> None:
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
