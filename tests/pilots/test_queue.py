"""The queue: secretariat, researcher, municipality, published; each step says why and who is next."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from forkommune.work.models import Mail, PublicationStep
from forkommune.work.services.publishing import (
    CannotPublish,
    DecidedMeanwhile,
    find_publication,
    take_step,
)
from forkommune.work.services.sending import empty_outbox
from pilots.models import Example, ExampleAssessment
from pilots.publishing.confirming import fingerprint
from pilots.publishing.waiting import places, usual_days
from pilots.services.assessing import assess_example
from tests.factories import (
    ExampleFactory,
    MunicipalityFactory,
    OfficerFactory,
    OrganisationFactory,
    ResearcherFactory,
    SecretaryFactory,
)

pytestmark = pytest.mark.django_db
STATED = {
    "basis": "measured",
    "is_hoped_for": False,
    "before": "yes",
    "comparison": "none",
    "said_by": "owner",
    "method": "Strømmåler lest av hver måned i to år.",
}


@pytest.fixture(autouse=True)
def _fresh_counters():
    cache.clear()


@pytest.fixture
def asker():
    organisation = OrganisationFactory(kind="municipality", email="post@asker.invalid")
    return MunicipalityFactory(
        number="0220", name="Asker", organisation=organisation, valid_to=None
    )


@pytest.fixture
def example(asker):
    return ExampleFactory(
        title="Varmepumpe", effect="halvert strømbruk", effect_kind="result", municipalities=[asker]
    )


@pytest.fixture
def secretary():
    return SecretaryFactory(name="Mona Vik")


@pytest.fixture
def researcher():
    return ResearcherFactory(name="Per Ås")


def step(row, code, by, reason=""):
    take_step(row=row, code=code, seen=find_publication(row).version, by=by, reason=reason)
    row.refresh_from_db()


def assess(row, by, **more):
    seen = find_publication(row).version
    made = assess_example(example=row, stated=STATED | more, text="Mild vinter.", seen=seen, by=by)
    row.refresh_from_db()
    return made


def shown(example):
    row = Example.objects.for_freezing().get(pk=example.pk)
    return {"example": f"{row.pk}-{fingerprint(row)}"}


def test_an_example_goes_all_the_way_and_the_municipality_publishes_it(
    client, example, asker, secretary, researcher, mailoutbox
):
    step(example, "send_to_review", secretary)
    step(example, "pass_form", secretary)
    assess(example, researcher)
    assert (example.state, example.evidence_grade) == ("owner", "before_after")
    assert list(Example.objects.published()) == []

    empty_outbox()
    [mail] = mailoutbox
    link = next(line for line in mail.body.splitlines() if line.startswith("http"))
    address = "/" + link.split("/", 3)[3]
    page = client.get(address).content.decode()
    assert mail.to == ["post@asker.invalid"]
    assert "Varmepumpe" in page
    assert "Før det er publisert" not in page
    client.post(address, shown(example))

    example.refresh_from_db()
    assert (example.state, example.published_at is None) == ("confirmed", False)
    assert [s.to_state for s in PublicationStep.objects.order_by("pk")] == [
        "review", "assessment", "owner", "confirmed",
    ]  # fmt: skip
    told = client.get(example.get_absolute_url()).content.decode()
    assert "Det er ikke sammenlignet med noe, så andre årsaker kan ikke utelukkes." in told
    assert reverse("pilots:grades") in told


def test_each_stage_is_somebodys_and_nobody_elses(example, secretary, researcher):
    step(example, "send_to_review", secretary)
    with pytest.raises(CannotPublish):
        step(example, "pass_form", researcher)
    step(example, "pass_form", secretary)
    with pytest.raises(CannotPublish):
        step(example, "assess", secretary)
    with pytest.raises(CannotPublish, match="Vurder kunnskapsgrunnlaget først"):
        step(example, "assess", researcher)

    example.refresh_from_db()
    assert example.state == "assessment"


def test_sending_back_needs_a_reason_from_every_stage(example, secretary, researcher):
    for forward in ((), ("pass_form",)):
        step(example, "send_to_review", secretary)
        for code in forward:
            step(example, code, secretary)
        with pytest.raises(CannotPublish, match="begrunnelsen"):
            step(example, "send_back", researcher)
        step(example, "send_back", researcher, "Hva kostet det?")
    assert example.state == "draft"


def test_two_at_once_are_told(example, secretary, researcher):
    step(example, "send_to_review", secretary)
    step(example, "pass_form", secretary)
    opened = find_publication(example).version
    step(example, "send_back", secretary, "Mangler kilde")

    with pytest.raises(DecidedMeanwhile, match="Mona Vik avgjorde dette"):
        assess_example(example=example, stated=STATED, text="God.", seen=opened, by=researcher)
    assert not ExampleAssessment.objects.exists()


def test_without_the_municipalitys_word_only_a_public_source_is_published(example, secretary):
    step(example, "send_to_review", secretary)
    with pytest.raises(CannotPublish, match="offentlig kilde"):
        step(example, "publish", secretary, "Kommunen svarer ikke")
    example.sources.create(title="Avisen", url="https://avisen.no/1")
    with pytest.raises(CannotPublish, match="begrunnelsen"):
        step(example, "publish", secretary)
    step(example, "publish", secretary, "Kommunen svarer ikke")

    assert (example.state, example.confirmed_on) == ("published", None)


def test_an_invented_example_writes_to_nobody(asker, secretary, researcher):
    invented = ExampleFactory(is_invented=True, municipalities=[asker], state="assessment")
    assess(invented, researcher)

    assert invented.state == "owner"
    assert not Mail.objects.exists()


def test_a_later_assessment_stands_beside_and_a_published_one_stays_where_it_is(
    example, researcher
):
    example.state, example.published_at = "published", timezone.now()
    example.save()
    assess(example, researcher)
    assess(example, researcher, before="no")

    assert (example.state, example.evidence_grade) == ("published", "after_only")
    assert [one.grade for one in ExampleAssessment.objects.all()] == ["after_only", "before_after"]


def test_what_was_measured_after_only_is_not_called_an_effect(client, example):
    example.state, example.published_at = "published", timezone.now()
    example.evidence_grade = "after_only"
    example.save()

    card = client.get(reverse("pilots:example-list")).content.decode()

    assert "Bare målt etterpå: halvert strømbruk" in card


def test_the_page_says_places_and_what_it_waits_for(client, example, secretary):
    first = ExampleFactory(title="Eldst")
    for one in (first, example):
        step(one, "send_to_review", secretary)
    client.force_login(secretary)

    page = client.get(reverse("pilots:queue")).content.decode()

    assert (places()[first.pk].place, places()[example.pk].place) == (1, 2)
    assert page.index("Eldst") < page.index("Varmepumpe")
    assert "Sekretariatet ser over form og språk." in page


def test_how_long_it_usually_takes_is_said_from_three_stays_on(secretary):
    for days in (2, 4, 9):
        row = ExampleFactory()
        step(row, "send_to_review", secretary)
        step(row, "pass_form", secretary)
        entered = PublicationStep.objects.filter(to_state="review").latest("pk")
        PublicationStep.objects.filter(pk=entered.pk).update(
            at=timezone.now() - timedelta(days=days)
        )
        said = usual_days()["review"]

    assert said == (4, 3)
    assert usual_days()["assessment"] == (None, 0)


@pytest.mark.parametrize(
    "bad", [{"basis": "guess"}, {"before": "\x00"}, {"said_by": ""}, {"words": ""}]
)
def test_a_form_that_says_nothing_known_is_asked_back(client, example, researcher, bad):
    client.force_login(researcher)

    answer = client.post(
        reverse("pilots:assessment", args=[example.slug]), STATED | {"words": "God."} | bad
    )

    assert answer.status_code == 422
    assert not ExampleAssessment.objects.exists()


def test_only_researchers_assess(client, example, secretary):
    for user in (secretary, OfficerFactory()):
        client.force_login(user)
        assert client.get(reverse("pilots:assessment", args=[example.slug])).status_code == 403


def test_the_queue_asks_as_much_for_one_as_for_twelve(client, secretary):
    client.force_login(secretary)
    counted = []
    for n in (1, 11):
        for _each in range(n):
            step(ExampleFactory(), "send_to_review", secretary)
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("pilots:queue"))
        counted.append(len(asked))

    assert counted[0] == counted[1]
