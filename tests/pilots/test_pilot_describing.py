"""A pilot from its idea on: begun, described without losing words, and who takes part."""

import html
import json

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from forkommune.evidence.models import ClaimLink
from forkommune.evidence.services import link_claims
from forkommune.work.merging import digest
from forkommune.work.models import Draft
from forkommune.work.services.draft_states import DraftMoved
from forkommune.work.services.publishing import take_step
from pilots.models import Pilot, PilotPartner
from pilots.register.desk import PilotPlace, stored_values
from pilots.register.words import potential_words
from pilots.services.pilots import add_partner, begin_pilot, describe_pilot, free_slug
from tests.factories import (
    ClaimFactory,
    MunicipalityFactory,
    OfficerFactory,
    OrganisationFactory,
    PassageFactory,
    PilotFactory,
    PilotPartnerFactory,
    ResearcherFactory,
    TermFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def kari():
    return ResearcherFactory()


@pytest.fixture
def first_phase():
    return TermFactory(vocabulary="pilot_status", code="proposed")


def told(pilot, **values):
    """The whole form as a browser sends it."""
    stored = stored_values(pilot)
    base = json.dumps({name: digest(value) for name, value in stored.items()})
    return {**stored, "action": "put_in", "base": base, "seq": "1", **values}


def url(page, pilot):
    return reverse(f"pilots:pilot-{page}", args=[pilot.slug])


@pytest.mark.usefixtures("first_phase")
def test_a_pilot_begins_as_a_draft_in_its_first_phase(client, kari):
    asker = MunicipalityFactory(name="Asker", number="0220")
    client.force_login(kari)
    sent = {"name": "Lastesykler", "summary": "Fem sykler.", "municipalities": "asker"}

    answer = client.post("/piloter/ny/", sent)

    pilot = Pilot.objects.get()
    assert answer.url == url("form", pilot)
    assert (pilot.slug, pilot.state, pilot.phase.code) == ("lastesykler", "draft", "proposed")
    assert list(pilot.municipalities.all()) == [asker]
    assert pilot.claim.created_by == kari


@pytest.mark.usefixtures("first_phase")
def test_a_pilot_made_of_a_finding_rests_on_it(client, kari):
    barrier = ClaimFactory(kind="barrier", nature="assessment", statement="For få årsverk")
    client.force_login(kari)
    sent = {"name": "Delt rådgiver", "summary": "To kommuner.", "municipalities": "0220"}
    MunicipalityFactory(number="0220")

    client.post(f"/piloter/ny/?funn={barrier.uuid}", sent)

    link = ClaimLink.objects.get()
    assert (link.from_claim.pilot.name, link.to_claim) == ("Delt rådgiver", barrier)
    assert link.kind == ClaimLink.Kind.RESTS_ON


@pytest.mark.parametrize("asked", ["ikke-noe", "5f2b3ac0-0000-4000-8000-000000000000"])
def test_a_finding_that_is_not_there_is_404(client, kari, asked):
    client.force_login(kari)

    assert client.get(f"/piloter/ny/?funn={asked}").status_code == 404


@pytest.mark.usefixtures("first_phase")
def test_a_pilot_made_of_a_passage_shows_where_it_comes_from(client, kari):
    passage = PassageFactory()
    client.force_login(kari)
    page = reverse("evidence:claim-make", args=[passage.pk, "pilot"])
    assert client.get(page).status_code == 200
    MunicipalityFactory(number="0220")
    sent = {"name": "Lån", "summary": "x", "municipalities": "0220"}
    sent |= {"nature": "fact", "grade": "strong"}

    assert client.post(page, sent).status_code == 302

    pilot = Pilot.objects.get()
    assert pilot.claim.supports.get().passage == passage


@pytest.mark.usefixtures("first_phase")
def test_addresses_of_the_register_are_never_a_pilots():
    PilotFactory(slug="tavle-2")

    assert (free_slug("Tavle"), free_slug("Ny"), free_slug("…")) == ("tavle-3", "ny-2", "pilot")


def test_the_form_writes_the_row_and_takes_the_draft_away(client, kari):
    pilot = PilotFactory(municipalities=[MunicipalityFactory(number="0220", name="Asker")])
    owner = OrganisationFactory(name="Asker kommune")
    client.force_login(kari)
    sent = told(
        pilot,
        name="Nytt navn",
        owner="Asker kommune",
        potential_low="40",
        potential_high="90,5",
        potential_method="Reiser ganger lengde",
        cost_nok="410 000",
        cost_year="2018",
    )

    answer = client.post(url("form", pilot), sent)

    assert answer.status_code == 302, html.unescape(answer.content.decode())
    pilot.refresh_from_db()
    assert (pilot.name, pilot.claim.statement, pilot.owner) == ("Nytt navn", "Nytt navn", owner)
    assert (pilot.cost_nok, pilot.cost_year) == (410_000, 2018)
    assert potential_words(pilot) == "40 til 90,5 tonn CO₂e i året"
    assert Draft.objects.get().data == {}


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"potential_low": "40"}, "potential_high"),
        ({"potential_low": "4", "potential_high": "3", "potential_method": "x"}, "potential_high"),
        ({"potential_low": "3", "potential_high": "4"}, "potential_method"),
        ({"cost_nok": "410000"}, "cost_year"),
        ({"cost_nok": "omtrent 4"}, "cost_nok"),
        ({"municipalities": "Askim og Atlantis"}, "municipalities"),
        ({"owner": "Ukjent"}, "owner"),
        ({"summary": ""}, "summary"),
    ],
)
def test_what_is_wrong_is_named_and_the_draft_keeps_it(client, kari, values, field):
    pilot = PilotFactory(municipalities=[MunicipalityFactory(number="0220")])
    client.force_login(kari)

    answer = client.post(url("form", pilot), told(pilot, **values))

    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    name, value = next(iter(values.items()))
    assert Draft.objects.get().data[name] == value


