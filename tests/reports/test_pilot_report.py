"""The report on pilots: every pilot from idea to result, out of the same rows as its page."""

import pytest
from django.utils import timezone

from reports.composing.composers import compose
from reports.snapshots.freezing import freeze
from tests.factories import (
    CriteriaVersionFactory,
    CriterionFactory,
    DeliverableFactory,
    ExperimentFactory,
    ExperimentNoteFactory,
    IndicatorFactory,
    MeasurementFactory,
    PilotFactory,
)

from .pdf import text_of
from .test_document import chapter, facts

pytestmark = pytest.mark.django_db


def composed(audience="public"):
    report = DeliverableFactory(code="D3", title="Mulige pilotprosjekter")
    snapshot = freeze(report, audience=audience, at=timezone.now())
    return compose(snapshot.data, facts(snapshot, code="D3"))


def measured(name, *, design="matched", after=5, n=40, **pilot):
    """Went from 10 to `after`, while the comparison group stood."""
    made = PilotFactory(name=name, published=True, hypothesis="Færre kjører.", **pilot)
    experiment = ExperimentFactory(pilot=made, design=design, comparison_group="De andre")
    indicator = IndicatorFactory(experiment=experiment, name="Bilturer", unit="turer", smallest=1)
    ends = {"target": (10, after), "comparison": (10, 10)}
    for group, values in ends.items():
        for moment, mean in zip(("before", "after"), values, strict=True):
            MeasurementFactory(indicator=indicator, group=group, moment=moment, mean=mean,
                               low=mean - 0.2, high=mean + 0.2, n=n)  # fmt: skip
    made.hypothesis_registered_at = timezone.now()
    made.save()
    return made


def test_a_result_stands_with_its_verdict_its_interval_and_why():
    pilot = measured("Sparkesykler", conclusion="effect")
    ExperimentNoteFactory(experiment=pilot.experiment, title="Flyttet til mai")

    html = chapter(composed(), f"pilot-{pilot.slug}").html

    assert "Effekt. −5,0 turer (−5,4 til −4,6)." in html
    assert "Hele intervallet ligger utenfor grensa på 1 turer." in html
    assert "Flyttet til mai" in html
    assert 'id="maalt-' in html


def test_what_showed_no_effect_stands_as_fully_as_what_did():
    pilot = measured("Brev", after=10, conclusion="no_effect")

    document = composed()

    assert "Ingen påvist effekt:</strong> Brev" in chapter(document, "sammendrag").html
    assert "Ingen påvist effekt. " in chapter(document, f"pilot-{pilot.slug}").html


def test_other_causes_and_after_only_are_said_as_on_the_page():
    before_after = measured("Uten gruppe", design="before_after")
    after_only = measured("Bare etter", design="after_only")

    document = composed()

    assert (
        "Andre årsaker kan ikke utelukkes" in chapter(document, f"pilot-{before_after.slug}").html
    )
    html = chapter(document, f"pilot-{after_only.slug}").html
    assert "Kan ikke avgjøres. " in html
    assert "Ingenting er målt før" in html


def test_numbers_of_fewer_than_five_are_kept_from_the_public():
    pilot = measured("Få", n=4)

    public = chapter(composed(), f"pilot-{pilot.slug}").html

    assert "Færre enn fem står bak et av tallene" in public
    assert "−5,0" not in public
    snapshot = freeze(DeliverableFactory(code="D3"), audience="internal", at=timezone.now())
    assert snapshot.data["pilots"][0]["results"][0]["change"][0] == -5.0


def test_a_potential_is_called_one_and_criteria_stand_without_scores():
    CriteriaVersionFactory(weights={CriterionFactory(name="Klimaeffekt"): 100})
    PilotFactory(name="Ide", published=True, potential_low=40, potential_high=90,
                 potential_method="Reiser ganger lengde")  # fmt: skip

    document = composed()

    assert "40–90" in chapter(document, "oversikt").html
    assert "aldri et resultat" in chapter(document, "oversikt").html
    assert "Klimaeffekt" in chapter(document, "metode").html


def test_without_any_pilot_it_says_so_and_the_file_can_be_made(make):
    from types import SimpleNamespace

    report = DeliverableFactory(code="D3", title="Mulige pilotprosjekter")

    edition = make(SimpleNamespace(deliverable=report))

    assert "Ingen pilotprosjekter er publisert ennå." in text_of(edition.path)
