"""A version of the guide as its page shows it."""

from __future__ import annotations

from dataclasses import dataclass

from .models import GuideSection, InterviewGuide, Question
from .wording import options_of


@dataclass(frozen=True)
class QuestionLine:
    """A question with its options in words."""

    question: Question
    options: list[str]


@dataclass(frozen=True)
class GuidePart:
    """A part of the guide with its questions, which may be none."""

    section: GuideSection
    lines: list[QuestionLine]


def guide_parts(guide: InterviewGuide) -> list[GuidePart]:
    """The parts in their order; two queries."""
    questions = list(guide.questions.in_guide_order())
    return [
        GuidePart(section, [_line(one, guide) for one in questions if one.section_id == section.pk])
        for section in guide.sections.order_by("position")
    ]


def _line(question: Question, guide: InterviewGuide) -> QuestionLine:
    return QuestionLine(
        question, [words for _code, words in options_of(question, guide.scale_labels)]
    )
