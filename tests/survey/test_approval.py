"""The respondent approves the answers by a personal link; what is said then holds everywhere."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from forkommune.accounts.models import PersonalLink
from forkommune.evidence.models import Claim, Passage, TextRevision
from forkommune.evidence.services import NoBasisInForce, mark_quote, write_text
from forkommune.evidence.services.contacts import keep_contact
from forkommune.work.models import Draft
from forkommune.work.services.sending import empty_outbox
from municipalities.models import Answer, ApprovalEntry, ApprovalRequest, Interview
from municipalities.survey.board import board_of
from municipalities.survey.services.approval_links import (
    CannotSend,
    send_for_approval,
    take_back_request,
)
from municipalities.survey.services.respondent import AnswersMoved, Said, answer_request, seen_of
from tests.factories import (
    AnswerFactory,
    CodingFactory,
    ConsentFactory,
    InterviewFactory,
    MeasureFactory,
    QuestionFactory,
    ResearcherFactory,
    SourceTextFactory,
    SupportFactory,
    TextRevisionFactory,
)

from .guide import posted

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
TEXT = "Vi fyrer med flis. Ordføreren liker det ikke. Alt annet går bra."


@pytest.fixture
def kari():
    return ResearcherFactory(name="Kari Holm", email="kari@cicero.invalid")


@pytest.fixture
def interview(kari):
    made = InterviewFactory(completed=True, interviewer=kari, municipality__name="Hole")
    made.round.municipalities.add(made.municipality)
    ConsentFactory(informant=made.informant, unnamed=True)
    keep_contact(
        informant=made.informant,
        name="Ola Nordmann",
        email="ola@hole.invalid",
        phone="",
        delete_on=timezone.localdate() + 90 * DAY,
    )
    return made


def told(interview, text=TEXT, **more):
    """An answer of the interview in words."""
    question = QuestionFactory(guide=interview.guide, **more)
    source = SourceTextFactory(
        informant=interview.informant, organisation=interview.municipality.organisation
    )
    TextRevisionFactory(source=source, text=text)
    return AnswerFactory(interview=interview, question=question, source=source)


def sent(interview, by, mailoutbox):
    """The address of the link in the mail that was sent."""
    send_for_approval(interview=interview, by=by)
    empty_outbox()
    return re.search(r"https?://[^/]+(/godkjenning/\S+/)", mailoutbox[-1].body)[1]


def opened(client, address):
    return client.post(address)


def html(response):
    return " ".join(response.content.decode().split())


def form(client, address, **changed):
    """What the page's form holds, with some fields changed."""
    page = client.get(address)
    place = page.context["place"]
    values = {**place.desk.values, "seen": place.seen, "base": place.desk.base, "tab": "abc"}
    return {**values, "action": "approve", **changed}


def name(answer, field):
    return f"{answer.question.code.lower()}_{field}"


def rows(interview):
    entries = ApprovalEntry.objects.filter(request__interview=interview)
    return [(one.kind, one.question_id) for one in entries.order_by("pk")]


def test_mail_brings_a_link_and_none_of_the_answers(interview, kari, mailoutbox):
    told(interview)

    sent(interview, kari, mailoutbox)

    assert mailoutbox[-1].to == ["ola@hole.invalid"]
    assert "flis" not in mailoutbox[-1].body
    assert rows(interview) == [("sent", None)]


def test_looking_changes_nothing_and_shows_no_answer_before_the_button(
    client, interview, kari, mailoutbox
):
    told(interview)
    address = sent(interview, kari, mailoutbox)

    page = client.get(address)

    assert page.status_code == 200
    assert "flis" not in html(page)
    assert rows(interview) == [("sent", None)]
    opened(client, address)
    opened(client, address)
    assert "Vi fyrer med flis." in html(client.get(address))
    assert rows(interview) == [("sent", None), ("opened", None)]


