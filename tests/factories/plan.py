"""The project plan."""

from datetime import date

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
