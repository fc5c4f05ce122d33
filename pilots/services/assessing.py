"""A researcher assesses an example; the grade follows the published rule."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from forkommune.accounts.models import User
from forkommune.work.history import acting
from forkommune.work.registry import publishables
from forkommune.work.services.publishing import kind_of, lock, locked_row, refuse_unseen, take_step
from pilots.models import Example, ExampleAssessment, StatedEvidence
from pilots.publishing.steps import State


@transaction.atomic
def assess_example(
    *, example: Example, stated: Mapping[str, Any], text: str, seen: int, by: User
) -> ExampleAssessment:
    """Keep an assessment, give the example its grade, and send it on to the municipality.

    stated: fields of `StatedEvidence`. seen: as in `take_step`; an example that does not wait for it
    keeps its state. Raises DecidedMeanwhile, CannotPublish.
    """
    publication = lock(example)
    refuse_unseen(publication, publishables.get(kind_of(example)), seen)
    row = locked_row(example)
    found = StatedEvidence(**stated)
    assessment = ExampleAssessment(
        example=row,
        by=by,
        text=text,
        grade=found.graded.grade.value,
        is_invented=row.is_invented,
    )
    assessment.full_clean()
    with acting(by, "example.assessed"):
        assessment.save()
        found.assessment = assessment
        found.save(force_insert=True)
        row.evidence_grade = assessment.grade
        row.save(update_fields=["evidence_grade"])
    if row.state == State.ASSESSMENT:
        take_step(row=row, code="assess", seen=seen, by=by)
    return assessment
