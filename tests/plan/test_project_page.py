"""The project page: the application's plan, finished and with its contradictions."""

import re
from datetime import date

import pytest
from django.urls import reverse

from forkommune.plan.models import Milestone
from tests.factories import SecretaryFactory

URL = reverse("plan:plan")
pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client, loaded):
    return client.get(URL)


def text(response) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_it_names_the_project_by_title_and_number(page):
    assert page.context["page"].project.title == (
        "Prosesser og løsninger for klimaomstilling i kommuner (forprosjekt)"
    )
    assert "Prosjektnummer 275769" in text(page)


def test_a_past_project_is_finished_and_nothing_in_it_is_late(page):
    shown = page.context["page"]

    assert shown.is_over
    assert shown.schedule.heading == "Prosjektet er avsluttet"
    assert shown.schedule.status is None
    assert not re.search(r"forsinket|for sent|over fristen|gjenstår", text(page).lower())


def test_activities_deliverables_questions_and_pillars_are_those_of_the_application(page):
    shown = page.context["page"]

    assert [activity.number for activity in shown.activities] == [1, 2, 3, 4, 5, 6]
    assert [d.code for d in shown.deliverables] == ["D1", "D2", "D3", "D4", "D5", "D6", "D7"]
    assert [p.number for p in shown.pillars] == [1, 2, 3, 4, 5, 6]
    assert len(shown.sub_goals) == len(shown.results) == 4


def test_codes_of_deliverables_are_not_on_the_page(page):
    assert not re.search(r"\bD[1-7]\b", text(page))


def test_the_third_question_is_part_of_the_second(page):
    (main,) = page.context["page"].questions

    assert [part.question.code for part in main.parts] == ["RQ1", "RQ2", "RQ4", "RQ5", "RQ6"]
    assert [below.question.code for below in main.parts[1].parts] == ["RQ3"]


def test_the_money_adds_up_across_and_down(page):
    tables = page.context["page"].money

    assert [(table.code, table.total) for table in tables] == [
        ("cost_type", 600_000),
        ("sector", 600_000),
        ("task", 600_000),
        ("financing", 600_000),
        ("task_financing", 600_000),
    ]
    assert page.context["page"].money_agrees
    assert all(sum(table.sums) == table.total for table in tables if table.years)
    assert [(r.label, r.total) for r in tables[3].rows if r.total] == [
        ("Egenfinansiering", 300_000),
        ("Forskningsrådet", 300_000),
    ]


def test_every_contradiction_stands_where_it_matters(page):
    found = page.context["page"].contradictions

    assert {place: len(rows) for place, rows in found.items()} == {
        "members": 1,
        "money": 2,
        "schedule": 1,
        "deliverables": 1,
        "pillars": 1,
    }
    for rows in found.values():
        for one in rows:
            assert re.sub(r"\s+", " ", one.text_nb) in text(page)


def test_the_schedule_stays_within_the_project_and_has_every_milestone(page):
    schedule = page.context["page"].schedule

    assert {row.planned.first for row in schedule.rows} == {date(2017, 9, 1), date(2017, 10, 1)}
    assert max(row.planned.last for row in schedule.rows) == date(2018, 2, 28)
    assert sum(len(row.milestones) for row in schedule.rows) == Milestone.objects.count() == 9
    assert [tick.on.month for tick in schedule.ticks] == [9, 10, 11, 12, 1, 2]


def test_only_people_of_the_public_application_are_named(page):
    people = [p.name for partner in page.context["page"].partners for p in partner.people]

    assert len(people) == 5
    assert "Nina Solberg" in people


def test_everybody_sees_the_same_page(client, page):
    client.force_login(SecretaryFactory())

    assert client.get(URL).context["page"].money == page.context["page"].money
