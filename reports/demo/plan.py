"""Invented division, money, milestones, sentences and a talk."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from forkommune.plan.models import Activity, Deliverable, LedgerEntry, Milestone
from municipalities.models import Division, NetworkGroup
from reports.models import Dissemination
from reports.services import add_sentence

from .world import NothingToBuildOn, Told, World, record, records


def make_division(world: World) -> None:
    """A published division into four groups, and a draft into five; the numbers are computed."""
    told = record("network.json").values
    published = world.moment(told["published_ago"])
    for row, moment in ((told, published), (told | told["draft"], None)):
        division = Division.objects.create(
            title=row["title"],
            on=date.fromisoformat(told["on"]),
            weights=told["weights"],
            objective=row["objective"],
            bound=row["bound"],
            published_at=moment,
            is_invented=True,
        )
        for each in row["groups"]:
            group = NetworkGroup.objects.create(
                division=division, letter=each["letter"], name=each["name"]
            )
            group.members.set(world.municipalities[number] for number in each["members"])
            division.municipalities.add(*group.members.all())


def make_money_and_dates(world: World) -> None:
    """Ledger entries within the budget, and milestones that are reached, late and to come."""
    told = record("plan.json").values
    activities = {a.number: a for a in Activity.objects.select_related("project")}
    if not activities:
        raise NothingToBuildOn("The project plan is not loaded.")
    LedgerEntry.objects.bulk_create(_entry(world, row, activities) for row in told["ledger"])
    Milestone.objects.bulk_create(
        Milestone(
            activity=activities[row["activity"]],
            title=row["title"],
            planned_from=world.date(row["from_ago"]),
            planned_to=world.date(row["to_ago"]),
            reached_on=world.date(row["reached_ago"]) if "reached_ago" in row else None,
            is_invented=True,
        )
        for row in told["milestones"]
    )
    Dissemination.objects.bulk_create(
        Dissemination(
            deliverable=Deliverable.objects.get(code=row["deliverable"]),
            on=world.date(row["ago"]),
            title=row["title"],
            channel=row["channel"],
            is_invented=True,
        )
        for row in told["dissemination"]
    )


def _entry(world: World, row: Told, activities: dict[int, Activity]) -> LedgerEntry:
    hours = Decimal(row["hours"]) if "hours" in row else None
    rate = row.get("rate")
    amount = row["amount"] if hours is None or rate is None else int(hours * rate)
    activity = activities[row["activity"]] if row["activity"] else None
    return LedgerEntry(
        project=next(iter(activities.values())).project,
        date=world.date(row["ago"]),
        organisation=world.organisation(row["organisation"]),
        activity=activity,
        text=row["text"],
        hours=hours,
        rate_nok=rate,
        amount_nok=amount,
        cost_type=row["cost_type"],
        sector=row["sector"],
        task=row["task"],
        financing=row["financing"],
        is_invented=True,
    )


def make_sentences(world: World) -> None:
    """Sentences of the overview report, each resting on passages of several municipalities."""
    deliverable = Deliverable.objects.get(code="D2")
    for row in records("sentences.json"):
        add_sentence(
            deliverable=deliverable,
            text=row.required("text"),
            passages=[world.passage_of(title) for title in row.values["rests_on"]],
            nature=row.required("nature"),
            by=world.users["forsker"],
        )
