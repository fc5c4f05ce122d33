"""Passages and claims walked both ways: from words to findings and from findings to words."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from forkommune.evidence.models import ClaimLink, ClaimReview, Support
from forkommune.evidence.services import write_text
from forkommune.ui.dates import today
from forkommune.work.registry import Panel, panels
from reports.models import Sentence
from tests.factories import (
    ClaimFactory,
    ClaimLinkFactory,
    ClaimReviewFactory,
    CodingFactory,
    ConsentFactory,
    DeliverableFactory,
    ExampleFactory,
    MeasureFactory,
    OfficerFactory,
    OrganisationFactory,
    PassageFactory,
    ResearcherFactory,
    SecretaryFactory,
    SourceTextFactory,
    SupportFactory,
    TextRevisionFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def researcher(client):
    user = ResearcherFactory(name="Kari Holm")
    client.force_login(user)
    return user


@pytest.fixture
def passage():
    source = SourceTextFactory(organisation=OrganisationFactory(name="Sigdal"))
    return PassageFactory(revision=TextRevisionFactory(source=source))


def url(name, *args):
    return reverse(f"evidence:{name}", args=args)


def page_of(client, subject):
    return client.get(subject.get_absolute_url())


def test_a_passage_leads_to_all_that_rests_on_it_straight_and_one_step_away(
    client, researcher, passage
):
    direct = SupportFactory(passage=passage).claim
    against = SupportFactory(passage=passage, grade="against").claim
    further = ClaimFactory(kind="pilot")
    ClaimLink.objects.create(from_claim=further, to_claim=direct, kind="rests_on")
    SupportFactory()

    resting = page_of(client, passage).context["resting"]

    assert {(r.claim, r.is_against, r.support is None) for r in resting} == {
        (direct, False, False),
        (against, True, False),
        (further, False, True),
    }


def test_apps_above_show_their_rows_on_the_passage(client, researcher, passage, monkeypatch):
    monkeypatch.setattr(panels, "entries", {})
    panel = Panel("passage", "ui/_footer.html", lambda subject, user: {"n": subject.pk})
    panels.add("sentences", panel)

    assert page_of(client, passage).context["panels"] == [("ui/_footer.html", {"n": passage.pk})]


def quotability(client, passage):
    return page_of(client, passage).context["quotability"]


def test_why_words_may_not_be_quoted_is_said_until_nothing_stands_in_the_way(
    client, researcher, passage
):
    source, revision = passage.revision.source, passage.revision
    assert len(quotability(client, passage).reasons) == 2

    revision.approved_at = timezone.now()
    revision.save()
    [reason] = quotability(client, passage).reasons
    assert reason == gettext("No basis in force lets us quote this informant.")

    ConsentFactory(informant=source.informant, unnamed=True)
    state = quotability(client, passage)
    assert (state.allowed, state.named) == (True, False)

    source.nature = "respondent"
    source.save()
    [reason] = quotability(client, passage).reasons
    assert reason == gettext("The answer is about the respondent; such words are never published.")


def test_a_published_document_may_be_quoted(client, researcher):
    passage = PassageFactory(revision__source=SourceTextFactory(public=True))

    assert quotability(client, passage).allowed


def test_a_corrected_passage_leads_to_the_words_as_they_are_now(client, researcher, passage):
    ConsentFactory(informant=passage.revision.source.informant)
    [moved] = write_text(
        source=passage.revision.source, text="Vi har ikke penger til klimatiltak i år.", by=None
    ).moved

    assert page_of(client, passage).context["later"] == moved
    assert page_of(client, moved).context["earlier"] == [passage]


def test_the_secretariat_sees_what_is_released_and_no_codes(client):
    client.force_login(SecretaryFactory())
    kept = CodingFactory().passage
    released = CodingFactory(
        passage__revision__source__released_at=timezone.now(), memo="Bare for oss"
    ).passage
    hidden = SupportFactory(passage=released).claim
    shown = SupportFactory(passage=released).claim
    ClaimReviewFactory(claim=shown)

    page = page_of(client, released)

    assert [r.claim for r in page.context["resting"]] == [shown]
    assert "Bare for oss" not in page.content.decode()
    assert hidden.statement not in page.content.decode()
    assert page_of(client, kept).status_code == 404
    text = page_of(client, released.revision.source)
    assert released.revision.text in text.content.decode()
    assert page_of(client, kept.revision.source).status_code == 404


def test_an_officer_has_no_such_pages(client):
    client.force_login(OfficerFactory())
    public = PassageFactory(revision__source=SourceTextFactory(public=True))

    for row in (public, public.revision.source):
        page = page_of(client, row)
        assert (page.status_code, public.quote in page.content.decode()) == (404, False)


def test_a_claim_shows_what_speaks_for_and_against_it(client, researcher, passage):
    claim = SupportFactory(passage=passage, grade="strong").claim
    against = SupportFactory(claim=claim, grade="against")

    page = page_of(client, claim).context["page"]

    assert [s.passage for s in page.in_favour] == [passage]
    assert page.against == [against]


def test_the_finding_behind_a_claim_stands_on_its_page(client, researcher):
    measure = MeasureFactory(year=2014, effect="40 tonn")

    content = page_of(client, measure.claim).content.decode()

    assert "2014" in content
    assert "40 tonn" in content


def test_the_municipalitys_answer_is_recorded_beside_the_earlier_ones(client, researcher):
    claim = ClaimReviewFactory(outcome="disagrees", note="Ikke satt i gang").claim

    client.post(
        url("claim-review", claim.uuid),
        {"step": "right_of_reply", "outcome": "agrees", "on": "14.11.2017", "note": ""},
    )

    assert list(claim.reviews.order_by("pk").values_list("outcome", "by__name", "on__year")) == [
        ("disagrees", None, today().year),
        ("agrees", "Kari Holm", 2017),
    ]


def test_a_correction_without_words_comes_back_with_the_reason(client, researcher):
    claim = ClaimFactory()

    answer = client.post(
        url("claim-review", claim.uuid),
        {"step": "right_of_reply", "outcome": "corrected", "on": "14.11.2017"},
    )

    assert (answer.status_code, ClaimReview.objects.count()) == (422, 0)
    assert gettext("Write what was corrected, or what they disagree with.") in str(
        answer.context["review_form"].non_field_errors()
    )


@pytest.mark.parametrize(
    ("values", "reply", "publishable"),
    [
        ({}, None, False),
        ({}, "agrees", True),
        ({}, "disagrees", False),
        ({"nature": "assessment"}, "agrees", False),
        ({"nature": "assessment"}, "wording_approved", True),
        ({"nature": "respondent"}, "agrees", False),
    ],
)
def test_the_page_and_the_rule_agree_on_what_may_be_published(
    client, researcher, values, reply, publishable
):
    claim = ClaimFactory(**values)
    if reply:
        ClaimReviewFactory(claim=claim, outcome=reply)

    page = page_of(client, claim).context["page"]

    assert page.is_publishable is publishable
    assert page.publication.startswith("Kan publiseres") is publishable


def test_a_later_answer_counts_before_an_earlier(client, researcher):
    claim = ClaimReviewFactory(outcome="agrees", on=today()).claim
    ClaimReviewFactory(claim=claim, outcome="disagrees", on=today() - timedelta(days=3))

    assert page_of(client, claim).context["page"].is_publishable


def test_findings_are_related_and_parted_again(client, researcher):
    claim, other = ClaimFactory(), ClaimFactory()

    written = {"kind": "stopped_by", "to_claim": f"{other} (#{other.pk})"}
    client.post(url("claim-link", claim.uuid), written)
    [link] = page_of(client, claim).context["page"].links_out
    assert link.other == other
    assert [one.other for one in page_of(client, other).context["page"].links_in] == [claim]
    client.post(url("claim-unlink", claim.uuid, link.link.pk))

    assert ClaimLink.objects.count() == 0


@pytest.mark.parametrize(
    ("written", "error"),
    [
        ("busser elektriske", ""),
        ("  ELEKTRISKE ", ""),
        ("busser", "Flere passer: Busser går på biogass; Elektriske busser. Velg et av forslagene"),
        ("trikk", "Ingenting heter «trikk»."),
        ("funn (#999999)", "Velg et gyldig valg"),
    ],
)
def test_a_finding_is_chosen_by_a_part_of_its_words(client, researcher, written, error):
    claim = ClaimFactory(statement="Gatelys av led")
    ClaimFactory(statement="Busser går på biogass")
    electric = ClaimFactory(statement="Elektriske busser")

    answer = client.post(
        url("claim-link", claim.uuid), {"kind": "uses", "to_claim": written}, follow=True
    )

    linked = [link.to_claim for link in ClaimLink.objects.all()]
    assert linked == ([] if error else [electric])
    assert error in answer.content.decode()


def test_a_passage_is_used_against_a_finding_that_stands(client, researcher, passage):
    claim = SupportFactory(
        claim__organisation=passage.revision.source.organisation, grade="strong"
    ).claim

    client.post(
        url("passage-support", passage.pk),
        {"claim": claim.pk, "grade": "against", "note": "Her sies det motsatte"},
    )

    disputed = client.get(url("claim-list"), {"vis": "strid"})
    assert list(disputed.context["page_obj"]) == [claim]


def test_a_withdrawn_passage_leaves_a_finding_without_support(client, researcher):
    support = SupportFactory()

    client.post(url("support-withdraw", support.claim.uuid, support.pk))

    assert Support.objects.count() == 0
    page = client.get(url("claim-list"), {"vis": "uten"})
    assert list(page.context["page_obj"]) == [support.claim]
    assert [(one.name, one.count) for one in page.context["lists"]] == [
        ("", 1),
        ("tapt", 0),
        ("uten", 1),
        ("strid", 0),
        ("tilsvar", 0),
        ("rettet", 0),
        ("eldre", 0),
    ]


@pytest.mark.parametrize("count", [1, 12])
def test_the_list_of_findings_costs_the_same_for_one_and_for_twelve(
    client, researcher, count, django_assert_num_queries
):
    for _ in range(count):
        SupportFactory(claim__organisation=OrganisationFactory())

    with django_assert_num_queries(6):  # session, user, roles, lists, keys, rows
        client.get(url("claim-list"))


@pytest.mark.parametrize("count", [1, 12])
def test_a_passage_costs_the_same_under_one_finding_and_under_twelve(
    client, researcher, passage, count, django_assert_num_queries
):
    for _ in range(count):
        SupportFactory(passage=passage)
        CodingFactory(passage=passage)

    # session, user, roles, passage, heading x 2, codings, memos x 2, supports, claims, quotability,
    # consent, earlier, later, follow-up of meetings, editions that cite it
    with django_assert_num_queries(18):
        page_of(client, passage)


@pytest.mark.parametrize("count", [1, 12])
def test_a_passage_and_its_text_cost_the_same_after_one_correction_and_after_twelve(
    client, researcher, passage, count, django_assert_num_queries
):
    source, wordings = passage.revision.source, [passage]
    for number in range(2, count + 2):
        text = TextRevisionFactory(source=source, number=number)
        before, is_last = wordings[-1], number == count + 1
        wordings.append(PassageFactory(revision=text, moved_from=before, needs_check=is_last))
    for place in range(count):
        old = PassageFactory(revision=passage.revision, start=20 + place, end=21 + place)
        PassageFactory(
            revision=text, start=20 + place, end=21 + place, moved_from=old, needs_check=True
        )

    with django_assert_num_queries(18):
        page = page_of(client, wordings[-1])
    with django_assert_num_queries(19):
        screen = page_of(client, source).context["screen"]

    assert page.context["earlier"] == wordings[-2::-1]
    assert [check.before for check in screen.checks][:1] == [wordings[-2]]
    assert len(screen.checks) == count + 1


@pytest.mark.parametrize("count", [1, 12])
def test_where_findings_lead_is_asked_at_once_for_all_of_a_kind(
    client, researcher, passage, count, django_assert_num_queries
):
    claim, report = ClaimFactory(), DeliverableFactory()
    for place in range(count):
        sentence = ClaimFactory(kind="sentence")
        Sentence.objects.create(deliverable=report, claim=sentence, place="status", position=place)
        for other in (ExampleFactory().claim, sentence):
            SupportFactory(passage=passage, claim=other)
            ClaimLinkFactory(from_claim=claim, to_claim=other)

    with django_assert_num_queries(21):  # as above, and examples, sentences, their report
        page_of(client, passage)
    # and follow-up, priorities and the basis of the main project
    with django_assert_num_queries(24):
        client.get(claim.get_absolute_url())


def test_a_claim_leads_to_the_row_of_its_app_where_there_is_one(client, researcher, passage):
    example = ExampleFactory()
    bare = ClaimFactory(kind="pilot")
    for claim in (example.claim, bare):
        SupportFactory(passage=passage, claim=claim)

    resting = page_of(client, passage).context["resting"]

    assert {r.claim: r.url for r in resting} == {
        example.claim: example.get_absolute_url(),
        bare: bare.get_absolute_url(),
    }


def test_claim_says_how_well_it_is_founded(client, researcher, passage):
    claim = ClaimFactory()
    client.force_login(researcher)
    assert "Uten støtte" in client.get(claim.get_absolute_url()).content.decode()

    SupportFactory(claim=claim, passage=passage)

    text = client.get(claim.get_absolute_url()).content.decode()
    assert "Sagt av én" in text
    assert "Uten støtte" not in text
