"""First mark, right of reply, audit: three rows that nobody changes, and who may write which."""

import io
import re

import pikepdf
import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from pypdf import PdfReader

from forkommune.accounts.models import PersonalLink
from forkommune.evidence.models import Claim, ClaimReview
from forkommune.evidence.services import ReviewNotPossible, review_claim
from forkommune.work.services.sending import empty_outbox
from municipalities.register.services import NotAsked
from municipalities.survey.services.passes import ask_for_reply, correct, mark_all, note_silence
from tests.factories import (
    BarrierFactory,
    ClaimReviewFactory,
    MeasureFactory,
    MunicipalityFactory,
    OfficerFactory,
    PassageFactory,
    ResearcherFactory,
    SourceTextFactory,
    SupportFactory,
    TextRevisionFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def kari():
    return ResearcherFactory(name="Kari Holm")


@pytest.fixture
def hole():
    place = MunicipalityFactory(number="0612", name="Hole", valid_to=None)
    place.organisation.email = "post@hole.invalid"
    place.organisation.save()
    return place


def found(place, statement, *, document="", **more):
    """A measure that rests on words of an interview, or of a document."""
    measure = MeasureFactory(municipality=place, claim__statement=statement, **more)
    if document:
        source = SourceTextFactory(public=True, title=document, url="https://hole.invalid/plan")
        passage = PassageFactory(revision__source=source)
    else:
        revision = TextRevisionFactory(text="Hemmelig: ingen penger nå")
        passage = PassageFactory(revision=revision, start=0, end=8)
    SupportFactory(claim=measure.claim, passage=passage, grade="strong")
    return measure.claim


def steps(claim):
    return [(one.step, one.outcome) for one in claim.reviews.order_by("pk")]


def html(response):
    return " ".join(response.content.decode().split())


def test_marking_leaves_out_what_rests_on_nothing_and_what_is_an_assessment(hole, kari):
    claim = found(hole, "Hole har en plan.")
    bare = MeasureFactory(municipality=hole).claim
    barrier = BarrierFactory(municipality=hole).claim

    assert mark_all(municipality=hole, by=kari) == 1
    assert mark_all(municipality=hole, by=kari) == 0
    assert steps(claim) == [("first_mark", "agrees")]
    assert (steps(bare), steps(barrier)) == ([], [])


def test_municipality_agrees_by_a_mailed_link_with_what_it_was_shown(
    client, hole, kari, mailoutbox
):
    first = found(hole, "Hole har en plan.", document="Klimaplan 2017")
    second = found(hole, "Hole fyrer med flis.")
    mark_all(municipality=hole, by=kari)
    ask_for_reply(municipality=hole, by=kari)
    empty_outbox()
    [mail] = mailoutbox
    assert "flis" not in mail.body
    address = re.search(r"https?://[^/]+(/kommuner/lenke/\S+/funn/)", mail.body)[1]

    page = html(client.get(address))
    assert "Hole fyrer med flis." in page
    assert "Hemmelig" not in page
    assert "Klimaplan 2017" in page
    assert steps(first) == [("first_mark", "agrees")]
    client.post(f"{address}{second.uuid}/", {"wording": "Vi fyrer med olje."})
    client.post(address, {"claim": [first.uuid, second.uuid, "tull"]})

    assert steps(first)[1:] == [("right_of_reply", "agrees")]
    assert steps(second)[1:] == [("right_of_reply", "corrected")]
    assert second.reviews.latest("pk").wording == "Vi fyrer med olje."
    assert second.reviews.latest("pk").through == PersonalLink.objects.get()
    assert list(Claim.objects.publishable()) == [first]


def test_officer_answers_for_the_own_municipality_and_sees_what_was_marked_alone(
    client, hole, kari
):
    marked = found(hole, "Hole har en plan.")
    mark_all(municipality=hole, by=kari)
    unmarked = found(hole, "Hole har noe mer.")
    client.force_login(OfficerFactory(role__organisation=hole.organisation))
    address = reverse("municipalities:findings", args=["0612"])

    page = html(client.get(address))

    assert "Hole har en plan." in page
    assert "Hole har noe mer." not in page
    assert client.get(f"{address}{unmarked.uuid}/").status_code == 404
    for nothing in (" ", "Hole har en plan."):
        empty = client.post(f"{address}{marked.uuid}/", {"wording": nothing})
        assert empty.status_code == 422
    assert client.get("/kommuner/0612/opplysninger/").status_code == 200


def test_silence_is_dated_and_is_no_agreement(hole, kari):
    claim = found(hole, "Hole har en plan.")
    mark_all(municipality=hole, by=kari)

    assert note_silence(municipality=hole, by=kari) == 1

    assert steps(claim)[1:] == [("right_of_reply", "no_answer")]
    assert list(Claim.objects.publishable()) == []
    assert list(Claim.objects.awaiting_answer(hole.organisation)) == [claim]


def test_nobody_is_asked_about_nothing_or_without_a_mailbox(hole, kari):
    with pytest.raises(NotAsked, match="Hole"):
        ask_for_reply(municipality=hole, by=kari)
    hole.organisation.email = ""
    with pytest.raises(NotAsked, match="Hole"):
        ask_for_reply(municipality=hole, by=kari)


def test_audit_is_another_researchers_in_words_and_in_the_database(hole, kari):
    claim = found(hole, "Hole har en plan.")
    with pytest.raises(ReviewNotPossible, match="først"):
        review_claim(claim=claim, step="audit", outcome="agrees", by=kari)
    mark_all(municipality=hole, by=kari)

    with pytest.raises(ReviewNotPossible, match="annen forsker"):
        review_claim(claim=claim, step="audit", outcome="agrees", by=kari)
    with pytest.raises(IntegrityError, match="another researcher"), transaction.atomic():
        ClaimReview.objects.create(claim=claim, step="audit", outcome="agrees", by=kari)
    review_claim(claim=claim, step="audit", outcome="agrees", by=ResearcherFactory())
    assert steps(claim) == [("first_mark", "agrees"), ("audit", "agrees")]


def test_reviews_are_never_changed_but_a_name_is_taken_off(kari):
    review = ClaimReviewFactory(by=kari)

    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        ClaimReview.objects.update(outcome="disagrees")
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        ClaimReview.objects.update(by=ResearcherFactory())
    ClaimReview.objects.update(by=None)
    review.claim.delete()
    assert not ClaimReview.objects.exists()


def test_researcher_audits_on_the_page_of_the_municipality(client, hole, kari):
    claim = found(hole, "Hole har en plan.")
    mark_all(municipality=hole, by=kari)
    client.force_login(ResearcherFactory())
    address = reverse("municipalities:passes-audit", args=["0612", claim.uuid])

    client.post(address, {"outcome": "disagrees", "note": ""})
    client.post(address, {"outcome": "corrected", "note": "Planen er fra 2013."})

    assert steps(claim)[1:] == [("audit", "corrected")]
    page = html(client.get(reverse("municipalities:passes-of", args=["0612"])))
    assert "Planen er fra 2013." in page


def corrected(place, by, wording="Hole fyrer med flis og sol."):
    """A finding that the municipality has corrected after the first mark."""
    claim = found(place, "Hole fyrer med flis.")
    mark_all(municipality=place, by=by)
    correct(claim=claim, wording=wording, note="Solceller siden 2016.")
    return claim


def test_correction_is_kept_in_its_words_and_waits_for_an_audit_by_another(client, hole, kari):
    claim = corrected(hole, kari)
    assert list(Claim.objects.publishable()) == []
    assert list(Claim.objects.corrected()) == [claim]
    client.force_login(ResearcherFactory())
    page = html(client.get(reverse("municipalities:passes-of", args=["0612"])))
    assert "Kommunen har rettet 1 funn" in page
    assert "«Hole fyrer med flis og sol.»" in page

    address = reverse("municipalities:passes-audit", args=["0612", claim.uuid])
    client.post(address, {"outcome": "corrected", "wording": "Hole fyrer med flis og sol."})

    assert [(one.step, one.wording) for one in claim.reviews.order_by("pk")] == [
        ("first_mark", "Hole fyrer med flis."),
        ("right_of_reply", "Hole fyrer med flis og sol."),
        ("audit", "Hole fyrer med flis og sol."),
    ]
    claim = Claim.objects.publishable().get()
    assert (claim.statement, claim.measure.title) == ("Hole fyrer med flis og sol.",) * 2
    assert list(Claim.objects.corrected()) == []


@pytest.mark.parametrize(("outcome", "published"), [("agrees", True), ("disagrees", False)])
def test_audit_of_a_correction_may_let_it_stand_or_take_it_off(hole, kari, outcome, published):
    claim = corrected(hole, kari)

    other = ResearcherFactory()
    review_claim(claim=claim, step="audit", outcome=outcome, note="Lest på nytt.", by=other)

    claim.refresh_from_db()
    assert claim.statement == "Hole fyrer med flis."
    assert Claim.objects.publishable().exists() is published


def test_a_long_correction_is_the_finding_and_its_title_is_cut_at_a_word(hole, kari):
    claim = corrected(hole, kari, wording="flis " * 60)

    review_claim(claim=claim, step="audit", outcome="corrected", by=ResearcherFactory())

    claim.refresh_from_db()
    assert claim.statement == ("flis " * 60).strip()
    assert claim.measure.title.endswith("flis…")


def test_card_is_an_accessible_pdf_with_the_same_words_as_the_page(client, hole, kari):
    corrected(hole, kari)
    found(hole, "Hole har en plan.", document="Klimaplan 2017", claim__is_invented=True)
    mark_all(municipality=hole, by=kari)
    client.force_login(kari)

    answer = client.get(reverse("municipalities:passes-card-pdf", args=["0612"]))

    pages = PdfReader(io.BytesIO(answer.content)).pages
    said = " ".join(" ".join(page.extract_text() for page in pages).split())
    page = html(client.get(reverse("municipalities:passes-card", args=["0612"])))
    for words in ("Hole har en plan.", "Klimaplan 2017", "«Hole fyrer med flis og sol.»"):
        assert [words in said, words in page] == [True, True]
    assert "oppdiktet eksempel" in said.lower()
    assert "Hemmelig" not in said
    with pikepdf.open(io.BytesIO(answer.content)) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)


