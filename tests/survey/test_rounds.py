"""Rounds of the survey: which municipalities they name, and which version of the guide they use."""

from datetime import date

import pytest
from django.urls import reverse

from forkommune.work.models import HistoryEntry
from municipalities.models import Succession, SurveyRound
from municipalities.survey.naming import Known, Unclear, read_named
from municipalities.survey.services.rounds import NotInForce, ask_municipalities, open_round
from tests.factories import (
    GuideFactory,
    InterviewFactory,
    MunicipalityFactory,
    ResearcherFactory,
    RoundFactory,
    SecretaryFactory,
)

KNOWN = [Known(1, "0301", "Oslo"), Known(2, "0713", "Sande"), Known(3, "1514", "Sande")]


@pytest.mark.parametrize(
    ("typed", "keys", "unclear"),
    [
        ("0301, 713", [1, 2], []),
        ("OSLO\n oslo ;0301", [1], []),
        ("Sande", [], [Unclear("Sande", ("0713", "1514"))]),
        ("Vestby\n9999\n\n", [], [Unclear("Vestby"), Unclear("9999")]),
        (" ,\n", [], []),
        ("0713 Sande, Oslo kommune", [2, 1], []),
        ("0301 Sande", [], [Unclear("0301 Sande")]),
    ],
)
def test_pasted_municipalities_are_read_by_number_or_name(typed, keys, unclear):
    read = read_named(typed, KNOWN)

    assert (read.keys, read.unclear) == (keys, unclear)


pytestmark = pytest.mark.django_db


@pytest.fixture
def kari(client):
    user = ResearcherFactory(name="Kari Holm")
    client.force_login(user)
    return user


def address(name, *args, **query):
    found = reverse(f"municipalities:{name}", args=args)
    return f"{found}?{'&'.join(f'{key}={value}' for key, value in query.items())}"


def text(page):
    return " ".join(page.content.decode().split())


def typed(version, **changes):
    return {
        "title": "Oppfølging høsten 2018",
        "starts_on": "1.9.2018",
        "ends_on": "1.12.2018",
        "guide": version.pk,
        "municipalities": "Hole, 0626",
    } | changes


def test_new_round_names_its_municipalities_and_is_the_board_that_opens(client, kari):
    hole, lier = MunicipalityFactory(name="Hole"), MunicipalityFactory(name="Lier", number="0626")
    first, guide = RoundFactory(), GuideFactory(version="2.0")

    answer = client.post(address("round-create"), typed(guide, previous=first.pk))

    made = SurveyRound.objects.get(title="Oppfølging høsten 2018")
    assert answer.url == reverse("municipalities:round", args=["oppfolging-hosten-2018"])
    assert (made.guide, made.previous, made.starts_on) == (guide, first, date(2018, 9, 1))
    assert list(made.municipalities.by_name()) == [hole, lier]
    assert client.get(address("survey")).context["survey_round"] == made
    opened = HistoryEntry.objects.filter(action="survey.round_opened", actor_id=kari.pk)
    assert opened.filter(table="municipalities_surveyround").count() == 1


def became(before, after, on, kind="merged"):
    Succession.objects.create(predecessor=before, successor=after, on=on, kind=kind)


def test_round_takes_over_those_of_the_round_before_or_what_they_have_become(client, kari):
    """Two became one, which has a new number; of one only a part went over; one was divided."""
    guide, first = GuideFactory(), RoundFactory()
    new_year, later = date(2018, 1, 1), date(2018, 7, 1)
    asker, royken, divided = (MunicipalityFactory(valid_to=new_year) for _ in range(3))
    merged = MunicipalityFactory(valid_from=new_year, valid_to=later)
    renumbered = MunicipalityFactory(name="Asker", valid_from=later, valid_to=date(2020, 1, 1))
    stands, neighbour = MunicipalityFactory(name="Bø"), MunicipalityFactory()
    coming = MunicipalityFactory(valid_from=date(2020, 1, 1), valid_to=None)
    halves = [MunicipalityFactory(name=name, valid_from=new_year) for name in ("Dal", "Eid")]
    for before in (asker, royken):
        became(before, merged, new_year)
    became(merged, renumbered, later, "renumbered")
    became(renumbered, coming, date(2020, 1, 1))
    became(stands, neighbour, new_year, "split")
    for half in halves:
        became(divided, half, new_year, "split")
    first.municipalities.set([asker, royken, stands, divided])

    client.post(
        address("round-create"),
        typed(guide, previous=first.pk, as_before="on", municipalities=""),
    )

    asked = SurveyRound.objects.newest_first()[0].municipalities.by_name()
    assert list(asked) == [renumbered, stands, *halves]


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"municipalities": "Atlantis"}, "«Atlantis» var ingen kommune 1. september 2018"),
        ({"municipalities": ""}, "Oppgi minst én kommune"),
        ({"ends_on": "1.1.2018"}, "En runde kan ikke slutte før den begynner"),
        ({"guide": ""}, "Velg: Versjon av intervjuguiden"),
        ({"title": ""}, "Fyll inn: Tittel"),
    ],
)
def test_wrong_round_is_refused_in_words(client, kari, wrong, message):
    MunicipalityFactory(name="Hole")
    MunicipalityFactory(number="0626")

    page = client.post(address("round-create"), typed(GuideFactory(), **wrong))

    assert page.status_code == 422
    assert message in text(page)
    assert not SurveyRound.objects.exists()


