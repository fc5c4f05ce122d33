"""What a municipality answered before: on paper beside the question, and beside the next interview."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.figures.numbers import format_date
from municipalities.register.models import Municipality
from municipalities.register.selectors.successors import predecessors_of

from .models import Answer, Interview, InterviewGuide, Question
from .wording import answer_words, label

# What an interviewer has beside the form: never what somebody said of their own position.
BESIDE = (Question.Kind.FACT, Question.Kind.ASSESSMENT)


@dataclass(frozen=True)
class Known:
    """What was answered before. answers: by question of this guide; each once, in words.

    read: interviews whose words stand on the paper, for the access log.
    """

    answers: Mapping[int, Sequence[str]]
    read: Sequence[tuple[int, int]]  # interview, informant


def known_before(
    guide: InterviewGuide,
    municipality: Municipality,
    user: User,
    *,
    kinds: Sequence[str] = (Question.Kind.FACT,),
    but: Interview | None = None,
    predecessors: Collection[int] = (),
) -> Known:
    """Answers of completed interviews with the municipality, by this guide or the one before it.

    kinds: of questions; facts alone where the municipality may see it. but: an interview left out.
    predecessors: keys of municipalities that went over into it, whose answers say whose they are.
    """
    questions = list(guide.questions.in_guide_order())
    own = {one.previous_question_id: one.pk for one in questions if one.previous_question_id}
    own |= {one.pk: one.pk for one in questions}
    rows = (
        Answer.objects.visible_to(user)
        .with_words()
        .select_related("question__guide", "interview__municipality")
    )
    rows = rows.filter(
        interview__municipality__in=[municipality.pk, *predecessors],
        interview__completed_at__isnull=False,
        question__in=own,
        question__kind__in=kinds,
        state=Answer.State.ANSWERED,
    ).order_by("interview__held_on", "pk")
    if but is not None:
        rows = rows.exclude(interview=but)
    found: defaultdict[int, list[str]] = defaultdict(list)
    read = set()
    for answer in rows:
        found[own[answer.question_id]].append(_before(answer, municipality))
        read.add((answer.interview_id, answer.interview.informant_id))
    return Known(found, sorted(read))


def _before(answer: Any, municipality: Municipality) -> str:
    place = answer.interview.municipality
    scale = dict(answer.question.guide.scale_labels)
    value = answer_words(answer.question, answer.value, scale)
    said = " – ".join(part for part in (value, answer.words) if part)
    told = {"day": format_date(answer.interview.held_on), "answer": said}
    if place == municipality:
        words = _("Answered %(day)s: %(answer)s") % told
    else:
        whose = {"place": place.choice_words}
        words = _("%(place)s answered %(day)s: %(answer)s") % (told | whose)
    return f"{words} ({_('Invented example')})" if answer.interview.is_invented else words


@dataclass(frozen=True)
class Earlier:
    """A question with what was answered to it before."""

    place: str
    text: str
    lines: Sequence[str]


def beside_interview(
    interview: Interview, questions: Sequence[Question], user: User
) -> tuple[list[Earlier], Known]:
    """What stands beside the form in a round that repeats another; nothing in a first round."""
    if interview.round.previous_id is None:
        return [], Known({}, ())
    known = known_before(
        interview.guide,
        interview.municipality,
        user,
        kinds=BESIDE,
        but=interview,
        predecessors=predecessors_of(interview.municipality),
    )
    rows = [
        Earlier(label(one).capitalize(), one.text, known.answers[one.pk])
        for one in questions
        if one.pk in known.answers
    ]
    return rows, known
