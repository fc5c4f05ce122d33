"""What the criteria know: the survey's approved data alone, what is missing named, never 0."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from municipalities.models import Division
from municipalities.network.dividing.distances import BadValue, of_shares
from municipalities.network.forgetting import forget_answers
from municipalities.network.inputs import gather
from municipalities.network.report import criteria_note
from tests.factories import (
    AnswerFactory,
    BarrierFactory,
    ClaimReviewFactory,
    InstrumentFactory,
    InterviewFactory,
    MeasureFactory,
    PlanDocumentFactory,
    QuestionFactory,
    ResearcherFactory,
    SecretaryFactory,
    StatisticFactory,
    TermFactory,
)

from .test_division_run import WISH

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(survey_round, sixteen):
    """Asker and Bærum have approved findings and an interview; Drammen has told, and not approved."""
    asker, baerum, drammen = sixteen[:3]
    for one in (asker, baerum, drammen):
        found = [
            MeasureFactory(municipality=one),
            MeasureFactory(
                municipality=one, status=TermFactory(vocabulary="measure_status", code="planned")
            ),
            BarrierFactory(municipality=one),
        ]
        if one is asker:
            found.append(InstrumentFactory(municipality=one))
            PlanDocumentFactory().municipalities.add(one)
        if one is not drammen:
            for finding in found:
                word = "wording_approved" if finding.claim.kind == "barrier" else "agrees"
                ClaimReviewFactory(claim=finding.claim, outcome=word)
    questions = {
        "Q02": QuestionFactory(guide=survey_round.guide, number=2, code="Q02", type="number")
    }
    questions["Q14"] = QuestionFactory(
        guide=survey_round.guide,
        number=14,
        code="Q14",
        type="multiple_choice",
        options=[{"code": "heating", "label_nb": "Oppvarming"}],
    )
    TermFactory(vocabulary="sector", code="heating", label_nb="Oppvarming")
    for one, states, fte in (
        (asker, {"approved": True, "released": True}, 2),
        (baerum, {"approved": True, "released": True}, 0),
        (drammen, {"approved": True}, 5),
    ):
        interview = InterviewFactory(municipality=one, round=survey_round, **states)
        AnswerFactory(interview=interview, question=questions["Q02"], value=fte)
        AnswerFactory(interview=interview, question=questions["Q14"], value=["heating"])
    return asker, baerum, drammen


def known(rows):
    inputs = gather(rows, 2017)
    found = {one.code: one for one in (*inputs.criteria, *inputs.unknown)}
    return {code: dict(zip(inputs.keys, one.values, strict=True)) for code, one in found.items()}


def test_only_what_is_approved_counts_and_the_rest_is_not_known(asked, sixteen):
    asker, baerum, drammen = (one.number for one in asked)

    told = known(sixteen)

    assert told["earlier_engagement"][asker] == 3  # a measure, an instrument and a plan
    assert told["earlier_engagement"][baerum] == 1  # the planned measure is none yet
    assert told["common_challenges"][asker] == told["common_challenges"][baerum] == ["economy"]
    assert told["capacity"][baerum] == 0.0  # nought is an answer
    assert told["local_context"][asker] == ["heating"]
    for code in ("earlier_engagement", "common_challenges", "capacity", "local_context"):
        assert told[code][drammen] is None
        assert sum(value is not None for value in told[code].values()) == 2
    assert set(told["emission_profile"].values()) == {None}


def test_the_mix_of_emissions_is_compared_and_not_its_size(sixteen):
    one, other, third = sixteen[:3]
    sectors = [TermFactory(vocabulary="sector", code=f"s{n}") for n in range(3)]
    kind = StatisticFactory(municipality=sixteen[4], kind__code="emissions").kind
    for place, tonnes in ((one, (10, 20, 30)), (other, (100, 200, 300)), (third, (60, 0, 0))):
        for sector, value in zip(sectors, tonnes, strict=True):
            StatisticFactory(
                kind=kind, municipality=place, sector=sector, sector_label=sector.code, value=value
            )

    inputs = gather(sixteen, 2017)

    profile = inputs.criterion("emission_profile")
    distances = profile.measured().distances
    row = {key: n for n, key in enumerate(inputs.keys)}
    assert distances[row[one.number], row[other.number]] == pytest.approx(0)
    assert distances[row[one.number], row[third.number]] == pytest.approx(50 / 60)
    assert "50 %" in profile.words[row[one.number]]
    with pytest.raises(BadValue):
        of_shares([{"a": 0.0}, {"a": 1.0}])


def test_the_page_says_of_whom_nothing_is_known_and_each_value_leads_to_its_rows(client, asked):
    client.force_login(SecretaryFactory())

    listed = client.get(reverse("municipalities:network-criteria")).content.decode()
    form = client.get(reverse("municipalities:network-divide")).content.decode()
    one = reverse("municipalities:network-criterion", args=["earlier_engagement"])
    page = client.get(one).content.decode()

    assert "2\xa0av\xa016" in listed
    assert "kjent for 2 av 16" in form
    assert "Ingenting er kjent ennå om:" in form
    assert "Utslippsprofil" in form.split("Ingenting er kjent ennå om:")[1][:200]
    assert "1 tiltak, 1 virkemiddel, 1 plan" in page
    assert page.count("ikke kjent") == 14
    claim = asked[0].measures.get(status__code="completed").claim
    assert claim.get_absolute_url() in page
    assert client.get(claim.get_absolute_url()).status_code == 200
    assert client.get(one, {"inndeling": "x"}).status_code == 404


def test_a_wish_by_what_too_few_have_told_names_somebody_and_computes_nothing(client, asked):
    client.force_login(SecretaryFactory())
    only = {**WISH, "weight_size": 0, "weight_nearness": 0, "weight_density": 0}

    answer = client.post(reverse("municipalities:network-divide"), {**only, "weight_capacity": 9})

    assert answer.status_code == 422
    assert "Ingenting som teller, er kjent om" in answer.content.decode()
    assert not Division.objects.exists()


def test_what_counts_is_kept_with_the_division_and_goes_when_consent_is_withdrawn(client, asked):
    client.force_login(SecretaryFactory())
    client.post(reverse("municipalities:network-divide"), {**WISH, "weight_capacity": 20})
    division = Division.objects.get()
    assert [one["code"] for one in division.inputs["criteria"]] == [
        "size", "nearness", "density", "capacity",
    ]  # fmt: skip

    forget_answers(frozenset([asked[0].interviews.get().informant_id]), None)

    division.refresh_from_db()
    kept = dict(
        zip(division.inputs["numbers"], division.inputs["criteria"][3]["values"], strict=True)
    )
    assert kept[asked[0].number] is None
    assert kept[asked[1].number] == 0.0
    assert client.get(division.get_absolute_url()).status_code == 200


def test_the_note_on_criteria_has_all_from_the_same_rows(client, asked):
    client.force_login(SecretaryFactory())
    client.post(reverse("municipalities:network-divide"), WISH)
    division = Division.objects.get()
    client.post(reverse("municipalities:network-bring", args=[division.pk]))

    note = criteria_note(ResearcherFactory())

    assert [one.division for one in note.proposals] == [division]
    assert note.proposals[0].proof.words == "Bevist best"
    assert len(note.proposals[0].run.near) == 4
    assert {row.values.code: len(row.missing) for row in note.measured}["capacity"] == 14
    assert note.published is None
    assert criteria_note(AnonymousUser()).proposals == []
