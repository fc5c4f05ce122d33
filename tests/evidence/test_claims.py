"""Claims rest on passages, meet each other by links, and are judged without being overwritten."""

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone
from django.utils.translation import gettext

from forkommune.evidence.models import Claim, ClaimReview, Passage, Support
from forkommune.evidence.services import (
    LinkNotPossible,
    NatureTooOpen,
    ReviewNotPossible,
    link_claims,
    make_claim,
    review_claim,
    support_claim,
    withdraw_support,
)
from forkommune.ui.dates import today
from tests.factories import (
    ClaimFactory,
    ConsentFactory,
    OrganisationFactory,
    PassageFactory,
    ResearcherFactory,
    SourceTextFactory,
    SupportFactory,
    TextRevisionFactory,
)

pytestmark = pytest.mark.django_db


def passage_of(**source):
    return PassageFactory(revision=TextRevisionFactory(source=SourceTextFactory(**source)))


def claim_of(passage, nature="fact", **values):
    return make_claim(
        kind="measure",
        statement="Oljekjelen er byttet",
        nature=nature,
        by=ResearcherFactory(),
        passage=passage,
        **values,
    )


def test_a_claim_rests_on_its_passage_and_takes_place_and_mark_from_the_text():
    organisation = OrganisationFactory()
    passage = passage_of(organisation=organisation, is_invented=True)

    claim = claim_of(passage)

    assert (claim.organisation, claim.is_invented) == (organisation, True)
    assert [(s.passage, s.grade) for s in claim.supports.all()] == [(passage, "strong")]
    assert list(Claim.objects.resting_on(passage)) == [claim]


@pytest.mark.parametrize("nature", ["fact", "assessment"])
def test_words_about_the_respondent_never_become_something_publishable(nature):
    passage = passage_of(nature="respondent")

    with pytest.raises(NatureTooOpen, match="Intervju"):
        claim_of(passage, nature=nature)

    assert Claim.objects.count() == 0
    assert claim_of(passage, nature="respondent").nature == "respondent"


def test_support_of_the_same_passage_again_changes_the_grade():
    claim, passage = ClaimFactory(), PassageFactory()
    by = ResearcherFactory()
    support_claim(claim=claim, passage=passage, by=by, grade="strong")

    support_claim(claim=claim, passage=passage, by=by, grade="weak", note="Bare antydet")

    assert list(Support.objects.values_list("grade", "note")) == [("weak", "Bare antydet")]


def test_a_claim_that_leans_on_an_invented_text_is_invented():
    claim = ClaimFactory()

    support_claim(claim=claim, passage=passage_of(is_invented=True), by=ResearcherFactory())

    claim.refresh_from_db()
    assert claim.is_invented


def test_a_claim_without_passages_is_listed_as_unsupported():
    support = SupportFactory()
    against = SupportFactory(grade="against").claim

    withdraw_support(support=support, by=ResearcherFactory())

    assert set(Claim.objects.unsupported()) == {support.claim, against}


def test_for_and_against_is_listed_by_itself():
    agreed = SupportFactory(grade="strong").claim
    disputed = SupportFactory(grade="strong").claim
    SupportFactory(claim=disputed, grade="against")
    contradicting = ClaimFactory()
    link_claims(
        from_claim=contradicting, to_claim=agreed, kind="contradicts", by=ResearcherFactory()
    )
    ClaimFactory()

    assert set(Claim.objects.contested()) == {disputed, contradicting, agreed}


def test_claims_that_would_lose_everything_are_known_before_a_withdrawal():
    alone = SupportFactory()
    shared = SupportFactory(passage=alone.passage)
    SupportFactory(claim=shared.claim)
    SupportFactory(claim=alone.claim, grade="against")

    assert list(Claim.objects.resting_only_on([alone.passage])) == [alone.claim]


def test_claims_meet_once_by_each_relation():
    one, other, by = ClaimFactory(), ClaimFactory(), ResearcherFactory()

    first = link_claims(from_claim=one, to_claim=other, kind="stopped_by", by=by)
    again = link_claims(from_claim=one, to_claim=other, kind="stopped_by", by=by)

    assert first == again
    with pytest.raises(LinkNotPossible, match="Påstand"):
        link_claims(from_claim=one, to_claim=one, kind="uses", by=by)


def test_a_fact_is_publishable_after_the_municipality_has_answered():
    claim, by = ClaimFactory(), ResearcherFactory()
    reply = {"claim": claim, "step": "right_of_reply", "by": by}
    assert list(Claim.objects.publishable()) == []

    review_claim(**reply, outcome="disagrees", note="Ikke satt i gang")
    assert list(Claim.objects.publishable()) == []
    review_claim(**reply, outcome="corrected", note="Satt i gang i 2016")

    assert list(Claim.objects.publishable()) == [claim]
    assert ClaimReview.objects.count() == 2


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            {"step": "audit", "outcome": "wording_approved"},
            "Only the municipality approves a wording; choose its right of reply.",
        ),
        ({"outcome": "corrected"}, "Write what was corrected, or what they disagree with."),
    ],
)
def test_reviews_that_cannot_be_are_refused(changes, message):
    values = {"step": "right_of_reply", "outcome": "agrees"} | changes

    with pytest.raises(ReviewNotPossible, match=re.escape(gettext(message))):
        review_claim(claim=ClaimFactory(), by=ResearcherFactory(), **values)


def test_a_second_click_records_no_second_answer_but_a_change_of_mind_is_one():
    claim, kari = ClaimFactory(), ResearcherFactory()

    def say(outcome):
        return review_claim(claim=claim, step="right_of_reply", outcome=outcome, by=kari, note="x")

    first, again, other, back = map(say, ("agrees", "agrees", "disagrees", "agrees"))

    assert again == first
    assert set(claim.reviews.all()) == {first, other, back}


def test_an_answer_of_tomorrow_is_not_recorded_today():
    tomorrow = today() + timedelta(days=1)

    with pytest.raises(ReviewNotPossible, match=f"{tomorrow:%d.%m.%Y}"):
        review_claim(claim=ClaimFactory(), step="audit", outcome="agrees", by=None, on=tomorrow)


def test_who_agrees_to_less_later_has_taken_the_rest_back():
    passage = PassageFactory(revision__approved_at=timezone.now())
    informant = passage.revision.source.informant
    ConsentFactory(informant=informant, named=True, given_on=date(2017, 9, 1))
    quotable = Passage.objects.quotable_in_public().filter(pk=passage.pk)
    assert [one.quote_named for one in quotable] == [True]

    ConsentFactory(informant=informant, unnamed=True, given_on=date(2017, 10, 1))
    assert [one.quote_named for one in quotable.all()] == [False]

    ConsentFactory(informant=informant, scopes=["interview"], given_on=date(2017, 10, 1))
    assert list(quotable.all()) == []
