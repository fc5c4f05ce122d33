"""The register as list, board and timeline: published only for the public, moves by button."""

import csv
import io
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from pilots.models import PilotDecision
from pilots.register.lists import board_of, timeline_of
from tests.factories import (
    ExperimentFactory,
    MunicipalityFactory,
    PilotFactory,
    ResearcherFactory,
    TermFactory,
)

pytestmark = pytest.mark.django_db
WAYS = ("/piloter/", "/piloter/tavle/", "/piloter/tidslinje/")


@pytest.fixture
def phases():
    codes = ("proposed", "assessed", "selected", "baseline", "running", "completed", "rejected")
    return {
        code: TermFactory(vocabulary="pilot_status", code=code, position=at)
        for at, code in enumerate(codes)
    }


def found(client, address):
    return [pilot.name for pilot in client.get(address).context["found"].pilots]


@pytest.mark.parametrize("way", WAYS)
def test_the_public_sees_what_is_published_and_no_way_to_move(client, way):
    PilotFactory(name="Ute", published=True)
    PilotFactory(name="Inne")

    page = client.get(way)

    assert [pilot.name for pilot in page.context["found"].pilots] == ["Ute"]
    assert "/flytt/" not in page.content.decode()


@pytest.mark.parametrize("way", WAYS)
def test_an_empty_register_says_so(client, way):
    assert "Ingen pilotprosjekter er publisert ennå" in client.get(way).content.decode()


@pytest.mark.parametrize("way", WAYS)
def test_an_empty_search_says_what_to_do(client, way):
    PilotFactory(published=True)

    page = client.get(way, {"q": "atlantis"}).content.decode()

    assert "Ingen pilotprosjekter passer med alt dette" in page


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("", ["A", "B", "C"]),
        ("q=lastesykkel", ["A"]),
        ("q=Asker+lastesykkel", ["A"]),
        ("q=Asker+buss", []),
        ("q=lastesykler", ["A"]),
        ("q=lastesykel", ["A"]),
        ("q=virket+ikke", ["B"]),
        ("q=uten+effekt", ["B"]),
        ("konklusjon=no_effect", ["B"]),
        ("konklusjon=undecided", []),
        ("konklusjon=ingen", ["A", "C"]),
        ("konklusjon=ingen&konklusjon=no_effect", ["A", "B", "C"]),
        ("fase=running", ["C"]),
        ("kommune=0220", ["A"]),
        ("fase=tull", ["A", "B", "C"]),
    ],
)
def test_what_is_asked_for_is_found(client, phases, asked, names):
    asker = MunicipalityFactory(name="Asker", number="0220")
    PilotFactory(
        name="A", summary="Lastesykkel til lag", published=True, municipalities=[asker],
        phase=phases["proposed"],
    )  # fmt: skip
    PilotFactory(name="B", conclusion="no_effect", published=True, phase=phases["proposed"])
    PilotFactory(name="C", published=True, phase=phases["running"])

    assert found(client, f"/piloter/?{asked}") == names


def test_what_did_not_work_stands_before_what_only_mentions_the_words(client, phases):
    PilotFactory(
        name="A", risk="Ikke kjent hva som virker", published=True, phase=phases["proposed"]
    )
    PilotFactory(name="B", conclusion="no_effect", published=True, phase=phases["running"])

    assert found(client, "/piloter/?q=virket+ikke")[0] == "B"


def test_a_filter_is_taken_away_by_its_chip(client, phases):
    PilotFactory(published=True, conclusion="no_effect", phase=phases["running"])

    chosen = client.get("/piloter/?konklusjon=no_effect&fase=running").context["found"].chosen

    assert [url for _label, url in chosen] == ["?konklusjon=no_effect", "?fase=running"]


def test_the_board_puts_each_in_the_column_of_its_phase(phases):
    pilots = [PilotFactory(phase=phases[code]) for code in ("proposed", "baseline", "rejected")]

    columns = board_of(pilots, ResearcherFactory(), phases)

    assert [len(column.cards) for column in columns] == [1, 0, 0, 1, 0, 1]


