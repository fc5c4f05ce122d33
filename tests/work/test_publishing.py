"""A row's way to its readers: every step is decided once, told, and frozen; drafts go by own links."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from forkommune.accounts.models import PersonalLink
from forkommune.work.comparing import Run, compare, runs
from forkommune.work.models import (
    Mail,
    PublicationComment,
    PublicationRecipient,
    PublicationStep,
    PublicationVersion,
)
from forkommune.work.registry import TextPart
from forkommune.work.services.publishing import (
    CannotPublish,
    DecidedMeanwhile,
    find_publication,
    take_step,
)
from forkommune.work.services.sharing import (
    LINK_SCOPE,
    CannotShare,
    CommentResolved,
    comment,
    resolve_comment,
    send_draft_again,
    share,
    withdraw_draft,
)
from pilots.models import Example
from tests.factories import (
    EditionFactory,
    ExampleFactory,
    ExampleSourceFactory,
    ResearcherFactory,
    SecretaryFactory,
)

pytestmark = pytest.mark.django_db
KARI = ("Kari Moe", "Kari@demo.invalid")


@pytest.fixture
def secretary():
    return SecretaryFactory(name="Mona Vik")


@pytest.fixture
def example():
    example = ExampleFactory(title="Delebil", summary="Kommunen deler en bil.")
    ExampleSourceFactory(example=example, title="Avisen")
    return example


def seen(row):
    return find_publication(row).version


def step(row, code, by, reason=""):
    take_step(row=row, code=code, seen=seen(row), by=by, reason=reason)
    row.refresh_from_db()


def sent_to_kari(row, by):
    [recipient] = share(row=row, people=[KARI], message="Se på kostnaden.", seen=seen(row), by=by)
    row.refresh_from_db()
    return recipient


def link_to(recipient, **more):
    kept = {"lasts": timedelta(days=30), "max_uses": 50} | more
    link, token = PersonalLink.objects.issue(scope=LINK_SCOPE, target=recipient, **kept)
    return link, reverse("work:shared-draft", args=[token])


# ---- Steps


def test_an_example_goes_from_draft_to_confirmed_and_each_step_says_who_and_why(example, secretary):
    step(example, "send_to_review", secretary)
    step(example, "publish", secretary, "Står i avisen")
    step(example, "confirm", secretary, "Røyken kommune, e-post 3. mai")

    told = [(s.from_state, s.to_state, s.by, s.reason) for s in PublicationStep.objects.all()]
    assert told == [
        ("published", "confirmed", secretary, "Røyken kommune, e-post 3. mai"),
        ("review", "published", secretary, "Står i avisen"),
        ("draft", "review", secretary, ""),
    ]
    assert (example.state, example.published_at is None, example.confirmed_on is None) == (
        "confirmed",
        False,
        False,
    )
    assert list(Example.objects.published()) == [example]


def test_a_step_that_does_not_lead_from_here_or_lacks_its_reason_changes_nothing(
    example, secretary
):
    with pytest.raises(CannotPublish, match="Fra «Utkast»"):
        step(example, "confirm", secretary, "Ringt")
    step(example, "send_to_review", secretary)
    with pytest.raises(CannotPublish, match="begrunnelsen"):
        step(example, "send_back", secretary, "  ")

    example.refresh_from_db()
    assert (example.state, PublicationStep.objects.count()) == ("review", 1)


def test_the_second_of_two_who_decide_at_once_hears_what_the_first_decided(example, secretary):
    colleague = ResearcherFactory(name="Per Ås")
    step(example, "send_to_review", secretary)
    opened = seen(example)
    take_step(row=example, code="publish", seen=opened, by=colleague, reason="Kjent")

    with pytest.raises(DecidedMeanwhile, match="Per Ås avgjorde dette"):
        take_step(row=example, code="send_back", seen=opened, by=secretary, reason="Mangler kilde")

    example.refresh_from_db()
    assert example.state == "published"


def test_a_frozen_version_stays_when_the_text_changes_and_an_unchanged_text_keeps_its_number(
    example, secretary
):
    step(example, "send_to_review", secretary)
    step(example, "send_back", secretary, "Mangler pris")
    example.summary = "Kommunen deler to biler."
    example.save()
    step(example, "send_to_review", secretary)

    texts = [
        (v.number, next(p["text"] for p in v.parts if p["name"] == "summary"))
        for v in PublicationVersion.objects.order_by("number")
    ]
    assert texts == [(1, "Kommunen deler en bil."), (2, "Kommunen deler to biler.")]


# ---- Shared drafts


def test_sharing_freezes_the_text_and_mails_each_person_a_link_of_their_own(example, secretary):
    people = [KARI, ("Ola", "ola@demo.invalid")]

    share(row=example, people=people, message="Se på kostnaden.", seen=0, by=secretary)

    example.refresh_from_db()
    mails = Mail.objects.order_by("recipient")
    assert example.state == "shared"
    assert [m.recipient for m in mails] == ["kari@demo.invalid", "ola@demo.invalid"]
    assert all("{link}" in m.body and "Se på kostnaden." in m.body for m in mails)
    assert PublicationStep.objects.get().reason == "sendt til 2 personer"


def test_asking_somebody_again_makes_one_recipient_and_closes_the_earlier_link(example, secretary):
    recipient = sent_to_kari(example, secretary)
    link, _url = link_to(recipient)

    again = sent_to_kari(example, secretary)
    send_draft_again(recipient=again, by=secretary)

    link.refresh_from_db()
    assert (again, link.is_usable, Mail.objects.count()) == (recipient, False, 3)


def test_a_draft_for_researchers_is_never_sent_to_others(secretary):
    edition = EditionFactory(audience="internal", state="draft", sha256="0" * 64)

    with pytest.raises(CannotShare, match="laget for offentligheten"):
        sent_to_kari(edition, secretary)

    assert Mail.objects.count() == 0


def test_the_page_of_a_link_shows_the_frozen_text_marked_as_a_draft(client, example, secretary):
    _link, url = link_to(sent_to_kari(example, secretary))
    Example.objects.filter(pk=example.pk).update(summary="Endret etterpå.")

    page = client.get(url).content.decode()

    assert "Kommunen deler en bil." in page
    assert "Endret etterpå." not in page
    assert "Dette er et utkast" in page


def test_a_comment_is_kept_on_the_part_and_version_that_was_read(client, example, secretary):
    recipient = sent_to_kari(example, secretary)
    link, url = link_to(recipient)
    read = PublicationVersion.objects.get()
    Example.objects.filter(pk=example.pk).update(summary="Ny tekst.")
    sent_to_kari(Example.objects.get(), secretary)  # froze version 2, and closed the link
    PersonalLink.objects.filter(pk=link.pk).update(revoked_at=None)

    posted = {"version": read.pk, "place": "summary", "text": "Hva koster det?"}
    client.post(url, posted)
    client.post(url, posted)  # a double click

    kept = PublicationComment.objects.get()
    assert (kept.version, kept.place, kept.recipient) == (read, "summary", recipient)


@pytest.mark.parametrize(
    ("spoiled", "words"),
    [
        ({"revoked_at": timezone.now()}, "erstattet av en nyere lenke"),
        ({"expires_at": timezone.now() - timedelta(days=1)}, "30 dager"),
        ({"use_count": 50}, "så mange ganger"),
    ],
)
def test_a_link_that_opens_nothing_says_why(client, example, secretary, spoiled, words):
    link, url = link_to(sent_to_kari(example, secretary))
    PersonalLink.objects.filter(pk=link.pk).update(**spoiled)

    page = client.get(url)

    assert (page.status_code, words in page.content.decode()) == (410, True)


def test_a_link_to_what_was_published_leads_to_it_and_takes_no_comment(client, example, secretary):
    recipient = sent_to_kari(example, secretary)
    _link, url = link_to(recipient)
    step(example, "send_to_review", secretary)
    step(example, "publish", secretary, "Står i avisen")

    page = client.get(url)

    assert (page.status_code, example.get_absolute_url() in page.content.decode()) == (410, True)
    with pytest.raises(CannotShare):
        comment(
            recipient=recipient,
            version=PublicationVersion.objects.first(),
            place="",
            text="For sent",
        )


def test_closing_a_link_stops_it_at_once_and_a_mail_that_has_not_left(client, example, secretary):
    recipient = sent_to_kari(example, secretary)
    _link, url = link_to(recipient)

    withdraw_draft(recipient=recipient, by=secretary)

    assert client.get(url).status_code == 410
    assert Mail.objects.get().state == "withdrawn"


def test_a_comment_is_answered_once_and_its_writer_sees_the_answer(client, example, secretary):
    recipient = sent_to_kari(example, secretary)
    _link, url = link_to(recipient)
    said = comment(
        recipient=recipient, version=PublicationVersion.objects.get(), place="", text="Uklart."
    )

    resolve_comment(comment=said, answer="Skrevet om.", by=secretary)

    assert "Skrevet om." in client.get(url).content.decode()
    with pytest.raises(CommentResolved, match="Skrevet om"):
        resolve_comment(comment=said, answer="Nei.", by=ResearcherFactory())


# ---- The owner's page


def test_people_are_written_one_a_line_and_a_line_without_address_is_named(
    client, example, secretary
):
    client.force_login(secretary)
    url = reverse("work:publication", args=["example", example.pk])
    posted = {"act": "share", "seen": 0, "people": "Kari Moe, kari@demo.invalid\nOla uten adresse"}

    refused = client.post(url, posted)
    done = client.post(url, posted | {"people": "Moe, Kari, kari@demo.invalid"}, follow=True)

    assert (refused.status_code, "Linje 2" in refused.content.decode()) == (422, True)
    assert [p.recipient.name for p in done.context["page"].people] == ["Moe, Kari"]
    assert "Sendt til 1 person." in done.content.decode()


def test_each_button_of_the_page_does_what_it_says(client, example, secretary):
    client.force_login(secretary)
    url = reverse("work:publication", args=["example", example.pk])
    recipient = sent_to_kari(example, secretary)
    said = comment(
        recipient=recipient, version=PublicationVersion.objects.get(), place="", text="Uklart."
    )

    client.post(url, {"act": "again", "row": recipient.pk})
    client.post(url, {"act": "resolve", "row": said.pk, "answer": "Skrevet\0 om."})
    client.post(url, {"act": "close_link", "row": recipient.pk})
    client.post(url, {"act": "send_to_review", "seen": seen(example)})
    client.post(url, {"act": "publish", "seen": seen(example), "reason": "Kjent"})
    client.post(url, {"act": "take_back", "seen": seen(example), "reason": "Feil\0 kommune"})

    example.refresh_from_db(), recipient.refresh_from_db(), said.refresh_from_db()
    assert (example.state, recipient.withdrawn_at is None, said.answer, Mail.objects.count()) == (
        "draft",
        False,
        "Skrevet om.",
        2,
    )
    assert client.post(url, {"act": "again", "row": recipient.pk + 1}).status_code == 404


def test_a_draft_whose_button_is_pressed_twice_is_sent_once_and_again_from_a_new_page(
    example, secretary
):
    client = Client(enforce_csrf_checks=True)
    client.force_login(secretary)
    url = reverse("work:publication", args=["example", example.pk])
    sent = {"act": "share", "seen": 0, "people": "Kari, kari@demo.invalid"}

    def shown():
        return {"csrfmiddlewaretoken": str(client.get(url).context["csrf_token"])}

    first = shown()
    answers = [client.post(url, sent | first) for _press in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert Mail.objects.filter(kind="shared-draft").count() == 1

    again = {"act": "again", "row": PublicationRecipient.objects.get().pk} | shown()
    for _press in range(2):
        client.post(url, again)
    assert Mail.objects.filter(kind="shared-draft").count() == 2


@pytest.mark.parametrize("act", ["again", "close_link", "resolve"])
def test_somebody_elses_row_and_one_that_nobody_was_sent_are_not_found(
    client, example, secretary, act
):
    other = sent_to_kari(ExampleFactory(), secretary)
    client.force_login(secretary)
    address = reverse("work:publication", args=["example", example.pk])

    answer = client.post(address, {"act": act, "row": other.pk, "answer": "Rettet"})

    assert answer.status_code == 404


def test_the_page_costs_the_same_with_one_recipient_and_with_twelve(
    client, example, secretary, django_assert_max_num_queries
):
    client.force_login(secretary)
    url = reverse("work:publication", args=["example", example.pk])
    sent_to_kari(example, secretary)
    client.get(url)
    with django_assert_max_num_queries(40) as one:
        client.get(url)
    more = [(f"P {n}", f"p{n}@demo.invalid") for n in range(11)]
    for recipient in share(row=example, people=more, message="", seen=seen(example), by=secretary):
        comment(
            recipient=recipient, version=PublicationVersion.objects.get(), place="", text="Bra."
        )

    with django_assert_max_num_queries(40) as twelve:
        client.get(url)

    assert len(twelve) <= len(one)


# ---- Comparison


def test_two_versions_are_one_text_with_what_went_and_what_came():
    assert runs("Mål: 20 % kutt innen 2020.", "Mål: 30 % kutt innen 2020.") == [
        Run("same", "Mål: "),
        Run("gone", "20"),
        Run("new", "30"),
        Run("same", " % kutt innen 2020."),
    ]


def test_parts_that_came_and_parts_that_went_are_both_compared():
    before = [TextPart("a", "A", "x"), TextPart("b", "B", "gammel")]
    after = [TextPart("a", "A", "x"), TextPart("c", "C", "ny")]

    compared = compare(before, after)

    assert [(part.label, part.is_changed, part.runs) for part in compared] == [
        ("A", False, [Run("same", "x")]),
        ("C", True, [Run("new", "ny")]),
        ("B", True, [Run("gone", "gammel")]),
    ]


def test_the_comparison_page_marks_words_for_eyes_and_ears(client, example, secretary):
    client.force_login(secretary)
    step(example, "send_to_review", secretary)
    Example.objects.filter(pk=example.pk).update(summary="Kommunen deler tre biler.")

    page = client.get(reverse("work:comparison", args=["example", example.pk])).content.decode()

    assert '<del><span class="ds-sr-only">tatt bort: </span>en bil</del>' in page
    assert '<ins><span class="ds-sr-only">lagt til: </span>tre biler</ins>' in page
