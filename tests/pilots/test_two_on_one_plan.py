"""Two researchers write one plan: what only one changed is kept, and where both did the later one is told."""

import re
from html import unescape

import pytest
from django.urls import reverse

from pilots.models import FieldExperiment, Pilot
from tests.factories import PilotFactory, ResearcherFactory

from .test_experiments import PLAN

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client):
    """The address of a plan that stands, with somebody logged in who may write it."""
    pilot = PilotFactory(published=True)
    client.force_login(ResearcherFactory())
    address = reverse("pilots:experiment-plan", args=[pilot.slug])
    client.post(address, PLAN)
    return address


def stood(response):
    words = response.content.decode()
    return unescape(re.search(r'name="stood" value="([^"]*)"', words)[1])


def test_what_only_one_of_two_changed_is_kept_whoever_saves_last(client, page):
    opened = stood(client.get(page))

    client.post(page, PLAN | {"stood": opened, "planned_n": "400", "question": "Hvor mange går?"})
    later = client.post(page, PLAN | {"stood": opened, "measured_by": "Insam"})

    plan = FieldExperiment.objects.get()
    assert later.status_code == 302
    assert (plan.planned_n, plan.question, plan.measured_by) == (400, "Hvor mange går?", "Insam")


def test_where_both_changed_the_same_nothing_is_saved_until_it_was_seen(client, page):
    opened = stood(client.get(page))
    client.post(page, PLAN | {"stood": opened, "hypothesis": "Flere går.", "design": "randomised"})

    mine = PLAN | {"hypothesis": "Flere sykler.", "design": "before_after"}
    told = client.post(page, mine | {"stood": opened})

    words = unescape(told.content.decode())
    assert told.status_code == 422
    assert "Ingenting av ditt er lagret ennå" in words
    assert "«Hypotese» er nå: Flere går." in words
    assert "«Opplegg» er nå: " in words
    assert "randomised" not in re.sub(r'value="[^"]*"', "", words)  # in words, not by its code
    assert "Flere sykler." in words
    assert Pilot.objects.get().hypothesis == "Flere går."

    again = client.post(page, mine | {"stood": stood(told)})

    assert again.status_code == 302
    assert Pilot.objects.get().hypothesis == "Flere sykler."


@pytest.mark.parametrize("told", ["", "null", "[1]", '{"hypothesis": 7}', "{", '{"x": "y"}'])
def test_digests_that_are_none_break_nothing(client, page, told):
    same = client.post(page, PLAN | {"stood": told})

    assert same.status_code == 302
