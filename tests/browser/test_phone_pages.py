"""Every page that a participant opens on a phone, and the desk at the door: nothing that axe finds, nothing
too wide, nothing too small for a thumb, and what the page is for is done by the keyboard alone."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Locator, Page, expect

from forkommune.accounts.models import PersonalLink
from forkommune.evidence.models import ClaimReview
from municipalities.register.models import FactConfirmation
from tests.browsing import faults, log_in
from tests.factories import (
    ClaimFactory,
    ClaimReviewFactory,
    EvaluationFactory,
    EvaluationQuestionFactory,
    MeetingFactory,
    MinutesReaderFactory,
    MinutesSectionFactory,
    PilotFactory,
    RepresentativeFactory,
    SecretaryFactory,
    SessionFactory,
    TableFactory,
)
from tests.workshops.voting import link_of, open_poll_of
from workshops.evaluation.asking import LINK_SCOPE as EVALUATION_LINK
from workshops.holding.check_in import code_of
from workshops.minutes.commenting import LINK_SCOPE as MINUTES_LINK
from workshops.models import (
    Attendance,
    Ballot,
    EvaluationSecret,
    EvaluationSheet,
    Idea,
    Invitation,
    MinutesComment,
    Points,
    Seat,
)

from .ways import Keyboard

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# Things to press or fill in that are lower than 44 px; a link in a line of text is its line.
SMALL = """() => [...document.querySelectorAll("a, button, input, select, textarea, summary")].filter((one) => {
  if (one.type === "hidden" || !one.checkVisibility() || one.closest(".ds-sr-only, .ds-skip-link, header, footer")) return false;
  if (one.tagName === "A" && getComputedStyle(one).display.startsWith("inline") && !one.matches(".ds-button")) return false;
  const target = one.matches("[type=radio], [type=checkbox]") ? one.closest("label") || one.parentElement : one;
  return target.getBoundingClientRect().height < 44;
}).map((one) => `${Math.round(one.getBoundingClientRect().height)} px high: ${one.outerHTML.slice(0, 120)}`)"""


@dataclass(frozen=True)
class Room:
    """A meeting that is on, and the addresses of its pages."""

    person: Invitation
    addresses: dict[str, str]


@pytest.fixture
def room(transactional_db):
    now = timezone.now()
    meeting = MeetingFactory(starts_at=now, published_at=now, title="Verksted", place="Sandvika")
    SessionFactory(meeting=meeting, title="Hvilke piloter?", minutes=60)
    person = RepresentativeFactory(meeting=meeting, name="Kari Merke", email="kari@k.example")
    Attendance.objects.create(invitation=person, half="first")
    pilots = [PilotFactory(name=name).claim for name in ("Elsykler", "Varmekart")]
    points, dots = (
        open_poll_of(kind, meeting=meeting, dots=3, at_most=2, options=pilots)
        for kind in ("points", "dots")
    )
    table = TableFactory(meeting=meeting, number=5, theme="Transport", code="abcdefgh")
    Seat.objects.create(invitation=person, table=table, round=1)
    found = ClaimFactory(
        kind="measure", nature="fact", organisation=person.organisation, statement="Deler elsykler"
    )
    ClaimReviewFactory(claim=found, step="first_mark")
    evaluation = EvaluationFactory(opened=True, meeting=meeting)
    EvaluationSecret.objects.create(evaluation=evaluation, key=b"k" * 32)
    EvaluationQuestionFactory(evaluation=evaluation, kind="scale")
    reader = MinutesReaderFactory()
    MinutesSectionFactory(minutes=reader.minutes)
    late = RepresentativeFactory(meeting=meeting, name="Per Sein")
    token, phone = link_of(person), "/stem/{}/"
    day = phone.format(token)
    later = RepresentativeFactory(
        meeting=MeetingFactory(starts_at=now + timedelta(days=9)), state="sent", name="Ola Merke"
    )
    desk = f"/workshop/{meeting.slug}/innsjekk/"
    return Room(
        person,
        {
            "the day": day,
            "points": f"{day}{points.pk}/",
            "dots": f"{day}{dots.pk}/",
            "findings of the card": f"{day}kort/funn/",
            "a finding": f"{day}kort/funn/{found.uuid}/",
            "facts of the card": f"{day}kort/",
            "a table": f"/bord/{table.code}/",
            "evaluation": f"/evaluering/{_link(EVALUATION_LINK, person)}/",
            "invitation": f"/i/{link_of(later)}/",
            "minutes": f"/referat/{_link(MINUTES_LINK, reader)}/",
            "the door": desk,
            "a code at the door": f"{desk}{code_of(late)}/",
            "a link that is over": phone.format("finnesikke" * 4),
        },
    )


def _link(scope: str, target: object) -> str:
    lasts = timedelta(days=1)
    return PersonalLink.objects.issue(scope=scope, target=target, lasts=lasts)[1]


def hand_in(way: Keyboard, button: Locator) -> None:
    """Press, and wait for the page that answers: another address asked for meanwhile is lost."""
    with way.page.expect_navigation():
        way.press(button)


def vote(way: Keyboard) -> None:
    row = way.page.locator(".vote-row", has_text="Elsykler")
    way.press(row.get_by_role("button", name="til"))
    expect(way.page.locator("#lagret .status")).to_contain_text("Lagret")


def correct(way: Keyboard) -> None:
    way.fill(way.page.locator("main").get_by_role("textbox").first, "Deler ti elsykler")
    hand_in(way, way.page.locator("main button[type=submit]"))


def write(way: Keyboard) -> None:
    way.fill(way.page.get_by_label("Med egne ord"), "Felles varmekart")
    way.press(way.page.get_by_role("button", name="Send"))
    expect(way.page.locator("#lagret")).to_contain_text("Sendt")


def rate(way: Keyboard) -> None:
    way.tick(way.page.get_by_role("radio").nth(3))
    hand_in(way, way.page.get_by_role("button", name="Send svarene"))


def come(way: Keyboard) -> None:
    way.tick(way.page.get_by_label("Ja, jeg kommer"))
    hand_in(way, way.page.get_by_role("button", name="Lagre svaret"))


def comment(way: Keyboard) -> None:
    way.press(way.page.locator("main summary"))
    way.fill(way.page.locator("main").get_by_role("textbox"), "Det var rådmannen.")
    hand_in(way, way.page.get_by_role("button", name="Lagre"))


def let_in(way: Keyboard) -> None:
    hand_in(way, way.page.get_by_role("button", name="Per Sein er her", exact=True))


def let_in_by_code(way: Keyboard) -> None:
    other = way.page.locator("[name=half]:not(:checked)").get_attribute("value")
    way.tick(way.page.locator(f"[name=half][value={other}]"))
    hand_in(way, way.page.get_by_role("button", name="Er her"))


def came(name: str) -> int:
    """In how many halves of the day."""
    return Attendance.objects.filter(invitation__name=name).count()


def agree(way: Keyboard) -> None:
    hand_in(way, way.page.get_by_role("button", name="Dette stemmer"))


def confirm(way: Keyboard) -> None:
    hand_in(way, way.page.get_by_role("button", name="Alt stemmer"))


def follow(way: Keyboard) -> None:
    way.press(way.page.get_by_role("link", name="Skriv ideer for bordet"))
    expect(way.page.get_by_role("heading", level=1)).to_contain_text("Bord 5")


# What each page is for, and what then stands in the database; a link that is over has nothing to press.
DONE: dict[str, tuple[Callable[[Keyboard], None], Callable[[], object]]] = {
    "the day": (follow, lambda: True),
    "points": (vote, lambda: Points.objects.filter(points=1).exists()),
    "dots": (vote, Ballot.objects.exists),
    "findings of the card": (
        agree,
        lambda: ClaimReview.objects.filter(step="right_of_reply", outcome="agrees").exists(),
    ),
    "facts of the card": (confirm, FactConfirmation.objects.exists),
    "a finding": (
        correct,
        lambda: ClaimReview.objects.filter(wording="Deler ti elsykler").exists(),
    ),
    "a table": (write, lambda: Idea.objects.filter(text="Felles varmekart").exists()),
    "evaluation": (rate, EvaluationSheet.objects.exists),
    "invitation": (come, lambda: Invitation.objects.get(name="Ola Merke").state == "accepted"),
    "minutes": (comment, lambda: MinutesComment.objects.filter(text="Det var rådmannen.").exists()),
    "the door": (let_in, lambda: came("Per Sein") == 1),
    "a code at the door": (let_in_by_code, lambda: came("Per Sein") == 2),
}


def done_soon(page: Page, is_done: Callable[[], object]) -> bool:
    """Whether it stands in the database within two seconds."""
    for _time in range(20):
        if is_done():
            return True
        page.wait_for_timeout(100)
    return False


@pytest.fixture
def way(browser: Browser) -> Iterator[Keyboard]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    yield Keyboard(context.new_page())
    context.close()


def test_every_page_of_a_phone_is_without_fault_and_done_by_keyboard(way, live_server, room):
    page, wrong = way.page, {}
    for name, address in room.addresses.items():
        if "door" in name:
            log_in(page, live_server.url, SecretaryFactory())
        page.goto(f"{live_server.url}{address}")
        wrong[name] = faults(page) + page.evaluate(SMALL)
        if name in DONE:
            act, is_done = DONE[name]
            act(way)
            if not done_soon(page, is_done):
                wrong[name].append("what it is for was not done")

    assert {name: found for name, found in wrong.items() if found} == {}
