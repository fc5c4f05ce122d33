"""Single measurements go on their day, and the page says the same as before."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from forkommune.privacy.retention import due, erase_due
from forkommune.work.models import HistoryEntry
from pilots.experiments.results import Source, results_of
from pilots.models import KeptResult, Observation
from pilots.services.experiments import register_plan
from tests.factories import (
    ExperimentFactory,
    IndicatorFactory,
    ObservationFactory,
    PilotFactory,
    ResearcherFactory,
)

pytestmark = pytest.mark.django_db
LAST = date(2019, 12, 31)


def noon(year: int, month: int, day: int) -> datetime:
    return timezone.make_aware(datetime(year, month, day, 12))


@pytest.fixture
def pilot():
    """Measured before and after, one of them lost and one value missing."""
    experiment = ExperimentFactory(
        pilot=PilotFactory(hypothesis="Mindre strøm.", published=True),
        design="before_after",
        question="Hjelper tallene?",
        unit="bygg",
        measured_by="CICERO",
        planned_n=8,
        before_on=date(2017, 10, 1),
        after_on=date(2018, 10, 1),
        rows_until=LAST,
    )
    indicator = IndicatorFactory(experiment=experiment, smallest=1)
    other = IndicatorFactory(experiment=experiment, smallest=1, kind="yes_no")
    register_plan(pilot=experiment.pilot, by=ResearcherFactory())
    for number in range(8):
        for one, first in ((indicator, 100 + number), (other, number % 2)):
            unit = f"B{number}"
            ObservationFactory(indicator=one, unit=unit, value=first, is_invented=True)
            if number:
                after = first - 20 - number % 3 if one is indicator else 0
                when = {"moment": "after", "on": date(2018, 10, 1)}
                ObservationFactory(indicator=one, unit=unit, value=after, **when)
    ObservationFactory(indicator=indicator, unit="B9", value=None)
    return experiment.pilot


def told(pilot):
    return [replace(one, source=Source.ROWS) for one in results_of(pilot, sees_all=True)]


def test_until_the_day_is_over_nothing_goes(pilot):
    erase_due(noon(2019, 12, 31))

    assert Observation.objects.count() == 31


def test_rows_go_and_what_they_said_stays(client, pilot):
    before = told(pilot)
    night = noon(2020, 1, 1)

    assert {(one.code, one.count) for one in due(night)} == {("single measurements", 31)}
    assert erase_due(night)["single measurements"] == 31

    assert not Observation.objects.exists()
    assert told(pilot) == before
    assert [one.source for one in results_of(pilot, sees_all=True)] == [Source.KEPT] * 2
    text = client.get(pilot.get_absolute_url()).content.decode()
    assert "Regnet ut av enkeltmålinger, som er slettet siden." in text
    entry = HistoryEntry.objects.get(
        action="experiment.measurements_deleted", operation=HistoryEntry.Operation.EVENT
    )
    assert entry.changes == {"rows": 31}


def test_what_is_kept_names_no_unit(pilot):
    erase_due(noon(2020, 1, 1))

    assert all("B1" not in str(one.told) for one in KeptResult.objects.all())


def test_no_more_measurements_come_in_when_they_are_deleted(client, pilot):
    erase_due(noon(2020, 1, 1))
    client.force_login(ResearcherFactory())
    code = pilot.experiment.indicators.order_by("pk").first().code
    content = f"Kode;Gruppe;Tidspunkt;Dato;{code}\nB1;;Før;01.10.2017;1\n"
    file = SimpleUploadedFile("m.csv", content.encode())

    page = client.post(reverse("pilots:measurements", args=[pilot.slug]), {"file": file})

    assert "Enkeltmålingene ble slettet på dagen i planen" in page.content.decode()
