"""A researcher's way with a pilot, four ways: assesses it, sees what a colleague said, sees it otherwise
and hands in anew, tries other weights, and moves it on the board. The rows are the same after each.
"""

import re

import pytest
from playwright.sync_api import Browser, expect

from forkommune.terms.models import Term
from forkommune.work.loading import Tally, taxonomy
from pilots.models import Assessment, CriteriaVersion, Criterion, PilotDecision
from pilots.services.assessments import Scored, hand_in
from tests.browsing import log_in
from tests.factories import (
    CriteriaVersionFactory,
    CriterionFactory,
    PilotFactory,
    ResearcherFactory,
)

from .ways import WAYS, going

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def pilots(transactional_db):
    """Two proposed pilots; a colleague has said what she means of both."""
    taxonomy.load(Tally())
    proposed = Term.objects.get(vocabulary="pilot_status", code="proposed")
    weights = {CriterionFactory(name="Klimaeffekt"): 60, CriterionFactory(name="Kostnad"): 40}
    version = CriteriaVersionFactory(weights=weights)
    made = [PilotFactory(name=name, phase=proposed) for name in ("Lastesykler", "Solskoler")]
    kari, said = ResearcherFactory(name="Kari Holm"), {"Lastesykler": (2, 4), "Solskoler": (4, 1)}
    for pilot in made:
        scored = {
            criterion.pk: Scored(score, "Slik jeg ser det")
            for criterion, score in zip(weights, said[pilot.name], strict=True)
        }
        hand_in(pilot=pilot, version=version, scored=scored, by=kari)
    return made


@pytest.fixture(params=WAYS)
def way(request, browser: Browser, live_server, pilots):
    with going(browser, request.param) as one:
        log_in(one.page, live_server.url, ResearcherFactory(name="Åse Dahl"))
        one.page.goto(f"{live_server.url}/piloter/vurdering/")
        yield one


def assess(way, climate: str, cost: str) -> None:
    """A score and a reason a criterion, handed in."""
    page = way.page
    for name, score in (("Klimaeffekt", climate), ("Kostnad", cost)):
        group = page.get_by_role("group", name=f"Poeng for «{name}»")
        way.tick(group.get_by_role("radio", name=re.compile(rf"^{score}\b")))
        way.fill(page.get_by_label(f"Begrunnelse for «{name}»"), "Etter to vintre")


def test_a_pilot_is_assessed_weighed_and_decided(way):
    page = way.page
    expect(page.get_by_text("vises når du har levert din egen vurdering").first).to_be_visible()
    way.look()
    for pilot, scores in (("Lastesykler", ("3", "4")), ("Solskoler", ("4", "2"))):
        row = page.locator("li", has=page.get_by_role("link", name=pilot))
        way.press(row.get_by_role("link", name="Vurder"))
        way.look()
        assess(way, *scores)
        way.press(page.get_by_role("button", name="Lever"))
        expect(page.get_by_text("Kari Holm").first).to_be_visible()
        way.look()
        page.goto(page.url.split("/piloter/")[0] + "/piloter/vurdering/")

    # Seen what Kari said, and sees one thing otherwise.
    way.press(page.get_by_role("link", name="Solskoler").first)
    way.press(page.get_by_role("button", name="Endre vurderinga mi"))
    assess(way, "5", "2")
    way.fill(page.get_by_label("Hva som fikk deg til å endre den"), "Kari har tall jeg ikke hadde")
    way.look("pa-nytt")
    way.press(page.get_by_role("button", name="Lever"))
    expect(page.get_by_text("var 4").first).to_be_visible()
    way.look("endret")

    page.goto(page.url.split("/piloter/")[0] + "/piloter/vurdering/")
    order = page.get_by_role("region", name="Rekkefølgen").locator("tbody tr")
    expect(order.first).to_contain_text("Solskoler")
    way.fill(page.get_by_label("Klimaeffekt"), "10")
    way.fill(page.get_by_label("Kostnad"), "90")
    way.press(page.get_by_role("button", name="Vis rekkefølgen"))
    expect(order.filter(has_text="Lastesykler")).to_contain_text("opp 1")
    way.look("vekter")

    page.goto(page.url.split("/piloter/")[0] + "/piloter/tavle/")
    card = page.locator("article", has_text="Solskoler")
    way.open(card.locator("summary"))
    way.choose(card.get_by_label("Flytt til"), "Vurdert")
    way.look()
    way.press(card.get_by_role("button", name="Flytt"))
    column = page.locator("section.pilot-column", has=page.get_by_role("heading", name="Vurdert"))
    expect(column).to_contain_text("Solskoler")

    assert [(one.pilot.name, one.to_phase.code) for one in PilotDecision.objects.all()] == [
        ("Solskoler", "assessed")
    ]
    assert CriteriaVersion.objects.count() == 1
    mine = Assessment.objects.filter(by__name="Åse Dahl", pilot__name="Solskoler").order_by("pk")
    climate = Criterion.objects.get(name="Klimaeffekt")
    assert [one.scores.get(criterion=climate).score for one in mine] == [4, 5]
    assert mine.last().replaces == mine.first()
