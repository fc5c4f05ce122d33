"""An example is made of a finding or a pilot, and rests on all that it rests on."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from forkommune.evidence.models import ClaimLink, Nature
from forkommune.work.loading import Tally, taxonomy
from pilots.models import Example
from pilots.services.making import NoExample, example_of, make_example
from tests.factories import (
    ClaimFactory,
    MeasureFactory,
    MunicipalityFactory,
    OfficerFactory,
    PassageFactory,
    PilotFactory,
    ResearcherFactory,
    SourceTextFactory,
    SupportFactory,
    TermFactory,
    TextRevisionFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh_counters():
    cache.clear()


@pytest.fixture
def terms():
    return {
        "theme": TermFactory(vocabulary="theme", code="buildings"),
        "sector": TermFactory(vocabulary="sector", code="heating"),
        "instrument": TermFactory(vocabulary="instrument", code="investment"),
    }


@pytest.fixture
def measure():
    asker = MunicipalityFactory(number="0220", name="Asker")
    measure = MeasureFactory(municipality=asker, claim__organisation=asker.organisation)
    for kind, title in (("answer", "Intervju i Asker"), ("plan", "Klimaplan for Asker")):
        told = {"informant": None} if kind == "plan" else {}
        source = SourceTextFactory(kind=kind, title=title, organisation=asker.organisation, **told)
        passage = PassageFactory(revision=TextRevisionFactory(source=source))
        SupportFactory(claim=measure.claim, passage=passage, grade="partial", note="se s. 3")
    return measure


def make(claim, terms, **more):
    told = {"title": "Varmepumpe i Asker", "summary": "Byttet oljekjel.", **terms, **more}
    return make_example(claim=claim, by=ResearcherFactory(), **told)


def test_passages_and_open_sources_come_along_and_no_interview_is_named(measure, terms):
    example = make(measure.claim, terms)

    assert sorted(example.claim.supports.values_list("passage", "grade", "note")) == sorted(
        measure.claim.supports.values_list("passage", "grade", "note")
    )
    assert [source.title for source in example.sources.all()] == ["Klimaplan for Asker"]
    assert [place.name for place in example.municipalities.all()] == ["Asker"]
    assert (example.state, example.kind) == ("draft", "measure")
    link = ClaimLink.objects.get()
    assert (link.from_claim, link.to_claim, link.kind) == (
        example.claim,
        measure.claim,
        "example_of",
    )


def test_a_second_time_is_the_same_example(measure, terms):
    first = make(measure.claim, terms)

    assert make(measure.claim, terms, title="Noe annet") == first
    assert example_of(measure.claim) == first
    assert Example.objects.count() == 1


def test_the_example_of_a_pilot_stands_on_the_pilot(terms):
    pilot = PilotFactory(municipalities=[MunicipalityFactory(name="Lier")], is_invented=True)
    pilot.claim.is_invented = True
    pilot.claim.save()

    example = make(pilot.claim, terms)

    pilot.refresh_from_db()
    assert (pilot.example, example.place, example.is_invented) == (example, "Lier", True)


@pytest.mark.parametrize(
    "told", [{"kind": "barrier", "nature": Nature.ASSESSMENT}, {"nature": Nature.RESPONDENT}]
)
def test_nothing_is_made_of_what_nobody_can_copy_or_what_is_about_a_person(terms, told):
    claim = ClaimFactory(**{"kind": "measure", **told})

    with pytest.raises(NoExample):
        make(claim, terms)
    assert not Example.objects.exists()


def test_the_form_knows_what_the_finding_says_and_leads_on(client, measure):
    taxonomy.load(Tally())
    client.force_login(ResearcherFactory())
    address = f"{reverse('pilots:example-make')}?funn={measure.claim.uuid}"

    page = client.get(address).content.decode()
    empty = client.post(address, {"title": "", "summary": "x" * 400})
    claim_page = client.get(measure.claim.get_absolute_url()).content.decode()

    assert "(Asker)" in page
    assert "De 2 utdragene" in page
    assert empty.status_code == 422
    assert reverse("pilots:example-make") in claim_page


@pytest.mark.parametrize("named", ["", "?funn=", "?funn=tull", "?funn=\x00", "?funn=" + "0" * 300])
def test_an_address_that_names_no_finding_is_not_there(client, named):
    client.force_login(ResearcherFactory())

    assert client.get(reverse("pilots:example-make") + named).status_code == 404


def test_officers_make_none(client, measure):
    client.force_login(OfficerFactory())

    answer = client.get(f"{reverse('pilots:example-make')}?funn={measure.claim.uuid}")
    assert answer.status_code == 403
