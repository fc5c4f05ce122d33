"""What fewer than five told or were measured is met by researchers alone, wherever one looks."""

import json

import pytest
from django.core.management import call_command
from django.urls import reverse

from reports.models import Snapshot
from tests import factories as make
from tests.access.table import TABLE
from tests.access.test_access import client_of
from tests.access.test_markers import OTHERS, everything_in
from tests.access.world import build_world
from tests.reports.pdf import attachments_of, text_of
from tests.reports.region import barrier, region

pytestmark = pytest.mark.django_db
FEW, ENOUGH = "Zqfirehinder", "Zqfemhinder"
# Means of four and of five measured households, as a page or a file may write them.
MEAN_OF_FOUR = ("4711,25", "4 711", "4\u202f711", "4\xa0711", "4711.25")
MEAN_OF_FIVE = ("8822,25", "8 822", "8\u202f822", "8\xa0822", "8822.25")


@pytest.fixture(scope="module")
def build():
    return build_and_tell


@pytest.fixture
def told(world):
    return world


def build_and_tell():
    """Seven municipalities: five tell of one barrier and four of another; a measured pilot."""
    world = build_world()
    made = region(7, interviewed=7)
    for row in made.municipalities[:5]:
        barrier(row, ENOUGH, code="five", label=ENOUGH)
    for row in made.municipalities[:4]:
        barrier(row, FEW, code="four", label=FEW)
    pilot = make.PilotFactory(published=True)
    experiment = make.ExperimentFactory(pilot=pilot)
    for n, mean in ((4, "4711.25"), (5, "8822.25")):
        indicator = make.IndicatorFactory(experiment=experiment, name=f"Av {n}")
        make.MeasurementFactory(indicator=indicator, moment="before", n=n, mean=mean)
    world.rows["pilot of few and enough"] = pilot
    return world


def page(client, url):
    return client.get(url).getvalue().decode("utf-8", "replace")


def addresses(world):
    """Every page of the access table, the open data, and the pages of what is measured here."""
    for row in TABLE:
        yield reverse(row.name, kwargs=world.named(row.row))
    yield world.rows["pilot of few and enough"].get_absolute_url()
    for name in ("pilots", "municipalities", "examples", "statistics"):
        yield f"/api/v1/{name}/?page_size=100"
        yield f"/api/v1/{name}/?format=csv"


@pytest.mark.parametrize("role", OTHERS)
def test_no_place_tells_others_what_fewer_than_five_are_behind(told, role):
    client = client_of(told, role)
    client.raise_request_exception = False

    leaks = {
        url: found
        for url in addresses(told)
        if (words := page(client, url))
        and (found := [word for word in (FEW, *MEAN_OF_FOUR) if word in words])
    }

    assert leaks == {}


def test_five_are_shown_and_researchers_see_all_figures(told):
    address = told.rows["pilot of few and enough"].get_absolute_url()

    public, inside = (page(client_of(told, role), address) for role in ("public", "researcher"))

    assert any(word in public for word in MEAN_OF_FIVE)
    assert "Færre enn fem står bak et av tallene" in public
    assert any(word in inside for word in MEAN_OF_FOUR)
    overview = page(client_of(told, "researcher"), reverse("municipalities:overview"))
    assert FEW in overview


@pytest.mark.parametrize("audience", ["public", "internal"])
def test_report_tells_of_five_and_keeps_four_to_the_researchers(told, audience, tmp_path):
    out = tmp_path / "d2.pdf"

    call_command("make_report", "D2", out=out, profile="working", audience=audience)

    data = out.read_bytes()
    files = b" ".join(attachments_of(data).values()).decode("utf-8", "replace")
    frozen = json.dumps(Snapshot.objects.latest("pk").data, ensure_ascii=False)
    places = (text_of(out), files, everything_in(data), frozen)
    assert ENOUGH in text_of(out)
    assert [FEW in place for place in places].count(True) == (0 if audience == "public" else 4)
