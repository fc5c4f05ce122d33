"""The report on pilots has its own section of the snapshot; the others do not carry it."""

import pytest
from django.utils import timezone

from reports.snapshots.freezing import freeze
from reports.snapshots.region import example_facts
from tests.factories import (
    DeliverableFactory,
    ExampleFactory,
    PilotFactory,
    PilotPartnerFactory,
)

pytestmark = pytest.mark.django_db


def frozen(code, audience):
    return freeze(DeliverableFactory(code=code), audience=audience, at=timezone.now()).data


def test_readers_outside_get_published_pilots_and_researchers_all():
    PilotFactory(name="Ute", published=True)
    PilotFactory(name="Inne")

    names = {
        audience: sorted(one["name"] for one in frozen("D3", audience)["pilots"])
        for audience in ("public", "internal")
    }

    assert names == {"public": ["Ute"], "internal": ["Inne", "Ute"]}


def test_another_report_does_not_tell_of_pilots():
    PilotFactory(published=True)

    assert "pilots" not in frozen("D2", "public")


def test_what_is_not_known_is_null_and_a_potential_has_its_method():
    pilot = PilotFactory(
        published=True, potential_low=40, potential_high=90, potential_method="Reiser ganger lengde"
    )
    PilotPartnerFactory(pilot=pilot, name="Velet", role="teller")

    [told] = frozen("D3", "public")["pilots"]

    assert told["potential"] == {
        "tonnes_from": 40.0,
        "tonnes_to": 90.0,
        "method": "Reiser ganger lengde",
    }
    assert (told["cost_nok"], told["conclusion"], told["owner"]) == (None, None, None)
    assert told["partners"] == [["Velet", "teller"]]


@pytest.mark.parametrize(("hidden", "tells"), [([], True), (["effects"], False)])
def test_an_effect_that_its_owner_keeps_back_is_in_no_report(hidden, tells):
    example = ExampleFactory(published=True, effect="−20 %", effect_kind="result", hidden=hidden)

    assert example_facts(example)["measured"] is tells
