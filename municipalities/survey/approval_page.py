"""The answers as the respondent goes through them: line by line, with a draft between visits."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from forkommune.evidence.selectors.basis import still_may_keep
from forkommune.evidence.texts import UnusableText, normalise
from forkommune.work.desk import Desk, DraftField
from forkommune.work.merging import Value

from .models import Answer, ApprovalRequest, Question
from .services.respondent import DRAFT_KIND, Said, seen_of
from .striking import WHOLE, Sentence, remove_words, sentences, without
from .values import field_name
from .wording import answer_words, label


@dataclass(frozen=True, slots=True)
class Line:
    """One question that was answered, and what the respondent has written about it so far.

    value: choice, number or date in words. without: "did not know" and its like. wrong: why what
    was typed cannot be kept; empty when it can.
    """

    question: Question
    value: str
    words: str
    without: str
    sentences: list[Sentence]
    struck: list[str]
    rewritten: str
    comment: str
    wrong: str = ""

    @property
    def name(self) -> str:
        """The beginning of the names of its fields."""
        return field_name(self.question)

    @property
    def place(self) -> str:
        """What messages call it: question 12."""
        return label(self.question)

    @property
    def is_whole_struck(self) -> bool:
        """Whether the whole answer is ticked."""
        return WHOLE in self.struck

    @property
    def is_touched(self) -> bool:
        """Whether anything is said of it; its fields then stand open."""
        return bool(self.said != Said() or self.wrong)

    @property
    def said(self) -> Said:
        """What it amounts to."""
        if self.is_whole_struck:
            return Said(struck=True, comment=self.comment)
        words = self._words
        if words is not None and not words and not self.value and not self.without:
            return Said(struck=True, comment=self.comment)
        return Said(words=words, comment=self.comment)

    @property
    def _words(self) -> str | None:
        """The wording that shall stand; None where it is the one that was read."""
        if not self.words:
            return None
        if self.rewritten == self.words:
            words = without(self.words, self.struck)
        else:
            gone = [one.text for one in self.sentences if one.key in self.struck]
            words = remove_words(self.rewritten, gone)
        return None if words == self.words else words


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the guide with its answered questions."""

    title: str
    lines: list[Line]


class ApprovalPlace:
    """A request with its answers, asked for once."""

    def __init__(self, request: ApprovalRequest, token: str) -> None:
        self.request, self.token = request, token
        self.interview = request.interview

    @cached_property
    def answers(self) -> list[Any]:
        """The answers with their words, in the guide's order."""
        return list(self.interview.answers.in_guide_order().with_words())

    @cached_property
    def seen(self) -> str:
        """Tells these answers from any later state of them."""
        return seen_of(self.interview)

    @cached_property
    def desk(self) -> Desk:
        """The form's desk; what is typed belongs to the interview, so a new link finds it again."""
        address = reverse("municipalities:approval", args=[self.token])
        return Desk(
            kind=DRAFT_KIND,
            target=self.interview,
            title=_("Your answers"),
            fields=[field for one in self.answers for field in _fields(one.question)],
            initial={name: value for one in self.answers for name, value in _initial(one).items()},
            form_url=address,
            save_url=reverse("municipalities:approval-save", args=[self.token]),
            presence_url="",
            conflict_url="",
            is_invented=self.interview.is_invented,
            guard=lambda: still_may_keep(self.interview.informant),
        )

    @cached_property
    def lines(self) -> list[Line]:
        """What was answered, with what is typed about it."""
        scale = dict(self.interview.guide.scale_labels)
        return [_line(one, self.desk.values, scale) for one in self.answers]

    @property
    def sections(self) -> list[Section]:
        """The lines by the parts of the guide."""
        grouped = groupby(self.lines, key=lambda line: line.question.section)
        return [Section(section.title, list(lines)) for section, lines in grouped]

    @property
    def wrong(self) -> list[Line]:
        """Lines with words that cannot be kept."""
        return [line for line in self.lines if line.wrong]

    @property
    def said(self) -> dict[int, Said]:
        """What is said of each answer, by the question's key."""
        return {line.question.pk: line.said for line in self.lines}


def _fields(question: Question) -> list[DraftField]:
    name, called, place = field_name(question), label(question), question.section.title
    return [
        DraftField(f"{name}_strike", called, question.text, place, many=True, is_text=False),
        DraftField(f"{name}_words", called, question.text, place),
        DraftField(f"{name}_comment", called, question.text, place),
    ]


def _initial(answer: Any) -> dict[str, Value]:
    name = field_name(answer.question)
    return {f"{name}_strike": [], f"{name}_words": answer.words, f"{name}_comment": ""}


def _line(answer: Any, values: dict[str, Value], scale: dict[str, str]) -> Line:
    question, name = answer.question, field_name(answer.question)
    rewritten, wrong = _readable(str(values[f"{name}_words"]))
    comment, wrong_comment = _readable(str(values[f"{name}_comment"]))
    found = sentences(answer.words)
    known = {WHOLE, *(one.key for one in found)}
    return Line(
        question=question,
        value=answer_words(question, answer.value, scale),
        words=answer.words,
        without="" if answer.state == Answer.State.ANSWERED else answer.get_state_display(),
        sentences=found,
        struck=[key for key in values[f"{name}_strike"] if key in known],
        rewritten=rewritten,
        comment=comment,
        wrong=wrong or wrong_comment,
    )


def _readable(typed: str) -> tuple[str, str]:
    """What was typed without white space round it, and why it cannot be kept."""
    try:
        return normalise(typed).strip(), ""
    except UnusableText as fault:
        return typed, str(fault)
