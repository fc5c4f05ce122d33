"""Activities with their milestones, and what they deliver."""

from collections.abc import Iterator
from typing import Any

from forkommune.accounts.models import Organisation
from forkommune.plan.models import Activity, Deliverable, Milestone, Project
from forkommune.work.loading import Record, Tally, link, read_records, sync

Rows = Iterator[tuple[Record, dict[str, Any]]]


def load_activities(
    tally: Tally, file: Record, project: Project, partners: dict[str, Organisation]
) -> dict[str, Activity]:
    """The activities by their number, with partners and milestones."""
    records = read_records(file, "activities")
    rows = [(record, _activity(record, project, partners)) for record in records]
    found = sync(tally, Activity, rows, key=["project_id", "number"])
    activities = {str(number): activity for (_project, number), activity in found.items()}
    link(tally, Activity, "partners", _partners(records, activities, partners))
    sync(tally, Milestone, _milestones(records, activities), key=["activity_id", "title"])
    return activities


def _activity(
    record: Record, project: Project, partners: dict[str, Organisation]
) -> dict[str, Any]:
    return {
        "project_id": project.pk,
        "number": record.needed_integer("number"),
        "title": record.required("title"),
        "goal": record.required("goal"),
        "lead_id": record.one_of("lead", partners).pk,
        "schedule_label": record.text("schedule_label"),
        "schedule_from": record.needed_day("schedule_first_day"),
        "schedule_to": record.needed_day("schedule_last_day"),
        "methods": record.values.get("methods", []),
        "covers": record.values.get("covers", []),
    }


def _partners(
    records: list[Record], activities: dict[str, Activity], partners: dict[str, Organisation]
) -> Iterator[tuple[Record, Any, Any]]:
    for record in records:
        for partner in record.many_of("with", partners):
            yield record, record.one_of("number", activities).pk, partner.pk


def _milestones(records: list[Record], activities: dict[str, Activity]) -> Rows:
    for activity in records:
        for record in read_records(activity, "milestones"):
            yield (
                record,
                {
                    "activity_id": activity.one_of("number", activities).pk,
                    "title": record.required("title"),
                    "wording": record.text("wording"),
                    "planned_from": record.needed_day("from"),
                    "planned_to": record.needed_day("to"),
                },
            )


def load_deliverables(
    tally: Tally, file: Record, project: Project, activities: dict[str, Activity]
) -> None:
    """D1-D7 with the titles of their covers; a date that the application lacks stays empty."""
    rows = [
        (record, _deliverable(record, project, activities))
        for record in read_records(file, "deliverables")
    ]
    sync(tally, Deliverable, rows, key=["code"])


def _deliverable(
    record: Record, project: Project, activities: dict[str, Activity]
) -> dict[str, Any]:
    activity = record.maybe_one_of("activity", activities)
    return {
        "project_id": project.pk,
        "activity_id": activity.pk if activity else None,
        "code": record.required("code"),
        "title": record.required("title"),
        "wording": record.text("wording"),
        "kind": record.required("kind"),
        "first_draft_due": record.day("first_draft_due"),
        "due": record.day("due"),
    }