def test_two_in_one_field_are_told_and_neither_text_is_lost(client, kari):
    """Kari loaded the form before Ola saved."""
    pilot = PilotFactory(municipalities=[MunicipalityFactory(number="0220")])
    ola = ResearcherFactory()
    base = PilotPlace(pilot, kari).desk.base
    client.force_login(ola)
    client.post(url("save", pilot), told(pilot, problem="Olas tekst", base=base, tab="ola"))
    client.force_login(kari)

    saved = client.post(url("save", pilot), told(pilot, problem="Karis", base=base, tab="kari"))
    sent = client.post(
        url("form", pilot), told(pilot, problem="Karis", base=base, tab="kari", seq="2")
    )

    assert saved.status_code == 409
    assert sent.url == url("conflict", pilot)
    page = client.get(url("conflict", pilot)).content.decode()
    assert "Olas tekst" in page
    assert "Karis" in page
    pilot.refresh_from_db()
    assert pilot.problem == ""


def test_a_form_that_was_checked_before_a_colleague_saved_is_not_written(kari):
    pilot = PilotFactory()
    Draft.objects.create(
        kind="pilot",
        target_type=ContentType.objects.get_for_model(Pilot),
        target_id=str(pilot.pk),
        data={"problem": "nyere"},
        version=4,
    )

    with pytest.raises(DraftMoved), transaction.atomic():
        describe_pilot(
            pilot=pilot, told={"problem": "eldre"}, municipalities=[], by=kari, draft_version=3
        )


def test_a_registered_hypothesis_is_no_field_and_stays(client, kari):
    pilot = PilotFactory(
        hypothesis="Færre kjører.",
        hypothesis_registered_at=timezone.now(),
        municipalities=[MunicipalityFactory(number="0220")],
    )
    client.force_login(kari)

    answer = client.post(url("form", pilot), told(pilot, hypothesis="Noe annet", problem="Kø"))

    pilot.refresh_from_db()
    assert answer.status_code == 302
    assert (pilot.hypothesis, pilot.problem) == ("Færre kjører.", "Kø")


def test_a_potential_without_a_method_is_refused_by_the_database():
    with pytest.raises(IntegrityError), transaction.atomic():
        PilotFactory(potential_low=1, potential_high=2)