def test_one_button_approves_all_once(client, interview, kari, mailoutbox):
    first, second = told(interview), told(interview, "Ja.")
    address = sent(interview, kari, mailoutbox)
    opened(client, address)
    filled = form(client, address)

    done = client.post(address, filled)

    interview.refresh_from_db()
    assert done.status_code == 200
    assert interview.approved_at is not None
    assert rows(interview)[2:] == [
        ("approved", first.question_id),
        ("approved", second.question_id),
    ]
    again = client.post(address, filled)
    assert again.status_code == 410
    assert "Svaret ditt kom inn" in html(again)
    assert len(rows(interview)) == 4


def test_struck_sentence_is_gone_from_all_that_rested_on_it(client, interview, kari, mailoutbox):
    answer = told(interview)
    revision = answer.source.current
    TextRevision.objects.update(approval_waived="Har sluttet")
    passage = mark_quote(revision=revision, quote="Ordføreren liker det ikke.", by=kari)
    kept = mark_quote(revision=revision, quote="Alt annet går bra.", by=kari)
    measure = MeasureFactory(municipality=interview.municipality)
    for one in (passage, kept):
        SupportFactory(claim=measure.claim, passage=one, grade="strong")
        CodingFactory(passage=one)
    address = sent(interview, kari, mailoutbox)
    opened(client, address)
    sentence = client.get(address).context["place"].lines[0].sentences[1]

    client.post(address, form(client, address, **{name(answer, "strike"): [sentence.key]}))

    assert answer.source.current.text == "Vi fyrer med flis. Alt annet går bra."
    assert [p.quote for p in Passage.objects.quotable_in_public()] == ["Alt annet går bra."]
    assert [s.passage.quote for s in measure.claim.supports.all()] == ["Alt annet går bra."]
    assert list(Passage.objects.filter(codings__isnull=False).values_list("quote", flat=True)) == [
        "Alt annet går bra."
    ]
    # The words that were read stand unchanged, for nobody but the researchers.
    assert TextRevision.objects.get(pk=revision.pk).text == TEXT


def test_struck_answer_loses_its_words_and_its_value(client, interview, kari, mailoutbox):
    answer = told(interview, type="yes_no")
    Answer.objects.filter(pk=answer.pk).update(value=True)
    claim = SupportFactory(
        claim=MeasureFactory().claim,
        passage=mark_quote(revision=answer.source.current, quote="Vi fyrer med flis.", by=kari),
        grade="strong",
    ).claim
    address = sent(interview, kari, mailoutbox)
    opened(client, address)

    client.post(address, form(client, address, **{name(answer, "strike"): ["all"]}))

    answer.refresh_from_db()
    assert (answer.state, answer.value, answer.source.current.text) == ("struck", None, "")
    assert list(Claim.objects.unsupported().filter(pk=claim.pk)) == [claim]


def test_struck_answer_need_not_be_given_again(client, interview, kari):
    answer = told(interview, "", number=1, code="Q01", type="yes_no", is_required=True)
    other = told(interview, number=2, code="Q02", type="yes_no", is_required=True)
    Answer.objects.filter(pk=answer.pk).update(state="struck", value=None)
    Answer.objects.filter(pk=other.pk).update(value=True)
    client.force_login(kari)
    page = reverse("municipalities:interview-form", args=[interview.pk])
    whole = {"held_on": "3.10.2017", "notes": "Kort samtale."}

    shown = client.get(f"{page}?rediger=1")
    refused = client.post(page, posted({"q02": "yes"}, **whole, q02="", action="complete"))
    done = client.post(page, posted({**whole, "q02": ""}, seq=2, q02="yes", action="complete"))

    assert html(shown).count("Strøket av informanten") == 1
    assert list(refused.context["form"].errors) == ["q02"]
    assert done.status_code == 302
    assert [*interview.answers.order_by("pk").values_list("state", "value")] == [
        ("struck", None),
        ("answered", True),
    ]


