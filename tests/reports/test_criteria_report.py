"""The note on criteria for network groups: argued, measured and decided, out of the rows of its pages."""

from types import SimpleNamespace

import pytest
from django.urls import reverse
from django.utils import timezone

from municipalities.models import Division
from reports.composing.composers import compose
from reports.snapshots.freezing import freeze
from tests.factories import DeliverableFactory, SecretaryFactory
from tests.network.conftest import sixteen, survey_round  # noqa: F401 (fixtures)
from tests.network.test_division_run import WISH

from .pdf import text_of
from .test_document import chapter, facts

pytestmark = pytest.mark.django_db


def note_on_criteria():
    return DeliverableFactory(code="D4", title="Kriterier for nettverksgrupper")


def composed(audience="public"):
    snapshot = freeze(note_on_criteria(), audience=audience, at=timezone.now())
    return compose(snapshot.data, facts(snapshot, code="D4"))


@pytest.fixture
def divided(client, survey_round):  # noqa: F811
    client.force_login(SecretaryFactory())
    client.post(reverse("municipalities:network-divide"), WISH)
    return Division.objects.get()


def test_the_published_division_stands_with_its_groups_its_proof_and_its_doubts(divided):
    divided.state = Division.State.PUBLISHED
    divided.save()

    document = composed()

    groups = chapter(document, "inndeling").html
    assert "Bevist best" in groups
    assert "Asker, Bærum og Drammen" in groups
    assert 'id="ties"' in groups
    assert "3 andre inndelinger er innenfor" in chapter(document, "sikkerhet").html
    weights = chapter(document, "kriterier").html
    assert "40 %" in weights
    assert "avgjør mest" in weights


def test_a_draft_of_a_division_is_for_the_researchers_alone(client, divided):
    client.post(reverse("municipalities:network-bring", args=[divided.pk]))

    public = composed()

    assert {"inndeling", "forslag"}.isdisjoint(one.key for one in public.chapters)
    assert "Ingen inndeling er publisert ennå." in public.front[0].html
    assert "Asker, Bærum og Drammen" in chapter(composed("internal"), "forslag").html


def test_of_whom_a_criterion_is_not_known_is_said_by_name(divided):
    html = chapter(composed(), "kriterier").html

    assert "16 av 16" in html
    assert "Ennå vet ingen noe som kan telle for:" in html


def test_without_a_round_the_file_can_be_made_and_says_what_is_missing(make):
    edition = make(SimpleNamespace(deliverable=note_on_criteria()))

    assert "Ingen kriterier kan regnes ut ennå" in text_of(edition.path)
