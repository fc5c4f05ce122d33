"""What the final report tells: which goal led to which work, what came of it, and what it cost."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from forkommune.plan.bookkeeping import compare
from forkommune.plan.freezing import table_facts
from forkommune.plan.models import (
    Activity,
    BudgetLine,
    Deliverable,
    LedgerEntry,
    Milestone,
    ProjectStatement,
)
from forkommune.plan.selectors.accounts import planned_lines
from forkommune.plan.selectors.entries import as_entered
from municipalities.models import Division
from pilots.models import Example, Pilot
from reports.models import Dissemination, Edition

from .basis import Basis
from .cited import CitedPassages


def attained(basis: Basis, _cited: CitedPassages) -> dict[str, Any]:
    """Activities with their milestones and reports, money in sums, and where results were told.

    No single entry of the ledger and no person stands in it. What nobody recorded is null.
    """
    project = basis.deliverable.project
    return {
        "main_goal": project.main_goal,
        "expected": _statements(basis, ProjectStatement.Kind.EXPECTED_RESULT),
        "activities": [_activity(one) for one in _activities(basis)],
        "money": _money(basis),
        "dissemination": [_told(one) for one in _disseminations(basis)],
        "counted": _counted(),
    }


def _statements(basis: Basis, kind: str) -> list[str]:
    rows = ProjectStatement.objects.filter(project=basis.deliverable.project, kind=kind)
    return list(rows.order_by("number").values_list("text", flat=True))


def _activities(basis: Basis) -> QuerySet[Activity]:
    rows: QuerySet[Activity] = basis.deliverable.project.activities.all()
    return rows.select_related("lead").prefetch_related(
        "partners", "milestones__moves", "deliverables"
    )


def _activity(activity: Activity) -> dict[str, Any]:
    return {
        "number": activity.number,
        "title": activity.title,
        "label": activity.schedule_label or activity.title,
        "goal": activity.goal,
        "lead": activity.lead.name,
        "partners": sorted(one.name for one in activity.partners.all()),
        "from": activity.schedule_from.isoformat(),
        "to": activity.schedule_to.isoformat(),
        "milestones": [_milestone(one) for one in activity.milestones.all()],
        "reports": [report_facts(one) for one in activity.deliverables.all()],
    }


def _milestone(milestone: Milestone) -> dict[str, Any]:
    """Its first plan, the one that stands, and each move with its reason."""
    moves = sorted(milestone.moves.all(), key=lambda move: (move.moved_at, move.pk))
    first = moves[0].old_to if moves else milestone.planned_to
    return {
        "title": milestone.title,
        "first": first.isoformat(),
        "planned": milestone.planned_to.isoformat(),
        "reached": milestone.reached_on and milestone.reached_on.isoformat(),
        "reasons": [move.reason for move in moves],
        "invented": milestone.is_invented,
    }


def report_facts(deliverable: Deliverable) -> dict[str, Any]:
    """A report with its newest published edition; null before there is one."""
    published = (
        Edition.objects.filter(deliverable=deliverable, state=Edition.State.PUBLISHED)
        .order_by("-number")
        .first()
    )
    on = published.published_at if published else None
    return {
        "code": deliverable.code,
        "title": deliverable.title,
        "due": deliverable.due and deliverable.due.isoformat(),
        "edition": published and published.number,
        "published": on and timezone.localdate(on).isoformat(),
    }


def _money(basis: Basis) -> dict[str, Any]:
    project = basis.deliverable.project
    entries = list(LedgerEntry.objects.filter(project=project))
    lines = BudgetLine.objects.filter(project=project).order_by("position", "year")
    tables = compare(planned_lines(lines), map(as_entered, entries))
    return {
        "tables": [table_facts(table) for table in tables],
        "entries": len(entries),
        "invented": any(one.is_invented for one in entries),
    }


def _disseminations(basis: Basis) -> QuerySet[Dissemination]:
    of_the_project = Q(deliverable__project=basis.deliverable.project)
    return Dissemination.objects.filter(of_the_project | Q(deliverable=None))


def _told(one: Dissemination) -> dict[str, Any]:
    return {
        "on": one.on.isoformat(),
        "kind": one.kind,
        "kind_words": str(one.get_kind_display()),
        "title": one.title,
        "channel": one.channel,
        "url": one.url,
        "invented": one.is_invented,
    }


def _counted() -> dict[str, Any]:
    """How much of each sort there is for everybody to read."""
    division = Division.objects.shown().published_first().first()
    return {
        "examples": Example.objects.published().count(),
        "pilots": Pilot.objects.published().count(),
        "groups": None if division is None else division.groups.count(),
    }