def test_a_potential_is_called_one_and_never_a_result(client):
    pilot = PilotFactory(
        published=True, potential_low=40, potential_high=90, potential_method="Regnet ut"
    )

    page = client.get(pilot.get_absolute_url()).content.decode()

    assert "Potensial, ikke resultat" in page
    assert "40 til 90 tonn CO₂e i året" in page


def test_unknown_cost_and_potential_are_said(client):
    page = client.get(PilotFactory(published=True).get_absolute_url()).content.decode()

    assert "ikke beregnet" in page
    assert "0 kroner" not in page


def test_a_partner_is_one_body_once(kari):
    pilot = PilotFactory()
    group = TermFactory(vocabulary="actor_group", code="ngos")
    plain = {"pilot": pilot, "actor_group": group, "role": "teller", "by": kari}
    add_partner(organisation=None, name="Velet", **plain)

    for organisation, name in [(None, "Velet"), (None, ""), (OrganisationFactory(), "Begge")]:
        with pytest.raises(ValidationError):
            add_partner(organisation=organisation, name=name, **plain)
    assert PilotPartner.objects.count() == 1


def test_partners_are_added_and_taken_out(client, kari):
    pilot = PilotFactory()
    client.force_login(kari)
    page = url("partners", pilot)

    assert client.post(page, {"name": "", "role": "teller"}).status_code == 422
    assert client.post(page, {"name": "Velet", "role": "teller"}).status_code == 302
    partner = PilotPartner.objects.get()
    client.post(reverse("pilots:partner-remove", args=[pilot.slug, partner.pk]))

    assert not PilotPartner.objects.exists()


def test_somebody_elses_partner_is_not_there(client, kari):
    partner = PilotPartnerFactory()
    client.force_login(kari)

    gone = client.post(reverse("pilots:partner-remove", args=[PilotFactory().slug, partner.pk]))

    assert gone.status_code == 404
    assert PilotPartner.objects.count() == 1


def test_the_public_reads_kinds_of_sources_and_not_what_was_said(client):
    pilot = PilotFactory(published=True)
    barrier = ClaimFactory(kind="barrier", nature="assessment", statement="Ordføreren er imot")
    passage = PassageFactory()
    barrier.supports.create(passage=passage)
    link_claims(from_claim=barrier, to_claim=pilot.claim, kind="tested_by", by=None)

    page = client.get(pilot.get_absolute_url()).content.decode()

    assert "Intervju med en kommune" in page
    assert "Ordføreren er imot" not in page
    client.force_login(ResearcherFactory())
    assert "Ordføreren er imot" in client.get(pilot.get_absolute_url()).content.decode()


def test_a_pilot_is_published_by_a_step_with_who_and_when(client, kari):
    pilot = PilotFactory()
    assert client.get(pilot.get_absolute_url()).status_code == 404

    take_step(row=pilot, code="publish", seen=0, by=kari)

    assert client.get(pilot.get_absolute_url()).status_code == 200
    pilot.refresh_from_db()
    assert (pilot.state, pilot.published_at is not None) == ("published", True)


def test_an_officer_describes_no_pilot(client):
    pilot = PilotFactory(published=True)
    client.force_login(OfficerFactory())

    pages = [client.get(url(page, pilot)) for page in ("form", "partners", "versions")]
    pages += [client.get("/piloter/ny/"), client.post(url("save", pilot), {})]

    assert {one.status_code for one in pages} == {403}


def test_the_page_asks_as_much_for_twelve_as_for_one(client, kari):
    def asked(number):
        pilot = PilotFactory(published=True)
        for _each in range(number):
            PilotPartnerFactory(pilot=pilot)
            claim = ClaimFactory(kind="measure")
            link_claims(from_claim=pilot.claim, to_claim=claim, kind="rests_on", by=None)
        with CaptureQueriesContext(connection) as counted:
            client.get(pilot.get_absolute_url())
        return len(counted)

    client.force_login(kari)
    asked(1)

    assert asked(12) == asked(1)


@pytest.mark.usefixtures("first_phase")
def test_begun_twice_with_one_name_has_two_addresses(kari):
    slugs = [begin_pilot(name="Lån", summary="x", by=kari).slug for _each in range(2)]

    assert slugs == ["lan", "lan-2"]