def test_a_pilot_is_moved_on_the_board_by_button_and_comes_back_there(client, phases):
    pilot = PilotFactory(phase=phases["selected"])
    client.force_login(ResearcherFactory())
    sent = {"target": "baseline", "seen": "selected", "reason": "", "back": "board"}

    answer = client.post(reverse("pilots:pilot-move", args=[pilot.slug]), sent)

    pilot.refresh_from_db()
    assert answer.url == f"/piloter/tavle/#{pilot.slug}"
    assert pilot.phase.code == "baseline"


def test_who_moves_what_another_moved_is_told(client, phases):
    pilot = PilotFactory(phase=phases["baseline"])
    client.force_login(ResearcherFactory())
    sent = {"target": "running", "seen": "selected", "reason": "", "back": "board"}

    answer = client.post(reverse("pilots:pilot-move", args=[pilot.slug]), sent, follow=True)

    assert "i mellomtida" in answer.content.decode()
    assert not PilotDecision.objects.exists()


def test_the_timeline_draws_what_is_dated_and_names_the_rest(phases):
    """Chosen on 1 March, tried from 1 May, finished on 1 December; another has no date."""
    pilot, undated = PilotFactory(phase=phases["completed"]), PilotFactory(phase=phases["proposed"])
    for before, after, day in (
        ("assessed", "selected", date(2018, 3, 1)),
        ("selected", "baseline", date(2018, 5, 1)),
        ("baseline", "completed", date(2018, 12, 1)),
    ):
        PilotDecision.objects.create(
            pilot=pilot, from_phase=phases[before], to_phase=phases[after], on=day
        )
    ExperimentFactory(pilot=pilot, before_on=date(2018, 4, 1), after_on=date(2018, 11, 1))

    figure, rest = timeline_of([pilot, undated])

    [row] = figure.rows
    assert (row.planned.first, row.planned.last) == (date(2018, 4, 1), date(2018, 11, 1))
    assert (row.actual.first, row.actual.last) == (date(2018, 5, 1), date(2018, 12, 1))
    assert [(one.on, one.reached) for one in row.milestones] == [
        (date(2018, 3, 1), True),
        (date(2018, 11, 1), True),
    ]
    assert rest == [undated]


def test_a_pilot_under_way_has_no_last_day(phases):
    pilot = PilotFactory(phase=phases["running"])
    PilotDecision.objects.create(
        pilot=pilot, from_phase=phases["selected"], to_phase=phases["running"], on=date(2018, 5, 1)
    )

    assert timeline_of([pilot])[0].rows[0].actual.last is None


@pytest.mark.parametrize("way", WAYS)
def test_the_register_asks_as_much_for_twelve_as_for_one(client, phases, way):
    def asked():
        with CaptureQueriesContext(connection) as counted:
            client.get(way)
        return len(counted)

    def one():
        pilot = PilotFactory(
            published=True, phase=phases["running"], municipalities=[MunicipalityFactory()]
        )
        ExperimentFactory(pilot=pilot, after_on=date(2018, 11, 1))
        PilotDecision.objects.create(
            pilot=pilot, from_phase=phases["selected"], to_phase=phases["running"]
        )

    client.force_login(ResearcherFactory())
    one()
    asked()
    first = asked()
    for _each in range(11):
        one()

    assert asked() == first


def test_the_table_holds_exactly_the_search_as_the_visitor_may_see_it(client, phases):
    PilotFactory(name="=SUM(1)", published=True, is_invented=True, phase=phases["running"])
    PilotFactory(name="Annen fase", published=True, phase=phases["completed"])
    PilotFactory(name="Inne", phase=phases["running"])

    def table(**asked):
        content = client.get("/piloter/tabell.csv", asked).content.decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(content), delimiter=";"))

    [row] = table(fase="running")
    assert (row["Pilotprosjekt"], row["Oppdiktet"]) == ("'=SUM(1)", "Oppdiktet eksempel")
    assert len(table()) == 2

    client.force_login(ResearcherFactory())
    assert {one["Publisert"] for one in table()} >= {"Ikke publisert"}
