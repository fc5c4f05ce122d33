"""Versions of the interview guide: copied, changed while nobody was asked by them, published."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.work.history import acting
from forkommune.work.outlines import ChangedMeanwhile, state_of
from municipalities.survey.models import InterviewGuide, Question
from municipalities.survey.wording import options_of

from .guide_order import OUT_OF_THE_WAY, number_questions

QUESTION_FIELDS = (
    "section", "text", "help_text", "type", "options", "unit", "kind", "feeds", "is_required",
    "depends_on", "asked_if", "previous_question",
)  # fmt: skip


class GuideStandsFast(ValueError):
    """The version is published, or somebody was asked by it."""


class GuideIsEmpty(ValueError):
    """There is nothing to ask."""


class OthersDependOnIt(ValueError):
    """Other questions are asked only after answers to this one."""


@transaction.atomic
def publish_guide(*, guide: InterviewGuide, by: User) -> InterviewGuide:
    """Freeze a version: the database refuses every change of it from now on.

    Publishing twice keeps the first time stamp. Raises GuideIsEmpty.
    """
    guide = InterviewGuide.objects.select_for_update().get(pk=guide.pk)
    if not guide.questions.exists():
        raise GuideIsEmpty(
            _("%(guide)s has no questions; add one before publishing.") % {"guide": guide}
        )
    if guide.published_at is None:
        guide.published_at = timezone.now()
        with acting(by, "guide.published"):
            guide.save(update_fields=["published_at"])
    return guide


@transaction.atomic
def copy_guide(*, guide: InterviewGuide, version: str, by: User) -> InterviewGuide:
    """A new version with the same parts and questions, each tied to the one it was copied from.

    Conditions rest on the copies. Raises ValidationError when the guide has a version of that name.
    """
    copy = InterviewGuide(
        title=guide.title,
        version=version,
        intro=guide.intro,
        duration_minutes=guide.duration_minutes,
        consent_questions=guide.consent_questions,
        scale_labels=guide.scale_labels,
        source=guide.source,
        certainty=guide.certainty,
    )
    copy.full_clean()
    with acting(by, "guide.copied"):
        copy.save()
        sections = {old.pk: _copied(old, guide=copy) for old in guide.sections.all()}
        copies: dict[int | None, Question | None] = {None: None}
        for old in guide.questions.in_guide_order():  # what a condition rests on comes first
            copies[old.pk] = _copied(
                old,
                guide=copy,
                section=sections[old.section_id],
                previous_question=old,
                depends_on=copies[old.depends_on_id],
            )
    return copy


def _copied(row: Any, **changes: Any) -> Any:
    """A new row with the values of another, but for `changes`."""
    kept = {
        field.name: getattr(row, field.name)
        for field in row._meta.concrete_fields
        if not field.primary_key and field.name not in changes
    }
    return type(row).objects.create(**kept, **changes)


@transaction.atomic
def save_question(
    *,
    guide: InterviewGuide,
    question: Question | None,
    values: dict[str, Any],
    by: User,
    seen: str | None = None,
) -> Question:
    """Change a question, or add one (None) at the end of its part; numbers follow the order.

    values: the question's own fields, `section` among them. seen: `state_of` the question that the
    form was opened with; None where nobody saw it. Raises GuideStandsFast, ChangedMeanwhile,
    ConditionOutOfOrder, OthersDependOnIt when an answer that a condition names would go, and
    ValidationError for another rule that is broken.
    """
    guide = open_guide(guide)
    if question is not None:
        question = guide.questions.get(pk=question.pk)
        if seen is not None and state_of(question, QUESTION_FIELDS) != seen:
            raise ChangedMeanwhile(
                _(
                    "Somebody changed this question after you opened it: “%(text)s” (%(type)s). "
                    "Look through what you wrote; if you save again, it takes that one's place."
                )
                % {"text": question.text, "type": question.get_type_display()}
            )
    is_new = question is None
    is_moved = question is None or question.section_id != values["section"].pk
    if question is None:
        number = guide.questions.count() + 1 + OUT_OF_THE_WAY
        question = Question(guide=guide, number=number, code=_free_code(guide))
    for name, value in values.items():
        setattr(question, name, value)
    question.full_clean()
    if not is_new:
        _demand_answers_of_conditions(question)
    with acting(by, "guide.question_saved"):
        question.save()
        rows = list(guide.questions.in_guide_order())
        if is_moved:
            rows.sort(key=lambda one: one.pk == question.pk)
        number_questions(rows)
    question.refresh_from_db()
    return question


def _demand_answers_of_conditions(question: Question) -> None:
    """Raises OthersDependOnIt where a condition names an answer that can no longer be given."""
    possible = {code for code, _words in options_of(question, {})}
    for other in question.dependents.all():
        if missing := [code for code in other.asked_if if code not in possible]:
            raise OthersDependOnIt(
                _(
                    "Question %(number)d is asked only after the answer “%(code)s”, which would "
                    "be gone; change that question first."
                )
                % {"number": other.number, "code": missing[0]}
            )


@transaction.atomic
def remove_question(*, guide: InterviewGuide, question: Question, by: User) -> None:
    """Take a question out; those after it move up.

    Raises GuideStandsFast, and OthersDependOnIt while conditions rest on it.
    """
    guide = open_guide(guide)
    if other := question.dependents.order_by("number").first():
        raise OthersDependOnIt(
            _("Question %(number)d is asked only after this one; change that question first.")
            % {"number": other.number}
        )
    with acting(by, "guide.question_removed"):
        question.delete()
        number_questions(list(guide.questions.in_guide_order()))


def open_guide(guide: InterviewGuide) -> InterviewGuide:
    """The version, locked. Raises GuideStandsFast when it may not be changed any more."""
    guide = InterviewGuide.objects.select_for_update().get(pk=guide.pk)
    if refusal := why_it_stands_fast(guide):
        raise GuideStandsFast(refusal)
    return guide


def why_it_stands_fast(guide: InterviewGuide) -> str:
    """Why a version may not be changed any more; "" where it may."""
    if guide.published_at is not None:
        return _("%(guide)s is published; make a new version to change it.") % {"guide": guide}
    if guide.interviews.exists():
        return _("Somebody was asked by %(guide)s; make a new version to change it.") % {
            "guide": guide
        }
    return ""


def _free_code(guide: InterviewGuide) -> str:
    taken = set(guide.questions.values_list("code", flat=True))
    number = len(taken) + 1
    while f"Q{number:02d}" in taken:
        number += 1
    return f"Q{number:02d}"
