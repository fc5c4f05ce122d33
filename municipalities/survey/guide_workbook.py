"""A guide, and a sheet to write answers in, as Excel workbooks that can be read in again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from forkommune.documents.workbooks import SheetColumn, Value, WorkbookSheet, write_workbook

from .conditions import TYPES
from .importing import columns as sheet
from .importing.guides import (
    ABOUT_SHEET,
    CONSENT,
    DURATION,
    HEADINGS,
    INTRO,
    QUESTION_SHEET,
    REPEATS,
    SCALE,
    TITLE,
    VERSION,
)
from .models import Interview, InterviewGuide, Question, SurveyRound
from .repeating import called
from .wording import options_of

WIDTHS = (10, 24, 60, 40, 24, 40, 14, 22, 14, 18, 26, 36)


def guide_workbook(guide: InterviewGuide, *, at: datetime) -> bytes:
    """The whole guide: changed in Excel and read in, it is the same guide with the changes."""
    rows = guide.questions.in_guide_order().select_related("previous_question__guide")
    questions = list(rows)
    about: list[Sequence[Value]] = [
        [TITLE, guide.title],
        [VERSION, guide.version],
        [INTRO, guide.intro],
        [DURATION, guide.duration_minutes],
        [CONSENT, "\n".join(one["text_nb"] for one in guide.consent_questions)],
        *([f"{SCALE} {n}", guide.scale_labels.get(n, "")] for n in "12345"),
    ]
    sheets = [
        WorkbookSheet(
            title=ABOUT_SHEET,
            columns=[SheetColumn("Felt", 24), SheetColumn("Verdi", 90)],
            rows=about,
        ),
        WorkbookSheet(
            title=QUESTION_SHEET,
            columns=[SheetColumn(*one) for one in zip((*HEADINGS, REPEATS), WIDTHS, strict=True)],
            rows=[_question(one, questions, dict(guide.scale_labels)) for one in questions],
        ),
    ]
    return write_workbook(sheets, title=str(guide), creator="", at=at)


def _question(
    question: Question, questions: Sequence[Question], scale: dict[str, str]
) -> Sequence[Value]:
    return [
        question.code,
        question.section.title,
        question.text,
        question.help_text,
        question.get_type_display(),
        "\n".join(option["label_nb"] for option in question.options),
        question.unit,
        question.get_kind_display(),
        _("Yes") if question.is_required else _("No"),
        ", ".join(question.feeds),
        _condition(question, questions, scale),
        called(question.previous_question) if question.previous_question else "",
    ]


def _condition(question: Question, questions: Sequence[Question], scale: dict[str, str]) -> str:
    before = next((one for one in questions if one.pk == question.depends_on_id), None)
    if before is None:
        return ""
    words = dict(options_of(before, scale))
    return "\n".join(f"{before.code} = {words.get(code, code)}" for code in question.asked_if)


def answer_sheet(survey_round: SurveyRound, *, at: datetime) -> bytes:
    """A table with a row for each respondent, or municipality without one, and what may be written.

    No answers stand in it; roles do.
    """
    questions = list(survey_round.guide.questions.in_guide_order())
    heads = [*sheet.ABOUT, *sheet.OF_BASIS]
    for question in questions:
        heads.append(question.code)
        if question.type != Question.Type.TEXT:
            heads.append(f"{question.code} {sheet.COMMENT}")
    rows = [row + [None] * (len(heads) - len(row)) for row in _asked(survey_round)]
    scale = dict(survey_round.guide.scale_labels)
    about = [[one.code, one.text, _allowed(one, scale)] for one in questions]
    sheets = [
        WorkbookSheet(
            title=_("Answers"), columns=[SheetColumn(one, 18) for one in heads], rows=rows
        ),
        WorkbookSheet(
            title=_("What may be written"),
            columns=[
                SheetColumn(_("Code"), 10),
                SheetColumn(_("Question"), 70),
                SheetColumn(_("Answers"), 70),
            ],
            rows=about,
        ),
    ]
    return write_workbook(sheets, title=survey_round.title, creator="", at=at)


def _asked(survey_round: SurveyRound) -> list[list[Value]]:
    """Round, municipality, asked as, role: a line for each interview, then for those without one."""
    interviews = survey_round.interviews.select_related("municipality", "informant").order_by(
        "municipality__sort_key", "respondent", "pk"
    )
    rows: list[list[Value]] = [
        [
            survey_round.code,
            one.municipality.number,
            one.get_respondent_display(),
            one.informant.role_text,
        ]
        for one in interviews
    ]
    has_one = {one.municipality_id for one in interviews}
    first = str(Interview.Respondent.CASE_OFFICER.label)
    municipalities = survey_round.municipalities.order_by("sort_key")
    return rows + [
        [survey_round.code, one.number, first, None]
        for one in municipalities
        if one.pk not in has_one
    ]


def _allowed(question: Question, scale: dict[str, str]) -> str:
    if question.type in TYPES:
        words = "; ".join(words for _code, words in options_of(question, scale))
        if question.type == Question.Type.MULTIPLE:
            return _("One or more, with ; between: %(answers)s") % {"answers": words}
        return words
    if question.type == Question.Type.NUMBER:
        return _("A number. Unit: %(unit)s") % {"unit": question.unit or "–"}
    if question.type == Question.Type.DATE:
        return _("A day, as 14.11.2017")
    return _("In words")