def test_round_does_not_repeat_one_that_repeats_it(client, kari):
    first = RoundFactory(code="en")
    second = RoundFactory(code="to", previous=first)
    third = RoundFactory(code="tre", previous=second)

    page = client.get(address("round-change", "en"))

    offered = page.context["form"].fields["previous"].queryset
    assert not {first, second, third} & set(offered)
    assert set(
        client.get(address("round-change", "to")).context["form"].fields["previous"].queryset
    ) == {first}


def test_two_rounds_of_one_title_have_two_addresses(kari):
    said = {"title": "Ny", "starts_on": date(2018, 1, 1), "ends_on": date(2018, 2, 1)}
    guide = GuideFactory()

    made = [open_round(**said, guide=guide, municipalities=[], by=kari) for _ in range(2)]

    assert [one.code for one in made] == ["ny-2", "ny-3"]  # «ny» is the page that opens one


def test_municipality_that_does_not_exist_then_is_refused(kari):
    survey_round = RoundFactory(starts_on=date(2021, 1, 1), ends_on=date(2021, 6, 1))

    with pytest.raises(NotInForce):
        ask_municipalities(
            survey_round=survey_round, municipalities=[MunicipalityFactory()], by=kari
        )


def test_interviews_keep_the_version_of_the_guide_they_were_begun_with(client, kari):
    begun = InterviewFactory()
    survey_round, before, newer = begun.round, begun.guide, GuideFactory(version="2.0")

    client.post(
        address("round-change", survey_round.code),
        {
            "title": survey_round.title,
            "starts_on": "1.9.2017",
            "ends_on": "1.3.2018",
            "guide": newer.pk,
        },
    )

    begun.refresh_from_db()
    survey_round.refresh_from_db()
    assert (begun.guide, survey_round.guide) == (before, newer)


def test_municipalities_join_and_leave_until_somebody_was_asked(client, kari):
    survey_round = RoundFactory()
    asked, unasked = MunicipalityFactory(name="Hole"), MunicipalityFactory(name="Lier")
    client.post(address("round", survey_round.code), {"municipalities": "Hole\nLier"})
    InterviewFactory(round=survey_round, municipality=asked)

    for one in (asked, unasked):
        client.post(address("round-leave-out", survey_round.code, one.pk))

    assert list(survey_round.municipalities.all()) == [asked]


def test_respondent_is_added_to_the_round_and_municipality_of_the_link(client, kari):
    older, _newer = RoundFactory(), RoundFactory(starts_on=date(2018, 1, 1))
    place = MunicipalityFactory(name="Hole")
    older.municipalities.add(place)

    link = address("interview-create", runde=older.code, kommune=place.pk)
    page = client.get(link)
    client.post(link, {"municipality": place.pk, "respondent": "key_person", "role_text": "Leder"})

    assert link.replace("&", "&amp;") in text(client.get(address("round", older.code)))
    assert page.context["form"]["municipality"].value() == str(place.pk)
    assert older.interviews.get().respondent == "key_person"
    assert client.get(address("interview-create", runde="ukjent")).status_code == 404


def test_secretariat_does_not_open_rounds(client):
    client.force_login(SecretaryFactory())

    answers = [
        client.get(address("round-create")),
        client.get(address("round", RoundFactory().code)),
    ]

    assert [answer.status_code for answer in answers] == [403, 403]


@pytest.mark.parametrize("count", [1, 12])
def test_page_of_a_round_costs_the_same_with_many_municipalities(
    client, kari, count, django_assert_num_queries
):
    survey_round = RoundFactory()
    for place in MunicipalityFactory.create_batch(count):
        survey_round.municipalities.add(place)
        InterviewFactory(round=survey_round, municipality=place)

    with django_assert_num_queries(6):
        client.get(address("round", survey_round.code))
