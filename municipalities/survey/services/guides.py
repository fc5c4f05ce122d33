"""Versions of the interview guide: copied, changed while nobody was asked by them, published."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.work.history import acting
from municipalities.survey.models import InterviewGuide, Question

OUT_OF_THE_WAY = 10_000  # added to numbers while they change places; a guide has some tens


class GuideStandsFast(ValueError):
    """The version is published, or somebody was asked by it."""


class GuideIsEmpty(ValueError):
    """There is nothing to ask."""


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

    Raises ValidationError when the guide has a version of that name.
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
        for old in guide.questions.in_guide_order():
            _copied(old, guide=copy, section=sections[old.section_id], previous_question=old)
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
    *, guide: InterviewGuide, question: Question | None, values: dict[str, Any], by: User
) -> Question:
    """Change a question, or add one (None) at the end of its part; numbers follow the order.

    values: the question's own fields, `section` among them. Raises GuideStandsFast, and
    ValidationError for a rule that is broken.
    """
    guide = open_guide(guide)
    is_moved = question is None or question.section_id != values["section"].pk
    if question is None:
        number = guide.questions.count() + 1 + OUT_OF_THE_WAY
        question = Question(guide=guide, number=number, code=_free_code(guide))
    for name, value in values.items():
        setattr(question, name, value)
    question.full_clean()
    with acting(by, "guide.question_saved"):
        question.save()
        if is_moved:
            others = [one for one in guide.questions.in_guide_order() if one.pk != question.pk]
            _number([*others, question])
    question.refresh_from_db()
    return question


@transaction.atomic
def remove_question(*, guide: InterviewGuide, question: Question, by: User) -> None:
    """Take a question out; those after it move up. Raises GuideStandsFast."""
    guide = open_guide(guide)
    with acting(by, "guide.question_removed"):
        question.delete()
        _number(list(guide.questions.in_guide_order()))


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


def _number(questions: Sequence[Question]) -> None:
    """Number questions from 1, part by part; within a part in the order given."""
    ordered = sorted(questions, key=lambda one: one.section.position)
    wanted = {one.pk: number for number, one in enumerate(ordered, start=1)}
    moved = [one for one in ordered if one.number != wanted[one.pk]]
    for shift in (OUT_OF_THE_WAY, 0):  # each number once at any moment
        for one in moved:
            one.number = wanted[one.pk] + shift
            one.save(update_fields=["number"])


def _free_code(guide: InterviewGuide) -> str:
    taken = set(guide.questions.values_list("code", flat=True))
    number = len(taken) + 1
    while f"Q{number:02d}" in taken:
        number += 1
    return f"Q{number:02d}"
