"""The project plan."""

from datetime import UTC, date, datetime
from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from forkommune.plan import models

from .accounts import OrganisationFactory


class ProjectFactory(DjangoModelFactory):
    class Meta:
        model = models.Project
        django_get_or_create = ["number"]

    number = "275769"
    title = "Forprosjekt"
    programme = "FORKOMMUNE"
    period_from = date(2017, 9, 1)
    period_to = date(2018, 2, 28)
    main_goal = "Etablere en plattform"
    owner = factory.SubFactory(OrganisationFactory)


class ActivityFactory(DjangoModelFactory):
    class Meta:
        model = models.Activity

    project = factory.SubFactory(ProjectFactory)
    number = factory.Sequence(lambda n: n)
    title = factory.Sequence(lambda n: f"Aktivitet {n}")
    goal = "Oversikt"
    lead = factory.SubFactory(OrganisationFactory)
    schedule_from = date(2017, 9, 1)
    schedule_to = date(2018, 2, 28)


class DeliverableFactory(DjangoModelFactory):
    class Meta:
        model = models.Deliverable
        django_get_or_create = ["code"]

    project = factory.SubFactory(ProjectFactory)
    code = "D2"
    title = "Klimaarbeidet i Vestregionen"
    kind = "report"


class MilestoneFactory(DjangoModelFactory):
    class Meta:
        model = models.Milestone

    activity = factory.SubFactory(ActivityFactory)
    title = factory.Sequence(lambda n: f"Milepæl {n}")
    planned_from = date(2017, 12, 1)
    planned_to = date(2017, 12, 31)


class BudgetLineFactory(DjangoModelFactory):
    class Meta:
        model = models.BudgetLine

    project = factory.SubFactory(ProjectFactory)
    table = "cost_type"
    code = factory.Sequence(lambda n: f"linje-{n}")
    label = "Linje"
    year = 2017
    amount_nok = 1000


class HourlyRateFactory(DjangoModelFactory):
    class Meta:
        model = models.HourlyRate

    rate_nok = Decimal(600)
    valid_from = date(2017, 9, 1)
    source = "Styrevedtak"


class LedgerEntryFactory(DjangoModelFactory):
    """An invoice of 1000 kroner, on lines that the project gets where it has none."""

    class Meta:
        model = models.LedgerEntry
        skip_postgeneration_save = True

    project = factory.SubFactory(ProjectFactory)
    number = factory.LazyAttribute(lambda o: models.LedgerEntry.objects.next_number(o.project))
    date = date(2017, 10, 3)
    organisation = factory.SubFactory(OrganisationFactory)
    text = "Faktura"
    amount_nok = Decimal(1000)
    cost_type = "rd_services"
    sector = "institute_sector"
    task = "analysis"
    financing = "research_council"

    @factory.post_generation
    def lines(self, create, extracted, **kwargs):
        if not self.project.budget_lines.exists():
            budget(self.project)


class ProposedEntryFactory(DjangoModelFactory):
    """A line of a bank that nobody has placed yet."""

    class Meta:
        model = models.ProposedEntry

    project = factory.SubFactory(ProjectFactory)
    source = "bank"
    key = factory.Sequence(str)
    date = date(2017, 10, 3)
    text = "Leie av lokale"
    amount_nok = Decimal("14500.50")


class AccountingPeriodFactory(DjangoModelFactory):
    class Meta:
        model = models.AccountingPeriod

    project = factory.SubFactory(ProjectFactory)
    first_day = date(2017, 9, 1)
    last_day = date(2017, 12, 31)


class StatementFactory(DjangoModelFactory):
    """A finished one, of nothing."""

    class Meta:
        model = models.AccountsStatement

    project = factory.SubFactory(ProjectFactory)
    taken_at = datetime(2018, 3, 1, 9, tzinfo=UTC)
    data = factory.LazyFunction(dict)
    entries_sha256 = "0" * 64
    sha256 = "1" * 64
    pages = 1


class ClassificationRuleFactory(DjangoModelFactory):
    class Meta:
        model = models.ClassificationRule

    words = factory.Sequence(lambda n: f"ord {n}")


BUDGET = {
    "cost_type": {"personnel_indirect": 300, "rd_services": 280, "other_operating": 20},
    "sector": {"institute_sector": 280, "other_sectors": 320},
    "task": {"analysis": 450, "user_participation": 150},
    "financing": {"own": 300, "research_council": 300},
}


def budget(project):
    """The lines of the four tables that tests enter money on, 1000 kroner a unit."""
    for table, lines in BUDGET.items():
        for position, (code, thousands) in enumerate(lines.items()):
            BudgetLineFactory(
                project=project,
                table=table,
                code=code,
                label=code.replace("_", " "),
                position=position,
                amount_nok=thousands * 1000,
            )
