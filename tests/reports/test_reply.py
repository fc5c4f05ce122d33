"""The right of reply: what a municipality has had no say on is on no public page and in no public D2."""

import json
from datetime import UTC, datetime
from html import unescape

import pytest
from django.urls import reverse

from reports.snapshots.freezing import freeze
from tests.factories import ClaimReviewFactory, ResearcherFactory

from .region import barrier, measure, region, said, supports
from .test_snapshots import NAMED

pytestmark = pytest.mark.django_db
AT = datetime(2017, 12, 4, 8, 0, tzinfo=UTC)


def in_public(client, made):
    """What everybody reads: the municipality's page and the data of the public edition."""
    client.logout()
    page = client.get(made.municipalities[0].get_absolute_url())
    data = freeze(made.deliverable, audience="public", at=AT).data
    return unescape(page.content.decode()), json.dumps(data, ensure_ascii=False)


def test_fact_is_public_on_the_page_and_in_the_report_after_the_reply_and_never_before(client):
    made = region(1, interviewed=1)
    fact = measure(made.municipalities[0], "Varmesentral på skolen", replied=False)
    before = in_public(client, made)

    client.force_login(ResearcherFactory())
    client.post(
        reverse("evidence:claim-review", args=[fact.claim.uuid]),
        {"step": "right_of_reply", "outcome": "agrees", "on": "04.12.2017"},
    )
    after = in_public(client, made)

    assert ["Varmesentral på skolen" in words for words in before] == [False, False]
    assert ["Varmesentral på skolen" in words for words in after] == [True, True]


@pytest.mark.parametrize(
    ("replies", "is_shown"),
    [
        ([], False),
        (["no_answer"], False),
        (["agrees"], False),
        (["corrected"], False),
        (["wording_approved"], True),
        (["wording_approved", "disagrees"], False),
    ],
)
def test_one_barrier_and_its_quote_are_public_only_in_words_the_municipality_approved(
    client, replies, is_shown
):
    made = region(1, interviewed=1)
    found = barrier(made.municipalities[0], "Uklart ansvar")
    supports(
        said(made.interviews[0], "I dag kan vi bare be.", scopes=NAMED, nature="assessment"),
        found.claim,
    )
    for outcome in replies:
        ClaimReviewFactory(claim=found.claim, outcome=outcome)

    page, data = in_public(client, made)

    assert ["Uklart ansvar" in words for words in (page, data)] == [is_shown, is_shown]
    assert ("I dag kan vi bare be." in data) is is_shown
