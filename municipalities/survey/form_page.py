"""The interview form as the page draws it: cards of questions and the list of parts."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from django import forms
from django.utils.translation import gettext as _

from forkommune.ui.parts import Part

from .interview_form import InterviewForm
from .models import GuideSection, Question
from .values import field_name
from .wording import label


@dataclass(frozen=True, slots=True)
class QuestionBox:
    """One question with its fields. `comment` is None for questions answered in words."""

    question: Question
    answer: forms.BoundField
    state: forms.BoundField
    comment: forms.BoundField | None

    @property
    def place(self) -> str:
        """What colleagues are told: question 12."""
        return label(self.question)

    @property
    def is_filled(self) -> bool:
        """Whether it is answered, or the reason why not is given."""
        return bool(self.answer.value() or self.state.value())

    @property
    def is_wrong(self) -> bool:
        """Whether something about it must be put right."""
        return any(one.errors for one in (self.answer, self.state, self.comment) if one)


@dataclass(frozen=True, slots=True)
class SectionCard:
    """A part of the guide with its questions."""

    number: int
    section: GuideSection
    boxes: list[QuestionBox]

    @property
    def anchor(self) -> str:
        """Where the list of parts leads."""
        return f"del-{self.number}"

    @property
    def part(self) -> Part:
        """The card's line in the list of parts."""
        wrong = sum(box.is_wrong for box in self.boxes)
        filled = sum(box.is_filled for box in self.boxes)
        note = _("%(filled)d of %(all)d filled in") % {"filled": filled, "all": len(self.boxes)}
        state = "done" if filled == len(self.boxes) else "later"
        if wrong:
            state, note = "error", _("%(number)d to correct") % {"number": wrong}
        return Part(self.section.title, state, note, f"#{self.anchor}")


def section_cards(form: InterviewForm) -> list[SectionCard]:
    """The guide's parts in order, numbered from 1."""
    grouped = groupby(form.questions, key=lambda question: question.section)
    return [
        SectionCard(number, section, [_box(form, one) for one in questions])
        for number, (section, questions) in enumerate(grouped, start=1)
    ]


def _box(form: InterviewForm, question: Question) -> QuestionBox:
    name = field_name(question)
    comment = f"{name}_comment"
    return QuestionBox(
        question=question,
        answer=form[name],
        state=form[f"{name}_state"],
        comment=form[comment] if comment in form.fields else None,
    )
