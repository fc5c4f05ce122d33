"""Who may read texts and claims, and whose words may be printed."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from forkommune.evidence.models import (
    Claim,
    ClaimLink,
    Consent,
    Informant,
    Passage,
    SourceText,
    Support,
)
from forkommune.ui.dates import today
from tests.factories import (
    ClaimFactory,
    ClaimLinkFactory,
    ClaimReviewFactory,
    ConsentFactory,
    OfficerFactory,
    OrganisationFactory,
    PassageFactory,
    ResearcherFactory,
    SecretaryFactory,
    SourceTextFactory,
    SupportFactory,
)

pytestmark = pytest.mark.django_db

NOBODY = AnonymousUser()
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("days", "in_force"),
    [
        ({"given_on": 0}, True),
        ({"given_on": 1}, False),
        ({"given_on": -9, "valid_to": 0}, True),
        ({"given_on": -9, "valid_to": -1}, False),
    ],
)
def test_a_consent_counts_from_the_day_it_was_given_to_its_last_day(days, in_force):
    consent = ConsentFactory(**{field: today() + n * DAY for field, n in days.items()})

    assert Consent.objects.in_force().exists() is in_force
    assert list(Informant.objects.with_basis()) == ([consent.informant] if in_force else [])


def test_a_withdrawn_consent_is_no_basis_even_before_its_last_day():
    ConsentFactory(withdrawn_at=timezone.now(), valid_to=today() + DAY)

    assert list(Consent.objects.in_force()) == []
    assert list(Informant.objects.with_basis()) == []


def said_with(*scopes, nature="fact", approved_at=None, waived="", **consent):
    """A passage of an answer whose informant agreed to `scopes`."""
    passage = PassageFactory(
        revision__source__nature=nature,
        revision__approved_at=approved_at,
        revision__approval_waived=waived,
    )
    ConsentFactory(
        informant=passage.revision.source.informant, scopes=["interview", *scopes], **consent
    )
    return passage


@pytest.mark.parametrize(("scopes", "named"), [(["quote_unnamed"], False), (["quote_named"], True)])
def test_approved_words_are_printed_as_far_as_consent_reaches(scopes, named):
    passage = said_with(*scopes, approved_at=timezone.now())
    elsewhere = ConsentFactory(scopes=["quote_named"])  # another person's yes says nothing

    quotable = Passage.objects.quotable_in_public()

    assert [(row, row.quote_named) for row in quotable] == [(passage, named)]
    assert elsewhere.informant != passage.revision.source.informant


def test_approval_that_was_waived_with_a_reason_counts_as_approval():
    passage = said_with("quote_unnamed", waived="Lest opp i møtet")

    assert list(Passage.objects.quotable_in_public()) == [passage]


@pytest.mark.parametrize(
    "said",
    [
        {"approved_at": None},
        {"scopes": ["notes_kept", "contact_again", "archive"]},
        {"nature": "respondent"},
        {"withdrawn_at": timezone.now()},
        {"valid_to": today() - DAY},
    ],
    ids=["not approved", "no yes to quoting", "about the respondent", "withdrawn", "ended"],
)
def test_a_persons_words_are_not_printed_where_one_condition_fails(said):
    approved = {"approved_at": timezone.now(), "given_on": today() - 9 * DAY}
    scopes = said.get("scopes", ["quote_unnamed"])
    said_with(*scopes, **approved | {k: v for k, v in said.items() if k != "scopes"})

    assert list(Passage.objects.quotable_in_public()) == []


def test_published_documents_are_quoted_without_anybodys_consent():
    passage = PassageFactory(revision__source=SourceTextFactory(public=True))

    assert list(Passage.objects.quotable_in_public()) == [passage]


def test_texts_are_read_by_role():
    public = SourceTextFactory(public=True)
    invented = SourceTextFactory(public=True, is_invented=True)
    released = SourceTextFactory(released_at=timezone.now())
    kept = SourceTextFactory()

    seen = {
        who: set(SourceText.objects.visible_to(user))
        for who, user in {
            "public": NOBODY,
            "officer": OfficerFactory(),
            "secretary": SecretaryFactory(),
            "researcher": ResearcherFactory(),
        }.items()
    }

    assert seen == {
        "public": {public},
        "officer": {public},
        "secretary": {public, released},
        "researcher": {public, invented, released, kept},
    }


def test_passages_and_support_are_read_with_their_text():
    public = SupportFactory(passage__revision__source=SourceTextFactory(public=True))
    SupportFactory()

    assert list(Passage.objects.visible_to(NOBODY)) == [public.passage]
    assert list(Support.objects.visible_to(NOBODY)) == [public]


def replied(*outcomes, nature="fact"):
    """A claim that the municipality replied to once a day, last today."""
    claim = ClaimFactory(nature=nature)
    for age, outcome in enumerate(reversed(outcomes)):
        ClaimReviewFactory(claim=claim, outcome=outcome, on=today() - age * DAY)
    return claim


@pytest.mark.parametrize(
    ("nature", "outcomes", "publishable"),
    [
        ("fact", [], False),
        ("fact", ["no_answer"], False),
        ("fact", ["disagrees"], False),
        ("fact", ["agrees"], True),
        ("fact", ["corrected"], True),
        ("fact", ["wording_approved"], True),
        ("fact", ["agrees", "disagrees"], False),
        ("fact", ["disagrees", "corrected"], True),
        ("assessment", ["agrees"], False),
        ("assessment", ["corrected"], False),
        ("assessment", ["wording_approved"], True),
        ("respondent", ["wording_approved"], False),
    ],
)
def test_the_newest_reply_decides_what_may_be_published(nature, outcomes, publishable):
    claim = replied(*outcomes, nature=nature)

    assert list(Claim.objects.visible_to(NOBODY)) == ([claim] if publishable else [])
    assert list(Claim.objects.visible_to(ResearcherFactory())) == [claim]


def test_of_two_replies_on_one_day_the_later_entry_decides():
    claim = ClaimFactory(nature="fact")
    for outcome in ("agrees", "disagrees"):
        ClaimReviewFactory(claim=claim, outcome=outcome)

    assert list(Claim.objects.publishable()) == []


@pytest.mark.parametrize("step", ["first_mark", "audit"])
def test_a_researchers_yes_is_not_the_municipalitys(step):
    ClaimReviewFactory(claim__nature="fact", step=step, outcome="agrees")

    assert list(Claim.objects.publishable()) == []


def test_facts_of_a_municipality_await_its_reply_until_it_answers():
    place = OrganisationFactory()
    silent = ClaimFactory(nature="fact", organisation=place)
    asked = ClaimFactory(nature="fact", organisation=place)
    ClaimReviewFactory(claim=asked, outcome="no_answer")
    answered = ClaimFactory(nature="fact", organisation=place)
    ClaimReviewFactory(claim=answered, outcome="disagrees")
    ClaimFactory(nature="assessment", organisation=place)
    ClaimFactory(nature="fact")

    assert set(Claim.objects.awaiting_reply()) == {silent, asked}


def test_a_link_is_read_by_those_who_may_read_both_its_ends():
    both = ClaimLinkFactory(from_claim=replied("agrees"), to_claim=replied("agrees"))
    ClaimLinkFactory(from_claim=both.from_claim)
    ClaimLinkFactory(to_claim=both.to_claim)

    assert list(ClaimLink.objects.visible_to(NOBODY)) == [both]
