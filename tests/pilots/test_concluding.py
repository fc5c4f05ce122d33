"""A conclusion is kept with what the rule was given, never changed, and becomes evidence."""

import csv
import io
from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from forkommune.evidence.models import ClaimLink
from pilots.models import ExperimentConclusion, Observation
from pilots.services.concluding import CannotConclude, conclude_experiment, put_on_example
from pilots.services.decisions import CannotMove, move_pilot
from pilots.services.experiments import NotRegistered
from pilots.services.making import make_example
from tests.factories import (
    ExampleFactory,
    ExperimentFactory,
    IndicatorFactory,
    MeasurementFactory,
    PilotFactory,
    ResearcherFactory,
    TermFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def kari():
    return ResearcherFactory()


def measured(design="matched", before=(10, 9, 11), after=(5, 4, 6), other=10, n=40, **pilot):
    """A pilot whose one indicator went from `before` to `after`, a comparison group that stood."""
    made = PilotFactory(hypothesis="Færre kjører.", published=True, **pilot)
    experiment = ExperimentFactory(
        pilot=made, design=design, comparison_group="De andre", after_on=date(2018, 5, 14)
    )
    indicator = IndicatorFactory(experiment=experiment, smallest=1, unit="poeng", code="turer")
    moments = {"before": before, "after": after}
    if design.endswith(("_only", "_after")) and design != "before_after":
        del moments["before"]
    for moment, (mean, low, high) in moments.items():
        told = {"mean": mean, "low": low, "high": high, "n": n}
        MeasurementFactory(indicator=indicator, moment=moment, **told)
        told = {"mean": other, "low": other - 1, "high": other + 1, "n": n}
        MeasurementFactory(indicator=indicator, moment=moment, group="comparison", **told)
    made.hypothesis_registered_at = timezone.now()
    made.save()
    return made


def test_what_is_concluded_is_kept_with_its_inputs_and_never_changed(kari):
    pilot = measured()

    row = conclude_experiment(pilot=pilot, words="Færre kjørte.", by=kari)

    pilot.refresh_from_db()
    assert (row.verdict, pilot.conclusion, row.by) == ("effect", "effect", kari)
    [told] = row.told
    assert (told["change"][0], told["smallest"], told["verdict"]) == (-5.0, 1.0, "effect")
    assert (told["is_compared"], told["others_ruled_out"]) == (True, True)
    with pytest.raises(IntegrityError), transaction.atomic():
        ExperimentConclusion.objects.update(words="Noe annet")
    with pytest.raises(IntegrityError), transaction.atomic():
        ExperimentConclusion.objects.update(told=[])


def test_lots_and_a_measurement_after_are_a_design_of_their_own(client, kari):
    pilot = measured(design="random_after")

    row = conclude_experiment(
        pilot=pilot, words="", by=kari, example=ExampleFactory(published=True)
    )

    [told] = row.told
    assert (told["change"][0], told["verdict"], told["others_ruled_out"]) == (-5.0, "effect", True)
    [effect] = row.effects.all()
    assert effect.grade == "control"
    page = client.get(pilot.get_absolute_url())
    assert "Loddtrekning avgjorde hvem som er i hvilken gruppe" in page.content.decode()
    assert not page.context["page"].concluded.is_old


def test_the_year_on_the_example_is_that_of_the_measurement_and_not_of_the_plan(kari):
    pilot = measured()
    pilot.experiment.indicators.get().measurements.filter(moment="after").update(
        on=date(2019, 1, 10)
    )

    row = conclude_experiment(
        pilot=pilot, words="", by=kari, example=ExampleFactory(published=True)
    )

    assert [effect.year for effect in row.effects.all()] == [2019]


def test_nothing_is_concluded_without_a_plan(kari):
    with pytest.raises(NotRegistered):
        conclude_experiment(pilot=PilotFactory(), words="x", by=kari)


def test_where_nothing_was_measured_somebody_says_why(kari):
    pilot = measured()
    pilot.experiment.indicators.get().measurements.all().delete()

    with pytest.raises(CannotConclude):
        conclude_experiment(pilot=pilot, words=" ", by=kari)
    assert conclude_experiment(pilot=pilot, words="Skolen la ned.", by=kari).verdict == "undecided"


def test_the_same_is_not_concluded_twice_and_another_stands_beside_the_first(kari):
    pilot = measured()
    conclude_experiment(pilot=pilot, words="", by=kari)

    with pytest.raises(CannotConclude):
        conclude_experiment(pilot=pilot, words="", by=kari)
    conclude_experiment(pilot=pilot, words="Lest på nytt", by=kari)

    assert [one.words for one in pilot.experiment.conclusions.all()] == ["Lest på nytt", ""]


def test_after_only_is_never_called_an_effect(client, kari):
    pilot = measured("after_only")

    assert conclude_experiment(pilot=pilot, words="", by=kari).verdict == "undecided"
    page = client.get(pilot.get_absolute_url()).content.decode()
    assert "Konkludert: Kan ikke avgjøres" in page
    assert "Ingenting er målt før" in page


def test_other_causes_cannot_be_ruled_out_where_nothing_is_compared(client, kari):
    pilot = measured("before_after")
    conclude_experiment(pilot=pilot, words="", by=kari)

    page = client.get(pilot.get_absolute_url()).content.decode()

    assert "Andre årsaker kan ikke utelukkes" in page


def test_the_page_says_when_the_measurements_say_otherwise_by_now(client, kari):
    pilot = measured()
    conclude_experiment(pilot=pilot, words="", by=kari)
    client.force_login(kari)
    assert (
        "Målingene sier noe annet nå" not in client.get(pilot.get_absolute_url()).content.decode()
    )

    pilot.experiment.indicators.get().measurements.filter(moment="after", group="target").update(
        mean=9, low=8, high=10
    )

    page = client.get(pilot.get_absolute_url()).content.decode()
    assert "Målingene sier noe annet nå" in page
    assert "Konkludert: Effekt" in page


@pytest.mark.parametrize(
    ("design", "after", "grade", "words", "value"),
    [
        ("matched", (5, 4, 6), "control", "Effekt", -5),
        ("before_after", (5, 4, 6), "before_after", "Effekt", -5),
        ("matched", (10, 9.9, 10.1), "control", "Kan ikke avgjøres", None),
        ("after_only", (5, 4, 6), "after_only", "Kan ikke avgjøres", None),
    ],
)
def test_a_conclusion_becomes_evidence_on_its_example(kari, design, after, grade, words, value):
    example = ExampleFactory(published=True)
    pilot = measured(design, after=after)

    row = conclude_experiment(pilot=pilot, words="", by=kari, example=example)

    [effect] = example.effects.all()
    assert (effect.grade, effect.words, effect.kind) == (grade, words, "result")
    assert effect.value == value
    assert list(row.effects.all()) == [effect]
    link = ClaimLink.objects.get(kind="example_of")
    assert (link.from_claim, link.to_claim) == (example.claim, pilot.claim)


@pytest.mark.parametrize(
    ("gone", "grade"),
    [
        ({"group": "comparison"}, "before_after"),
        ({"moment": "before"}, "after_only"),
        ({"moment": "after", "group": "target"}, "not_measured"),
    ],
)
def test_evidence_has_the_grade_of_what_was_measured_and_not_of_the_plan(kari, gone, grade):
    example = ExampleFactory(published=True)
    pilot = measured("randomised")
    pilot.experiment.indicators.get().measurements.filter(**gone).delete()

    conclude_experiment(pilot=pilot, words="Skolen falt fra.", by=kari, example=example)

    assert (example.effects.get().grade, example.effects.get().value) == (grade, None)


def test_what_made_it_worse_is_nowhere_called_an_effect_alone(client, kari):
    pilot = measured(before=(5, 4, 6), after=(10, 9, 11), name="Verre")

    assert conclude_experiment(pilot=pilot, words="", by=kari).verdict == "worse"
    for address in ("/piloter/", "/piloter/tavle/", "/piloter/tabell.csv", "/sok/?q=Verre"):
        assert "Effekt til det verre" in client.get(address).content.decode(), address
    page = client.get("/piloter/?konklusjon=effect")
    assert not page.context["found"].pilots


def test_an_example_made_of_a_concluded_pilot_carries_what_it_came_to(kari):
    pilot = measured()
    conclude_experiment(pilot=pilot, words="", by=kari)
    pilot.refresh_from_db()
    vocabularies = ("theme", "sector", "instrument")
    terms = {one: TermFactory(vocabulary=one, code=f"any-{one}") for one in vocabularies}

    example = make_example(claim=pilot.claim, title="Turer", summary="Færre.", by=kari, **terms)

    assert [(one.value, one.grade) for one in example.effects.all()] == [(-5, "control")]


def test_a_later_conclusion_takes_the_place_of_its_evidence(kari):
    example = ExampleFactory(published=True)
    pilot = measured()
    conclude_experiment(pilot=pilot, words="", by=kari, example=example)
    pilot.refresh_from_db()

    conclude_experiment(pilot=pilot, words="På nytt", by=kari)
    put_on_example(pilot=pilot, by=kari)

    assert example.effects.count() == 1


def test_figures_of_fewer_than_five_do_not_stand_on_the_example(client, kari):
    example = ExampleFactory(published=True)
    pilot = measured(n=4)

    conclude_experiment(pilot=pilot, words="", by=kari, example=example)

    assert example.effects.get().value is None
    assert "Endring" not in client.get(pilot.get_absolute_url()).content.decode()


def test_failures_are_found_as_easily_as_successes(client, kari):
    pilot = measured("after_only", name="Uavgjort")
    conclude_experiment(pilot=pilot, words="", by=kari)

    page = client.get("/piloter/?konklusjon=undecided")

    assert [one.name for one in page.context["found"].pilots] == ["Uavgjort"]


def test_finished_waits_for_a_conclusion(kari):
    phases = [
        TermFactory(vocabulary="pilot_status", code=code, position=at)
        for at, code in enumerate(("analysis", "completed"))
    ]
    pilot = measured(phase=phases[0])

    with pytest.raises(CannotMove, match="Konkluder"):
        move_pilot(pilot=pilot, target="completed", seen="analysis", by=kari)
    conclude_experiment(pilot=pilot, words="", by=kari)
    move_pilot(pilot=pilot, target="completed", seen="analysis", by=kari)


def test_it_is_concluded_on_a_page(client, kari):
    pilot = measured()
    example = ExampleFactory(published=True, title="Hjertesone")
    client.force_login(kari)
    page = reverse("pilots:experiment-conclude", args=[pilot.slug])

    answer = client.post(page, {"words": "Færre kjørte.", "example": "Hjertesone"})

    assert answer.status_code == 302
    assert example.effects.count() == 1
    told = client.get(pilot.get_absolute_url()).content.decode()
    assert "Hjertesone" in told
    assert "Endring −5" in told


def test_a_measurement_is_written_by_hand_with_the_checks_of_a_file(client, kari):
    pilot = measured()
    indicator = pilot.experiment.indicators.get()
    client.force_login(kari)
    page = reverse("pilots:measurement-by-hand", args=[pilot.slug])
    sent = {"unit": "E1", "group": "target", "moment": "before", "on": "14.11.2017"}

    wrong = client.post(page, {**sent, "value_turer": "mange"})
    right = client.post(page, {**sent, "value_turer": "12,5"})
    otherwise = client.post(page, {**sent, "value_turer": "13"})

    assert wrong.status_code == 422
    assert "mange" in wrong.content.decode()
    assert right.status_code == 302
    assert float(Observation.objects.get(indicator=indicator).value) == 12.5
    assert "/forsok/data/" in otherwise.url  # asked before it is changed


def test_the_data_dictionary_tells_unit_and_meaning_of_each_column(client, kari):
    pilot = measured()
    client.force_login(kari)

    text = client.get(reverse("pilots:measurements-dictionary", args=[pilot.slug])).content.decode()

    rows = {row[0]: row for row in csv.reader(io.StringIO(text))}
    assert rows["turer"][2] == "poeng"
    assert rows["turer"][4] == "1"
    assert {"Kode", "Gruppe", "Tidspunkt", "Dato"} <= rows.keys()


def test_the_workbook_holds_data_and_dictionary(client, kari):
    from openpyxl import load_workbook

    pilot = measured()
    client.force_login(kari)
    page = reverse("pilots:measurements-data", args=[pilot.slug])

    book = load_workbook(io.BytesIO(client.post(page, {"as": "xlsx"}).content))

    assert len(book.sheetnames) == 2
    assert [cell.value for cell in book.worksheets[0][1]][-1] == "turer"


def test_the_open_data_tell_a_result_with_its_interval_and_what_it_cannot_rule_out(client, kari):
    pilot = measured("before_after", name="Åpen")
    conclude_experiment(pilot=pilot, words="", by=kari)
    few, after_only = measured(n=4, name="Få"), measured("after_only", name="Bare etter")
    for one in (few, after_only):
        conclude_experiment(pilot=one, words="", by=kari)

    rows = {one["name"]: one for one in client.get("/api/v1/pilots/").json()["results"]}

    (told,) = rows["Åpen"]["results"]
    assert (told["change"], told["verdict"], told["compared"]) == (-5.0, "effect", False)
    assert told["low"] < -5 < told["high"]
    assert "Andre årsaker kan ikke utelukkes" in told["why"]
    assert rows["Åpen"]["design"] == "before_after"
    assert rows["Få"]["results"][0]["change"] is None
    (told,) = rows["Bare etter"]["results"]
    assert (told["verdict"], told["change"], rows["Bare etter"]["conclusion"]) == (
        "undecided",
        None,
        "undecided",
    )
    found = client.get("/api/v1/pilots/", {"conclusion": "undecided"}).json()["results"]
    assert [one["name"] for one in found] == ["Bare etter"]
