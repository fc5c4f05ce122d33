"""Five interruptions of the interview form and five of the note-taker's screen, in a real browser and
of a portal that is really killed."""

import pytest
from playwright.sync_api import Browser

from tests.interruptions.notes import NOTE_SCREEN
from tests.interruptions.play import interrupt
from tests.interruptions.troubles import BY_NAME

pytestmark = [pytest.mark.processes, pytest.mark.browser, pytest.mark.xdist_group("portal")]
SEED = 5
FIVE = (
    "two people, and the server is killed",
    "the net is cut",
    "two tabs, and the session ends",
    "two tabs and another person",
    "the tab is torn away",
)


def test_nothing_typed_is_lost_and_nothing_silently_overwritten(portal, browser: Browser):
    lost = list(interrupt(portal, browser, [BY_NAME[name] for name in FIVE], SEED))

    assert lost == [[]] * len(FIVE)


def test_no_note_of_a_session_is_lost_or_stands_twice(portal, browser: Browser):
    five = (
        "two people, and the server is killed",
        "the net is cut",
        "a reply is lost",
        "the page is drawn anew",
        "the tab is torn away",
    )

    lost = list(interrupt(portal, browser, [BY_NAME[name] for name in five], SEED, NOTE_SCREEN))

    assert lost == [[]] * len(five)