def test_correction_stands_beside_what_was_read(client, interview, kari, mailoutbox):
    answer = told(interview, "Vi fyrer med flis.")
    address = sent(interview, kari, mailoutbox)
    opened(client, address)

    client.post(address, form(client, address, **{name(answer, "words"): "Vi fyrte med flis."}))

    entry = ApprovalEntry.objects.get(kind="corrected")
    assert (entry.revision.text, entry.became.text) == ("Vi fyrer med flis.", "Vi fyrte med flis.")
    assert (entry.revision.is_approved, entry.became.is_approved) == (False, True)


def test_answer_with_a_comment_alone_waits_for_the_interviewer(client, interview, kari, mailoutbox):
    answer, other = told(interview), told(interview, "Ja.")
    address = sent(interview, kari, mailoutbox)
    opened(client, address)

    client.post(address, form(client, address, **{name(answer, "comment"): "Var det 2016?"}))

    interview.refresh_from_db()
    assert interview.approved_at is None
    assert (answer.source.current.is_approved, other.source.current.is_approved) == (False, True)
    [row] = board_of(interview.round, kari).rows
    assert [cell.text for cell in row.cells][4] == "Kommentert"
    client.force_login(kari)
    page = client.get(reverse("municipalities:interview-detail", args=[interview.pk]))
    assert "Var det 2016?" in html(page)
    empty_outbox()
    assert mailoutbox[-1].to == ["kari@cicero.invalid"]
    assert "2016" not in mailoutbox[-1].body


def test_draft_is_kept_between_visits_and_by_a_new_link(client, interview, kari, mailoutbox):
    answer = told(interview)
    address = sent(interview, kari, mailoutbox)
    opened(client, address)
    filled = form(client, address, **{name(answer, "comment"): "Ikke ferdig"})

    saved = client.post(f"{address}kladd/", filled)

    assert saved.status_code == 200
    assert rows(interview) == [("sent", None), ("opened", None)]
    anew = sent(interview, ResearcherFactory(), mailoutbox)
    opened(client, anew)
    assert "Ikke ferdig" in html(client.get(anew))
    assert client.get(address).status_code == 410


def test_what_is_no_form_of_the_page_saves_nothing(client, interview, kari, mailoutbox):
    told(interview)
    address = sent(interview, kari, mailoutbox)

    assert client.post(f"{address}kladd/").status_code == 422
    opened(client, address)
    assert not Draft.objects.filter(kind="approval").exists()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda one: PersonalLink.objects.update(revoked_at=timezone.now()), "trukket tilbake"),
        (
            lambda one: PersonalLink.objects.update(expires_at=timezone.now() - DAY),
            "Ingenting er godkjent på dine vegne",
        ),
        (
            lambda one: one.informant.consents.update(withdrawn_at=timezone.now()),
            "ikke lenger grunnlag",
        ),
    ],
)
def test_link_that_opens_nothing_says_why_and_whom_to_ask(
    client, interview, kari, mailoutbox, spoil, said
):
    told(interview)
    address = sent(interview, kari, mailoutbox)
    spoil(interview)

    page = client.get(address)

    assert page.status_code == 410
    assert said in html(page)
    assert "kari@cicero.invalid" in html(page)
    assert "flis" not in html(page)


def test_answers_that_moved_meanwhile_are_read_again(client, interview, kari, mailoutbox):
    answer = told(interview)
    address = sent(interview, kari, mailoutbox)
    opened(client, address)
    filled = form(client, address)
    write_text(source=answer.source, text="Vi fyrer med olje.", by=kari)

    page = client.post(address, filled)

    assert page.status_code == 409
    assert "Vi fyrer med olje." in html(page)
    interview.refresh_from_db()
    assert interview.approved_at is None


def test_link_taken_back_opens_nothing_and_the_board_asks_again(
    client, interview, kari, mailoutbox
):
    told(interview)
    address = sent(interview, kari, mailoutbox)

    take_back_request(interview=interview, by=kari)

    assert client.get(address).status_code == 410
    [row] = board_of(interview.round, kari).rows
    assert row.next_step == "Send til godkjenning"


