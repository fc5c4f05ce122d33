"""The project page without the shipped plan: empty, running, and its price."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from forkommune.plan.models import Project
from forkommune.plan.selectors import project_page
from forkommune.plan.services.milestones import postpone
from forkommune.ui.dates import today
from tests.factories import ActivityFactory, MilestoneFactory, ProjectFactory, SecretaryFactory

URL = reverse("plan:plan")
pytestmark = pytest.mark.django_db


def text(response) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_without_a_plan_the_page_says_so(client, db):
    assert "Ingen plan er lastet inn ennå" in text(client.get(URL))


def test_a_running_project_has_a_status_line_and_counts_what_is_reached(db):
    project = ProjectFactory(
        period_from=today() - timedelta(days=30), period_to=today() + timedelta(days=30)
    )
    project.source = "Prøve"
    project.save()
    activity = ActivityFactory(
        project=project, schedule_from=project.period_from, schedule_to=project.period_to
    )
    MilestoneFactory(activity=activity, reached_on=today())
    MilestoneFactory(activity=activity, is_invented=True)

    schedule = project_page(AnonymousUser()).schedule

    assert schedule.status == today()
    assert schedule.heading == "1 av 2 milepæler nådd, 1 er forsinket"
    assert schedule.invented == "Oppdiktet eksempel"


def test_the_page_costs_the_same_with_one_activity_and_with_nine(db):
    project = ProjectFactory()
    Project.objects.update(source="Prøve")
    MilestoneFactory(activity=ActivityFactory(project=project))

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            project_page(AnonymousUser())
        return len(queries)

    before = cost()
    for _each in range(8):
        MilestoneFactory(activity=ActivityFactory(project=project))

    assert cost() == before


def test_a_moved_milestone_shows_its_old_date_to_all_and_the_reason_to_the_team(client):
    project = ProjectFactory(source="Prøve")
    milestone = MilestoneFactory(activity=ActivityFactory(project=project))
    secretary = SecretaryFactory()
    postpone(milestone=milestone, by=timedelta(days=31), user=secretary, reason="Utkastet er sent")

    public = text(client.get(URL))
    client.force_login(secretary)

    assert "planlagt innen 31. januar 2018 · først planlagt innen 31. desember 2017" in public
    assert "Utkastet er sent" not in public
    assert f"31.12.2017 → 31.1.2018: Utkastet er sent ({secretary}" in text(client.get(URL))
