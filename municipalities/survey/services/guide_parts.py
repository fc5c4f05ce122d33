"""The parts of a guide that may still be changed, and what stands where in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.text import slugify
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.work.history import acting
from forkommune.work.outlines import STEPS, UP, ChangedMeanwhile, state_of
from municipalities.survey.models import GuideSection, InterviewGuide, Question

from .guide_order import number_questions
from .guides import open_guide

DETAILS = ("intro", "duration_minutes", "scale_labels", "consent_questions")
LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})


class PartStandsAlready(ValueError):
    """The guide has another part of that name; a workbook tells parts apart by their names."""


class PartIsNotEmpty(ValueError):
    """The part has questions, which would go with it."""


@transaction.atomic
def save_details(
    *, guide: InterviewGuide, values: Mapping[str, Any], by: User, seen: str | None = None
) -> InterviewGuide:
    """Change what stands above the questions: the fields of DETAILS, those that `values` names.

    seen: `state_of` them that the form was opened with. Raises GuideStandsFast, ChangedMeanwhile.
    """
    guide = open_guide(guide)
    if seen is not None and state_of(guide, DETAILS) != seen:
        raise ChangedMeanwhile(
            _(
                "Somebody changed this after you opened it. It says now: “%(text)s” Look through "
                "what you wrote; if you save again, it takes that one's place."
            )
            % {"text": guide.intro}
        )
    for name in DETAILS:
        setattr(guide, name, values.get(name, getattr(guide, name)))
    guide.full_clean()
    with acting(by, "guide.details_saved"):
        guide.save(update_fields=DETAILS)
    return guide


@transaction.atomic
def save_part(
    *, guide: InterviewGuide, section: GuideSection | None, title: str, by: User
) -> GuideSection:
    """Rename a part, or add one (None) at the end. Raises GuideStandsFast, PartStandsAlready."""
    guide = open_guide(guide)
    same = guide.sections.filter(title__iexact=title).first()
    if same is not None and same != section:
        raise PartStandsAlready(
            _("The guide has a part called “%(part)s” already; give this one another name.")
            % {"part": title}
        )
    if section is None:
        last = guide.sections.aggregate(last=Max("position"))["last"] or 0
        section = GuideSection(guide=guide, code=free_code(guide, title), position=last + 1)
    section.title = title
    section.full_clean()
    with acting(by, "guide.part_saved"):
        section.save()
    return section


def free_code(guide: InterviewGuide, title: str) -> str:
    """A code for a new part that none of the guide's parts has."""
    taken = set(guide.sections.values_list("code", flat=True))
    base = slugify(title.lower().translate(LETTERS))[:30] or "del"
    code, number = base, 1
    while code in taken:
        number += 1
        code = f"{base}-{number}"
    return code


@transaction.atomic
def remove_part(*, guide: InterviewGuide, section: GuideSection, by: User) -> None:
    """Take an empty part out. Raises GuideStandsFast, and PartIsNotEmpty while it has questions."""
    open_guide(guide)
    if section.questions.exists():
        raise PartIsNotEmpty(
            _("“%(part)s” has questions; move them to another part first.")
            % {"part": section.title}
        )
    with acting(by, "guide.part_removed"):
        section.delete()


@transaction.atomic
def move_part(*, guide: InterviewGuide, section: GuideSection, direction: str, by: User) -> bool:
    """Let a part change places with the one above (UP) or below; False where there is none.

    Its questions come with it and are numbered anew. Raises GuideStandsFast, ConditionOutOfOrder.
    """
    guide = open_guide(guide)
    parts = list(guide.sections.order_by("position", "pk"))
    at = parts.index(section)
    to = at + STEPS[direction]
    if not 0 <= to < len(parts):
        return False
    parts.insert(to, parts.pop(at))
    with acting(by, "guide.part_moved"):
        for position, part in enumerate(parts, start=1):
            if part.position != position:
                part.position = position
                part.save(update_fields=["position"])
        number_questions(list(guide.questions.in_guide_order()))
    return True


@transaction.atomic
def move_question(*, guide: InterviewGuide, question: Question, direction: str, by: User) -> bool:
    """Move a question past the one above (UP) or below it; False where it cannot go further.

    The first of a part goes on to the end of the part above, the last to the beginning of the part
    below, empty ones included. Raises GuideStandsFast, ConditionOutOfOrder.
    """
    guide = open_guide(guide)
    parts = list(guide.sections.order_by("position", "pk"))
    rows: dict[int, list[Question]] = {part.pk: [] for part in parts}
    for one in guide.questions.in_guide_order():
        rows[one.section_id].append(one)
    here = rows[question.section_id]
    at, step = here.index(question), STEPS[direction]
    moved = here.pop(at)
    if 0 <= at + step <= len(here):
        here.insert(at + step, moved)
    else:
        beside = [part.pk for part in parts].index(moved.section_id) + step
        if not 0 <= beside < len(parts):
            return False
        moved.section = parts[beside]
        others = rows[moved.section_id]
        others.insert(len(others) if direction == UP else 0, moved)
    with acting(by, "guide.question_moved"):
        moved.save(update_fields=["section"])
        number_questions([one for part in parts for one in rows[part.pk]])
    return True