def test_card_holds_what_was_marked_with_its_source_and_no_word_of_an_interview(client, hole, kari):
    found(hole, "Hole har en plan.", document="Klimaplan 2017")
    found(hole, "Hole fyrer med flis.", claim__is_invented=True)
    mark_all(municipality=hole, by=kari)
    found(hole, "Hole har noe mer.")
    client.force_login(kari)

    page = html(client.get(reverse("municipalities:passes-card", args=["0612"])))

    assert "Hole har en plan." in page
    assert "Klimaplan 2017" in page
    assert "Oppdiktet eksempel" in page
    assert "Hemmelig" not in page
    assert "Hole har noe mer." not in page


@pytest.mark.parametrize(("name", "args"), [("passes", []), ("passes-of", ["0612"])])
def test_pages_ask_the_same_of_the_database_for_one_fact_and_for_twelve(
    client, hole, kari, name, args, django_assert_max_num_queries
):
    client.force_login(kari)
    address = reverse(f"municipalities:{name}", args=args)
    found(hole, "Hole har en plan.")
    client.get(address)
    with django_assert_max_num_queries(12) as one:
        client.get(address)
    for n in range(11):
        place = hole if args else MunicipalityFactory()
        found(place, f"Nok et funn {n}.")
    with django_assert_max_num_queries(len(one)):
        client.get(address)
