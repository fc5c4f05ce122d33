"""The interview form as the page draws it: cards of questions and the list of parts."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from django import forms
from django.utils.translation import gettext as _

from forkommune.ui.parts import Part

from .conditions import asked, condition_words
from .interview_form import InterviewForm
from .models import GuideSection, Question
from .values import field_name
from .wording import label


@dataclass(frozen=True, slots=True)
class QuestionBox:
    """One question with its fields. `comment` is None for questions answered in words.

    condition: when it is asked, in words; empty for always. depends_on: the field that decides.
    is_asked: whether it is, by what is filled in. is_struck: the respondent struck its answer.
    """

    question: Question
    answer: forms.BoundField
    state: forms.BoundField
    comment: forms.BoundField | None
    condition: str = ""
    depends_on: str = ""
    is_asked: bool = True
    is_struck: bool = False

    @property
    def place(self) -> str:
        """What colleagues are told: question 12."""
        return label(self.question)

    @property
    def is_choice_of_one(self) -> bool:
        """Whether a browser lets nobody take the choice back by itself."""
        return isinstance(self.answer.field.widget, forms.RadioSelect)

    @property
    def is_filled(self) -> bool:
        """Whether it is answered, the reason why not is given, or the answer was struck."""
        return self.is_struck or bool(self.answer.value() or self.state.value())

    @property
    def is_left_over(self) -> bool:
        """Whether an answer stands though the question is not to be asked any more."""
        return bool(self.answer.value() or self.state.value()) and not self.is_asked

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
        boxes = [box for box in self.boxes if box.is_asked]
        wrong = sum(box.is_wrong for box in self.boxes)
        filled = sum(box.is_filled for box in boxes)
        note = _("%(filled)d of %(all)d filled in") % {"filled": filled, "all": len(boxes)}
        state = "done" if filled == len(boxes) else "later"
        if wrong:
            state, note = "error", _("%(number)d to correct") % {"number": wrong}
        return Part(self.section.title, state, note, f"#{self.anchor}")


def section_cards(form: InterviewForm) -> list[SectionCard]:
    """The guide's parts in order, numbered from 1."""
    grouped = groupby(form.questions, key=lambda question: question.section)
    to_ask = asked(form.questions, form.filled_in())
    return [
        SectionCard(number, section, [_box(form, one, to_ask) for one in questions])
        for number, (section, questions) in enumerate(grouped, start=1)
    ]


def _box(form: InterviewForm, question: Question, to_ask: set[int]) -> QuestionBox:
    name = field_name(question)
    comment = f"{name}_comment"
    before = next((one for one in form.questions if one.pk == question.depends_on_id), None)
    return QuestionBox(
        question=question,
        answer=form[name],
        state=form[f"{name}_state"],
        comment=form[comment] if comment in form.fields else None,
        condition=condition_words(question, form.questions, form.scale),
        depends_on=field_name(before) if before else "",
        is_asked=question.pk in to_ask,
        is_struck=question.pk in form.struck,
    )
