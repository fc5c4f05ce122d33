"""Invented division, money, milestones, sentences and a talk."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from forkommune.plan.bookkeeping import Dimension
from forkommune.plan.models import Activity, Deliverable, HourlyRate, Milestone, ProposedEntry
from forkommune.plan.services.ledger import Facts, enter
from forkommune.plan.services.proposals import propose_hours
from municipalities.network.dividing.rules import Sizes
from municipalities.network.inputs import gather
from municipalities.network.services import start_division
from reports.models import Dissemination
from reports.services import add_sentence

from .world import NothingToBuildOn, Told, World, record, records

RATES_AGO = 120


def make_division(world: World) -> None:
    """A published division into four groups with names, and a draft into five: computed as the page
    computes them, and a worker finds out how stable they are."""
    told = record("network.json").values
    year = date.fromisoformat(told["on"]).year
    inputs = gather(world.round.municipalities.select_related("county"), year)
    for row in (told, told | told["draft"]):
        division = start_division(
            inputs=inputs,
            weights=told["weights"],
            sizes=Sizes(3, 6),
            groups=row["groups"],
            by=None,
        )
        division.title, division.is_invented = row["title"], True
        if "published_ago" in row and row is told:
            division.published_at = world.moment(told["published_ago"])
        division.save(update_fields=["title", "is_invented", "published_at"])
        for letter, name in row["names"].items():
            division.groups.filter(letter=letter).update(name=name)


def make_money_and_dates(world: World) -> None:
    """Ledger entries within the budget, and milestones that are reached, late and to come."""
    told = record("plan.json").values
    activities = {a.number: a for a in Activity.objects.select_related("project")}
    if not activities:
        raise NothingToBuildOn("The project plan is not loaded.")
    make_rates(world, told)
    project = next(iter(activities.values())).project
    for row in sorted(told["ledger"], key=lambda row: -row["ago"]):
        enter(project=project, facts=_facts(world, row, activities), by=None)
    make_proposals(world, told, activities)
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
            kind=row["kind"],
            title=row["title"],
            channel=row["channel"],
            is_invented=True,
        )
        for row in told["dissemination"]
    )


def make_rates(world: World, told: Told) -> None:
    """What an hour of each partner costs, and one of a member."""
    HourlyRate.objects.bulk_create(
        HourlyRate(
            organisation=world.organisation(row["organisation"]) if row["organisation"] else None,
            rate_nok=Decimal(row["rate"]),
            valid_from=world.date(RATES_AGO),
            source=_("Invented for the example"),
            is_invented=True,
        )
        for row in told["rates"]
    )


def _facts(world: World, row: Told, activities: dict[int, Activity]) -> Facts:
    return Facts(
        date=world.date(row["ago"]),
        organisation=world.organisation(row["organisation"]),
        activity=activities[row["activity"]] if row["activity"] else None,
        text=row["text"],
        hours=Decimal(row["hours"]) if "hours" in row else None,
        amount=Decimal(row["amount"]) if "amount" in row else None,
        cost_type=row["cost_type"],
        sector=row["sector"],
        task=row["task"],
        financing=row["financing"],
        is_invented=True,
    )


def make_proposals(world: World, told: Told, activities: dict[int, Activity]) -> None:
    """Two lines as from a bank, one of them not placed yet; and the hours of the interviews."""
    project = next(iter(activities.values())).project
    ProposedEntry.objects.bulk_create(
        ProposedEntry(
            project=project,
            source="bank",
            key=f"demo-{row['voucher']}",
            date=world.date(row["ago"]),
            organisation=world.organisation(row["organisation"]) if "organisation" in row else None,
            activity=activities[row["activity"]] if "activity" in row else None,
            text=row["text"],
            voucher=row["voucher"],
            amount_nok=Decimal(row["amount"]),
            place=_("Invented for the example"),
            is_invented=True,
            **{side.value: row.get(side.value, "") for side in Dimension},
        )
        for row in told["lines"]
    )
    propose_hours(project=project)


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
