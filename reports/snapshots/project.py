"""What the report says of the project and of the literature it may cite."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, count
from typing import Any

from django.utils.text import slugify

from forkommune.plan.models import Deliverable, ProjectStatement, Reference

from .basis import Basis

UNNAMED, UNDATED = "verk", "udatert"


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
    works = Reference.objects.filter(project=basis.deliverable.project)
    keys = work_keys(works.order_by("pk"))
    return [
        {
            "key": keys[row.pk],
            "authors": row.authors,
            "year": row.year,
            "title": row.title,
            "published": row.published,
            "doi": row.doi,
        }
        for row in works.order_by("authors", "year", "title")
    ]


def work_keys(works: Iterable[Reference]) -> dict[int, str]:
    """Primary key -> what a text cites the work by: kasa-2017, and kasa-2017-2 for the next of that year.

    works: in the order in which they came, so that a new one takes no other's key.
    """
    keys: dict[int, str] = {}
    for work in works:
        words = work.authors.replace(",", " ").split() or [""]
        name = slugify(words[0], allow_unicode=True)
        first = f"{name or UNNAMED}-{work.year or UNDATED}"
        choices = chain([first], (f"{first}-{number}" for number in count(2)))
        keys[work.pk] = next(key for key in choices if key not in keys.values())
    return keys