def test_second_click_sends_one_mail(interview, kari):
    told(interview)

    first = send_for_approval(interview=interview, by=kari)

    assert send_for_approval(interview=interview, by=kari) == first


def test_nothing_is_sent_without_address_or_basis(interview, kari):
    interview.informant.contact_key.delete()
    with pytest.raises(CannotSend, match="Hole"):
        send_for_approval(interview=interview, by=kari)

    interview.informant.consents.all().delete()
    with pytest.raises(NoBasisInForce):
        send_for_approval(interview=interview, by=kari)


@pytest.mark.parametrize("change", [{"comment": "x"}, {"kind": "approved"}, {"at": timezone.now()}])
def test_what_became_of_an_approval_is_never_changed(interview, kari, change):
    told(interview)
    send_for_approval(interview=interview, by=kari)

    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        ApprovalEntry.objects.update(**change)
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        ApprovalRequest.objects.update(answer_by=timezone.localdate())


def test_person_who_is_erased_is_taken_off_the_rows(interview, kari):
    told(interview)
    send_for_approval(interview=interview, by=kari)

    ApprovalEntry.objects.update(by=None)
    Interview.objects.filter(pk=interview.pk).delete()

    assert not ApprovalRequest.objects.exists()


def test_answers_are_not_taken_in_by_an_old_reading(interview, kari):
    answer = told(interview)
    request = send_for_approval(interview=interview, by=kari)
    link, _token = PersonalLink.objects.issue(scope="approve-interview", target=request, lasts=DAY)

    with pytest.raises(AnswersMoved):
        answer_request(request=request, link=link, said={}, seen="gammelt")
    said = {answer.question_id: Said(comment="Takk", words="Vi fyrer.")}
    counted = answer_request(request=request, link=link, said=said, seen=seen_of(interview))
    assert counted == {"corrected": 1}


def test_page_asks_the_same_of_the_database_for_one_answer_and_for_twelve(
    client, interview, kari, mailoutbox, django_assert_num_queries
):
    told(interview)
    address = sent(interview, kari, mailoutbox)
    opened(client, address)
    client.get(address)
    with django_assert_num_queries(7) as one:
        client.get(address)
    for _n in range(11):
        told(interview)
    with django_assert_num_queries(len(one)):
        client.get(address)


def test_respondent_withdraws_by_the_link_before_and_after_the_answers_were_approved(
    client, interview, kari, mailoutbox, log_file
):
    told(interview)
    address = sent(interview, kari, mailoutbox)
    opened(client, address)
    client.post(address, form(client, address))
    withdraw = f"{address}trekk/"
    client.cookies.clear()  # another browser, another day

    spent, page = client.get(address), client.get(withdraw)
    assert withdraw in html(spent)
    assert "Dette slettes" in html(page)
    assert TEXT not in html(page)
    assert TextRevision.objects.filter(text=TEXT).exists()
    client.post(withdraw)  # not the page's button
    assert TextRevision.objects.filter(text=TEXT).exists()
    done = client.post(withdraw, {"withdraw": "1"})

    assert "Du har trukket deg" in html(done)
    assert kari.email in html(done)
    assert not TextRevision.objects.exists()
    assert [one.withdrawn_at is None for one in interview.informant.consents.all()] == [False]
    assert interview.informant.attempts.get().way == "link"
    cache.clear()  # counts tries of links that do not exist
    assert client.get(withdraw).status_code == 410


def test_link_that_was_taken_back_withdraws_nothing(client, interview, kari, mailoutbox, log_file):
    told(interview)
    address = sent(interview, kari, mailoutbox)
    take_back_request(interview=interview, by=kari)

    assert client.post(f"{address}trekk/", {"withdraw": "1"}).status_code == 410
    assert TextRevision.objects.filter(text=TEXT).exists()


@pytest.fixture
def log_file(settings, tmp_path):
    """An erasure log of the test's own."""
    settings.ERASURE_LOG = str(tmp_path / "erasures.jsonl")
