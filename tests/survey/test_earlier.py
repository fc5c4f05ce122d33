"""What a municipality answered in an earlier round, beside the form of the next."""

from datetime import date

import pytest
from django.urls import reverse

from forkommune.evidence.models import TextAccess
from municipalities.models import Interview, Municipality, Succession
from municipalities.survey.earlier import known_before
from municipalities.survey.services.guides import copy_guide
from tests.factories import (
    ConsentFactory,
    InterviewFactory,
    MunicipalityFactory,
    ResearcherFactory,
    RoundFactory,
)

from .guide import WHOLE, posted, ready_interview

pytestmark = pytest.mark.django_db


@pytest.fixture
def kari(client):
    user = ResearcherFactory(name="Kari Holm")
    client.force_login(user)
    return user


def form_of(interview):
    return reverse("municipalities:interview-form", args=[interview.pk])


@pytest.fixture
def first(client, kari):
    """A completed interview of the first round."""
    interview = ready_interview(municipality=MunicipalityFactory(number="0219", name="Bærum"))
    given = WHOLE | {"q09_state": "", "q09": "En vurdering"}
    client.post(form_of(interview), posted(**given, action="complete"))
    return interview


def again(first, by, **more):
    """An interview of the next round, by a new version of the guide."""
    guide = copy_guide(guide=first.guide, version="2", by=by)
    survey_round = RoundFactory(code="andre", guide=guide, **more)
    survey_round.municipalities.add(first.municipality)
    interview = InterviewFactory(round=survey_round, guide=guide, municipality=first.municipality)
    ConsentFactory(informant=interview.informant)
    return interview


def test_the_next_round_has_what_was_answered_before_beside_the_form_and_it_is_kept_who_read_it(
    client, kari, first
):
    second = again(first, kari, previous=first.round)
    TextAccess.objects.all().delete()

    page = " ".join(client.get(form_of(second)).content.decode().split())

    assert "Svart 3.10.2017: 0,5 årsverk – Delt med nabokommunen" in page
    assert "En vurdering" in page
    assert "Klimarådgiver i plan" not in page
    read = TextAccess.objects.filter(page="municipalities:interview-form")
    assert {one.number for one in read} == {first.pk, second.pk}


def test_what_a_predecessor_answered_stands_beside_with_its_name_and_not_on_the_municipalitys_paper(
    client, kari, first
):
    second = again(first, kari, previous=first.round)
    Municipality.objects.filter(pk=first.municipality_id).update(valid_to=date(2020, 1, 1))
    heir = MunicipalityFactory(
        number="3024", name="Bærum", valid_from=date(2020, 1, 1), valid_to=None
    )
    Succession.objects.create(
        predecessor=first.municipality, successor=heir, on=date(2020, 1, 1), kind="renumbered"
    )
    Interview.objects.filter(pk=second.pk).update(municipality=heir)

    page = " ".join(client.get(form_of(second)).content.decode().split())

    assert "Bærum (0219, –2019) svarte 3.10.2017: 0,5 årsverk – Delt med nabokommunen" in page
    assert known_before(second.guide, heir, kari).answers == {}


def test_a_round_that_repeats_none_shows_nothing_from_before(client, kari, first):
    second = again(first, kari)

    page = client.get(form_of(second))

    assert page.context["earlier"] == []
    assert "Delt med nabokommunen" not in page.content.decode()
