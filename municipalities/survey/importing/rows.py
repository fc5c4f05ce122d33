"""Which interview a line of a table of answers is about; a new one where there is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.evidence.models import Informant
from forkommune.work.importing import Ledger, Line, Options
from forkommune.work.merging import Value
from forkommune.work.services.draft_states import find_draft
from municipalities.register.models import Municipality
from municipalities.survey.forms import NewInterviewForm
from municipalities.survey.interview_form import InterviewForm
from municipalities.survey.models import Interview, Question, SurveyRound
from municipalities.survey.naming import Known, read_named
from municipalities.survey.selectors import (
    answers_of,
    questions_of,
    stored_values,
    struck_questions,
)
from municipalities.survey.services.interviews import DRAFT_KIND

from . import columns as sheet
from .basis import basis_of
from .columns import Columns, NotAllowed, at, code_of

_NO_HEADING = gettext_lazy(
    "No heading stands above this. Write one, empty the cell, or put quotation marks round an "
    "answer that holds the sign between two cells."
)


@dataclass
class Row:
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


def row_of(
    line: Line,
    columns: Columns,
    rounds: list[SurveyRound],
    seen: dict[tuple[Any, ...], str],
    options: Options,
    ledger: Ledger,
) -> Row | None:
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
            at(line, sheet.ROLE), role, _("Several interviews are with such a respondent.")
        )
        return None
    interview = (
        found[0] if found else _started(survey_round, municipality, respondent, role, options)
    )
    basis = basis_of(line, columns, interview, options, ledger)
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
    return Row(line, interview, not found, questions, {}, stands, struck_questions(answers), basis)


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
    ledger.fault(at(line, sheet.ROUND), written, _("Write one of: %s") % allowed)
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
    ledger.fault(at(line, sheet.MUNICIPALITY), written, reason)
    return None


def _respondent(line: Line, columns: Columns, ledger: Ledger) -> str:
    written = columns.said(line, sheet.RESPONDENT)
    if not written:
        return Interview.Respondent.CASE_OFFICER
    try:
        return code_of(written, Interview.Respondent.choices)
    except NotAllowed as refused:
        ledger.fault(at(line, sheet.RESPONDENT), written, str(refused))
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
    ledger.fault(at(line, sheet.ROLE), written, " ".join(reasons))
    return ""


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
