"""Pilots show what was measured, and say what is not known."""

from decimal import Decimal

import html5lib
import pytest

from pilots.effects.conclusion import Reason, Verdict
from pilots.experiments.results import results_of
from pilots.register.phases import phases_of
from tests.factories import (
    ExperimentFactory,
    IndicatorFactory,
    MeasurementFactory,
    PilotFactory,
    ResearcherFactory,
    TermFactory,
)

pytestmark = pytest.mark.django_db


def test_public_sees_published_pilots_only(client):
    shown, kept = PilotFactory(published=True), PilotFactory()

    page = client.get("/piloter/")

    assert list(page.context["found"].pilots) == [shown]
    assert client.get(kept.get_absolute_url()).status_code == 404


@pytest.mark.parametrize(("language", "marked"), [("nb", []), ("nn", ["h1", "p"])])
def test_text_in_bokmal_is_marked_on_pages_in_nynorsk(client, language, marked):
    pilot = PilotFactory(published=True, summary="Elsykler lånes ut.", hypothesis="")
    client.cookies["django_language"] = language

    page = html5lib.parse(client.get(pilot.get_absolute_url()).content, namespaceHTMLElements=False)

    assert [one.tag for one in page.findall(".//main//*[@lang='nb']")] == marked


def test_researcher_sees_all(client):
    pilots = {PilotFactory(published=True), PilotFactory()}
    client.force_login(ResearcherFactory())

    assert set(client.get("/piloter/").context["found"].pilots) == pilots


def test_change_needs_both_measurements():
    pilot = PilotFactory()
    indicator = IndicatorFactory(experiment=ExperimentFactory(pilot=pilot, design="matched"))
    told = {"low": 9, "high": 11, "mean": 10}
    MeasurementFactory(indicator=indicator, moment="before", **told)
    MeasurementFactory(indicator=indicator, moment="after", **told)
    MeasurementFactory(indicator=indicator, moment="before", group="comparison", **told)

    found = results_of(pilot, sees_all=False)[0]

    assert found.target.change.value == 0
    assert (found.comparison.change, found.change) == (None, None)
    assert found.conclusion.reason is Reason.NOT_MEASURED


def test_mean_without_an_interval_is_shown_and_concludes_nothing():
    pilot = PilotFactory()
    indicator = IndicatorFactory(experiment=ExperimentFactory(pilot=pilot))
    MeasurementFactory(indicator=indicator, moment="before", mean=10)
    MeasurementFactory(indicator=indicator, moment="after", mean=Decimal("7.5"))

    found = results_of(pilot, sees_all=False)[0]

    assert (found.target.before.value, found.target.after.value) == (10, 7.5)
    assert (found.change, found.conclusion.verdict) == (None, Verdict.UNDECIDED)


def test_missing_measurement_is_said_in_words(client):
    pilot = PilotFactory(published=True)
    indicator = IndicatorFactory(experiment=ExperimentFactory(pilot=pilot))
    MeasurementFactory(indicator=indicator, moment="before", mean=10)

    text = client.get(pilot.get_absolute_url()).content.decode()

    assert "ikke kjent" in text
    assert "Målgruppa er ikke målt etter ennå." in text


def test_invented_measurement_is_marked(client):
    pilot = PilotFactory(published=True)
    indicator = IndicatorFactory(experiment=ExperimentFactory(pilot=pilot))
    MeasurementFactory(indicator=indicator, is_invented=True)

    assert "Oppdiktet eksempel" in client.get(pilot.get_absolute_url()).content.decode()


def test_phases_before_are_done_and_after_are_to_come():
    codes = ["proposed", "selected", "running"]
    terms = [
        TermFactory(vocabulary="pilot_status", code=code, position=at)
        for at, code in enumerate(codes)
    ]
    pilot = PilotFactory(phase=terms[1])

    assert [part.state for part in phases_of(pilot, terms)] == ["done", "now", "later"]
