"""What the project description of the main project builds on: the application's ideas, and what was come to."""

from __future__ import annotations

from typing import Any

from focusgroups.processes.report import participation_note
from forkommune.plan.models import Deliverable, Pillar, ProjectStatement, ResearchQuestion
from reports.models import Audience, Edition

from .attainment import report_facts
from .basis import Basis
from .cited import CitedPassages
from .main_project import come_to

ATTACHED = "D6"


def description(basis: Basis, _cited: CitedPassages) -> dict[str, Any]:
    """Goal, questions and pillars in the words of the application; what the pre-project gave; the attachment.

    It is written to leave the project: both editions hold only what everybody may read.
    """
    project = basis.deliverable.project
    statements = ProjectStatement.objects.filter(
        project=project, kind=ProjectStatement.Kind.EXPECTED_RESULT
    )
    return {
        "main_goal": project.main_goal,
        "questions": _questions(basis),
        "pillars": [
            {"number": one.number, "title": one.title, "summary": one.summary}
            for one in Pillar.objects.filter(project=project)
        ],
        "expected": list(statements.order_by("number").values_list("text", flat=True)),
        "come_to": come_to(),
        "processes": [
            {
                "name": one.name,
                "level": one.level,
                "actors": list(one.actors),
                "role": one.role,
                "invented": one.is_invented,
            }
            for one in participation_note().processes
        ],
        "reports": [report_facts(one) for one in _others(basis)],
        "attachment": _attachment(basis),
    }


def _questions(basis: Basis) -> list[dict[str, Any]]:
    rows = ResearchQuestion.objects.filter(project=basis.deliverable.project)
    return [
        {"code": one.code, "text": one.text, "parent": one.parent and one.parent.code}
        for one in rows.select_related("parent").order_by("code")
    ]


def _others(basis: Basis) -> list[Deliverable]:
    rows = Deliverable.objects.filter(project=basis.deliverable.project)
    return list(rows.exclude(pk=basis.deliverable.pk).order_by("code"))


def _attachment(basis: Basis) -> dict[str, Any] | None:
    """The published basis for the main project that goes with the description; None before there is one."""
    found = (
        Edition.objects.filter(
            deliverable__project=basis.deliverable.project,
            deliverable__code=ATTACHED,
            audience=Audience.PUBLIC,
            state=Edition.State.PUBLISHED,
        )
        .select_related("deliverable")
        .order_by("-number")
        .first()
    )
    if found is None:
        return None
    return {
        "code": ATTACHED,
        "title": found.deliverable.title,
        "number": found.number,
        "pages": found.pages,
        "sha256": found.sha256,
    }
