"""The note on participation: processes that rest on what was said, without anybody who said it."""

from types import SimpleNamespace

import pytest
from django.utils import timezone

from forkommune.evidence.models import ClaimLink
from pilots.models import Pilot
from reports.composing.composers import compose
from reports.snapshots.freezing import freeze
from tests.factories import (
    DeliverableFactory,
    PassageFactory,
    PilotFactory,
    ProcessFactory,
    TermFactory,
)

from .pdf import text_of
from .region import supports
from .test_document import chapter, facts, section

pytestmark = pytest.mark.django_db


def composed(audience="internal"):
    report = DeliverableFactory(code="D5", title="Prosesser som involverer samfunnsaktører")
    snapshot = freeze(report, audience=audience, at=timezone.now())
    return snapshot, compose(snapshot.data, facts(snapshot, code="D5"))


@pytest.fixture
def panel():
    """A process at a high level that a pilot could test, resting on one passage."""
    made = ProcessFactory(
        name="Borgerpanel",
        level="co_creation",
        cost="Møterom og kaffe",
        municipal_role=TermFactory(vocabulary="municipal_role", code="host", label_nb="Vert"),
    )
    made.actor_groups.add(
        TermFactory(vocabulary="actor_group", code="citizens", label_nb="Innbyggere")
    )
    supports(PassageFactory(), made.claim)
    ClaimLink.objects.create(
        from_claim=made.claim,
        to_claim=PilotFactory(name="Felles elbiler").claim,
        kind="tested_by",
    )
    return made


def test_a_process_leads_to_its_passages_and_to_the_pilot_that_could_test_it(panel):
    snapshot, document = composed()

    html = chapter(document, "prosessene").html
    assert "Borgerpanel" in html
    assert f'href="#P-{snapshot.data["participation"]["processes"][0]["passages"][0]:06d}"' in html
    assert f"prøves ut av:</strong> {Pilot.objects.get().claim.statement}" in html
    assert "Møterom og kaffe" in html
    assert "færre enn fem" in html
    table = section(document, "oversikt")
    assert "1 prosess, hvorav 1 kan prøves i et pilotprosjekt" in table
    assert "kommunen som vert overfor innbyggere" in table


def test_what_nobody_has_agreed_to_is_in_no_public_note(panel):
    snapshot, document = composed("public")

    assert snapshot.data["participation"]["processes"] == []
    assert "Borgerpanel" not in str(snapshot.data)
    assert "Ingen prosess er beskrevet ennå." in section(document, "oversikt")


def test_without_a_process_the_file_can_be_made(make):
    report = DeliverableFactory(code="D5", title="Prosesser som involverer samfunnsaktører")

    edition = make(SimpleNamespace(deliverable=report))

    assert "Ingen prosess er beskrevet ennå." in text_of(edition.path)
