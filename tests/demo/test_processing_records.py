"""The records of processing are real, loaded once, and honest about what is not settled."""

import pytest
from django.urls import reverse

from forkommune.evidence.loading_records import FILE, load
from forkommune.evidence.models import ProcessingActivity
from forkommune.work.loading import BadData, Tally, read_json, read_records
from tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def partners():
    return [OrganisationFactory(code=code) for code in ("vestregionen", "cicero", "insam")]


def test_every_record_of_the_file_stands_on_the_privacy_page(client, partners):
    load(Tally())

    text = client.get(reverse("privacy")).content.decode()

    for record in read_records(read_json(FILE)):
        assert record.required("purpose") in text


def test_basis_of_the_interviews_is_said_to_be_undecided(partners):
    load(Tally())

    basis = ProcessingActivity.objects.get(code="telefonintervju").legal_basis

    assert basis.startswith("Ikke avgjort: samtykke eller allmennhetens interesse")
    assert "Sikts vurdering" in basis


def test_second_load_changes_nothing(partners):
    load(Tally())
    before = list(ProcessingActivity.objects.order_by("code").values())
    again = Tally()
    load(again)

    assert list(ProcessingActivity.objects.order_by("code").values()) == before
    assert [(c.created, c.updated, c.unchanged) for c in again.counts.values()] == [(0, 0, 8)]


def test_a_controller_nobody_knows_is_named_with_its_place(partners):
    partners[0].delete()

    with pytest.raises(BadData, match="controller: «vestregionen»"):
        load(Tally())
