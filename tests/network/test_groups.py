"""The page of a group: who is in it, since when, whom to call, and what it does; a division as a table."""

import csv
import io
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from forkommune.evidence.models import Claim
from municipalities.models import Division, NetworkContact, NetworkCriterion
from tests.factories import (
    DivisionFactory,
    MembershipFactory,
    MunicipalityFactory,
    NetworkGroupFactory,
    OfficerFactory,
    PersonFactory,
    PilotFactory,
    PilotPartnerFactory,
    ResearcherFactory,
    SecretaryFactory,
    TermFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def group():
    """Modum and Sigdal in a published division."""
    division = DivisionFactory(title="Grupper fra 2018", published_at=timezone.now())
    found = NetworkGroupFactory(division=division, letter="A", name="Eikergruppa")
    for name in ("Modum", "Sigdal"):
        one = MunicipalityFactory(name=name)
        found.members.add(one)
        division.municipalities.add(one)
    return found


def contact_of(group):
    return reverse("municipalities:network-contact-add", args=[group.division_id, group.letter])


def test_the_team_names_contacts_and_others_see_none_of_them(client, group):
    modum = group.members.get(name="Modum")
    client.force_login(SecretaryFactory())
    wish = {"kind": "politician", "organisation": modum.organisation_id, "name": "Tone Eksempel"}

    assert client.post(contact_of(group), {**wish, "name": " "}).status_code == 422
    assert client.post(contact_of(group), {**wish, "title": "Ordfører"}).status_code == 302
    again = client.post(contact_of(group), wish)

    assert "er kontakt allerede" in again.content.decode()
    assert "Tone Eksempel, Ordfører" in client.get(group.get_absolute_url()).content.decode()
    client.force_login(OfficerFactory())
    assert "Tone Eksempel" not in client.get(group.get_absolute_url()).content.decode()
    client.force_login(ResearcherFactory())
    assert "Tone Eksempel" in client.get(group.get_absolute_url()).content.decode()
    assert client.post(contact_of(group), wish).status_code == 404
    other = NetworkGroupFactory(division=DivisionFactory(), letter="B")
    other.members.add(modum)  # she follows her municipality to its next group
    assert "Tone Eksempel" in client.get(other.get_absolute_url()).content.decode()


def test_an_officer_is_of_the_groups_municipalities_and_a_researcher_of_none(client, group):
    stranger = MunicipalityFactory(name="Hole")
    client.force_login(SecretaryFactory())
    wish = {"name": "Ola", "organisation": stranger.organisation_id, "kind": "officer"}

    assert client.post(contact_of(group), wish).status_code == 422
    wish = {**wish, "organisation": group.members.first().organisation_id, "kind": "researcher"}
    assert "en forsker hører til" in client.post(contact_of(group), wish).content.decode()
    assert not NetworkContact.objects.exists()


def test_a_contact_is_removed_and_the_person_stays(client, group):
    person = PersonFactory(name="Nina", organisation=group.members.first().organisation)
    contact = NetworkContact.objects.create(person=person, kind="officer")
    client.force_login(SecretaryFactory())

    client.post(
        reverse(
            "municipalities:network-contact-remove",
            args=[group.division_id, group.letter, contact.pk],
        )
    )

    assert not NetworkContact.objects.exists()
    person.refresh_from_db()


def test_everybody_sees_members_with_their_years_and_the_actors_of_pilots(client, group):
    modum = group.members.get(name="Modum")
    MembershipFactory(municipality=modum, valid_from=date(2004, 1, 1), valid_to=date(2015, 1, 1))
    pilot = PilotFactory(name="Flis", state="published", published_at=timezone.now())
    pilot.municipalities.add(modum)
    PilotPartnerFactory(pilot=pilot, organisation=None, name="Skogeierlaget", role="Leverer flis")
    PilotPartnerFactory(pilot=pilot, organisation=modum.organisation, name="", role="Eier")

    text = client.get(group.get_absolute_url()).content.decode()

    assert "2004–2014" in text
    assert "aldri" in text
    actors = text.split("Samfunnsaktører")[1]
    assert "Skogeierlaget" in actors
    assert "Eier," not in actors


def test_a_division_is_fetched_as_a_table_that_no_spreadsheet_runs(client, group):
    group.name = "=1+1"
    group.save()

    answer = client.get(reverse("municipalities:network-table", args=[group.division_id]))

    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert [row[1] for row in rows] == ["Kommune", "Modum", "Sigdal"]
    assert {row[4] for row in rows[1:]} == {"'=1+1"}


def test_brought_to_the_workshop_it_is_a_proposal_and_its_criteria_can_be_voted_on(client, group):
    NetworkCriterion.objects.create(term=TermFactory(vocabulary="criterion", code="size"))
    client.force_login(SecretaryFactory())
    bring = reverse("municipalities:network-bring", args=[group.division_id])

    client.post(bring)
    client.post(bring)

    assert list(Division.objects.brought()) == [group.division]
    claim = NetworkCriterion.objects.get().claim
    assert (claim.kind, claim.statement) == ("criterion", "size nb")
    assert Claim.objects.filter(kind="criterion").count() == 1
    client.post(bring, {"back": "1"})
    assert not Division.objects.brought().exists()
