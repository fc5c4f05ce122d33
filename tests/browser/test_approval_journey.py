"""A respondent's way, four ways: opens the link of the approval, strikes a sentence, approves the rest.

The sentence is gone from all that rested on it, and the rows are the same after each way.
"""

from datetime import timedelta

import pytest
from playwright.sync_api import Browser, expect

from forkommune.accounts.models import PersonalLink
from forkommune.evidence.models import Claim, Coding, Passage, Support
from forkommune.evidence.services import mark_quote
from forkommune.ui.dates import today
from municipalities.models import ApprovalEntry, ApprovalRequest, Interview
from tests.factories import (
    AnswerFactory,
    CodeFactory,
    CodingFactory,
    ConsentFactory,
    InterviewFactory,
    MeasureFactory,
    ResearcherFactory,
    SourceTextFactory,
    SupportFactory,
    TextRevisionFactory,
)

from .ways import WAYS, going

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
STRUCK = "Ordføreren liker det ikke."
KEPT = "Vi fyrer med flis."


@pytest.fixture
def token(transactional_db) -> str:
    """Of the link to an answer of two sentences, each coded and carrying a measure."""
    kari = ResearcherFactory(name="Kari Holm")
    interview = InterviewFactory(completed=True, interviewer=kari)
    ConsentFactory(informant=interview.informant, unnamed=True)
    source = SourceTextFactory(informant=interview.informant)
    revision = TextRevisionFactory(source=source, text=f"{KEPT} {STRUCK}")
    AnswerFactory(interview=interview, source=source)
    code = CodeFactory()
    for words in (KEPT, STRUCK):
        passage = mark_quote(revision=revision, quote=words, by=kari)
        CodingFactory(passage=passage, code=code, coder=kari)
        measure = MeasureFactory(municipality=interview.municipality, title=words)
        SupportFactory(claim=measure.claim, passage=passage, grade="strong")
    asked = ApprovalRequest.objects.create(interview=interview, answer_by=today())
    _link, token = PersonalLink.objects.issue(
        scope="approve-interview", target=asked, lasts=timedelta(days=1)
    )
    return token


@pytest.fixture(params=WAYS)
def way(request, browser: Browser, live_server, token):
    with going(browser, request.param) as one:
        one.page.goto(f"{live_server.url}/godkjenning/{token}/")
        yield one


def read_the_answers(way) -> None:
    way.look()
    way.press(way.page.get_by_role("button", name="Les svarene dine"))
    way.open(way.page.locator("summary", has_text="Rett, stryk eller kommenter"))
    way.look("lest")


def strike(way) -> None:
    """What was ticked is there when the page is opened again: saved by itself, or by the button."""
    way.tick(way.page.get_by_label(f"«{STRUCK}»"))
    if way.has_script:
        expect(way.page.locator("#lagret")).to_contain_text("Lagret kl.")
    else:
        way.press(way.page.get_by_role("button", name="Lagre kladd"))
    way.page.reload()
    expect(way.page.get_by_label(f"«{STRUCK}»")).to_be_checked()


def approve(way) -> None:
    way.press(way.page.get_by_role("button", name="Godkjenn svarene"))
    expect(way.page.get_by_role("heading", level=1)).to_contain_text("Takk")
    way.look("takk")


def test_a_struck_sentence_is_gone_from_all_that_rested_on_it(way):
    read_the_answers(way)
    strike(way)
    approve(way)

    answer = Interview.objects.get().answers.get()
    assert {
        "text": answer.source.current.text,
        "approved": answer.source.current.is_approved,
        "entries": sorted(ApprovalEntry.objects.values_list("kind", flat=True)),
        "quotable": [one.quote for one in Passage.objects.quotable_in_public()],
        "codings": list(Coding.objects.values_list("passage__quote", flat=True)),
        "supports": list(Support.objects.values_list("passage__quote", flat=True)),
        "unsupported": list(Claim.objects.unsupported().values_list("measure__title", flat=True)),
    } == {
        "text": KEPT,
        "approved": True,
        "entries": ["corrected", "opened"],
        "quotable": [KEPT],
        "codings": [KEPT],
        "supports": [KEPT],
        "unsupported": [STRUCK],
    }
