"""A version of the guide as its page shows it."""

from __future__ import annotations

from dataclasses import dataclass

from municipalities.register.models import Municipality

from .conditions import condition_words
from .models import GuideSection, InterviewGuide, Question, SurveyRound
from .wording import options_of


@dataclass(frozen=True)
class QuestionLine:
    """A question with its options, and when it is asked, in words; "" for always."""

    question: Question
    options: list[str]
    condition: str

    @property
    def mark(self) -> str:
        """Which question was moved, for the address."""
        return f"question-{self.question.pk}"


@dataclass(frozen=True)
class GuidePart:
    """A part of the guide with its questions, which may be none."""

    section: GuideSection
    lines: list[QuestionLine]

    @property
    def mark(self) -> str:
        """Which part was moved, for the address."""
        return f"part-{self.section.pk}"


def guide_parts(guide: InterviewGuide) -> list[GuidePart]:
    """The parts in their order; two queries."""
    rows = guide.questions.in_guide_order().select_related("previous_question__guide")
    questions = list(rows)
    return [
        GuidePart(
            section,
            [_line(one, guide, questions) for one in questions if one.section_id == section.pk],
        )
        for section in guide.sections.order_by("position")
    ]


def places_to_ask(guide: InterviewGuide) -> list[Municipality]:
    """Municipalities that are asked by the guide; where no round uses it, those of the newest."""
    rounds = SurveyRound.objects.newest_first()
    used = rounds.filter(guide=guide) or rounds[:1]
    asked = Municipality.objects.filter(survey_rounds__in=[one.pk for one in used]).distinct()
    return list(asked.by_name())


def _line(question: Question, guide: InterviewGuide, questions: list[Question]) -> QuestionLine:
    scale = dict(guide.scale_labels)
    options = [words for _code, words in options_of(question, scale)]
    return QuestionLine(question, options, condition_words(question, questions, scale))
