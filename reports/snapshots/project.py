"""What the report says of the project and of the literature it may cite."""

from __future__ import annotations

from typing import Any

from forkommune.plan.models import Deliverable, ProjectStatement, Reference

from .basis import Basis


def project_facts(basis: Basis) -> dict[str, Any]:
    """The project as its application describes it."""
    project = basis.deliverable.project
    goals = ProjectStatement.objects.filter(
        project=project, kind=ProjectStatement.Kind.SUB_GOAL
    ).order_by("number")
    return {
        "number": project.number,
        "application": project.application_number,
        "title": project.title,
        "programme": project.programme,
        "from": project.period_from,
        "to": project.period_to,
        "owner": project.owner.name,
        "partners": sorted(project.partners.values_list("name", flat=True)),
        "goals": [{"number": goal.number, "text": goal.text} for goal in goals],
        "reports": {
            row.code: row.title
            for row in Deliverable.objects.filter(project=project).order_by("code")
        },
    }


def references(basis: Basis) -> list[dict[str, Any]]:
    """The literature of the application, by authors; the report lists what it cites."""
    rows = Reference.objects.filter(project=basis.deliverable.project)
    return [
        {
            "key": f"{row.authors.split(',')[0].split()[0].lower()}-{row.year}",
            "authors": row.authors,
            "year": row.year,
            "title": row.title,
            "published": row.published,
            "doi": row.doi,
        }
        for row in rows.order_by("authors", "year", "title")
    ]
