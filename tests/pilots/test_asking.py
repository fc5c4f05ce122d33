"""A question about an example reaches the owner's mailbox, once, and no robot's does."""

import time
from unittest import mock

import pytest

from forkommune.work.models import Mail
from forkommune.work.open_forms import shown_now
from tests.factories import ExampleFactory, MunicipalityFactory, OrganisationFactory

pytestmark = pytest.mark.django_db

QUESTION = {"question": "Hvem eide målerne?", "email": "kari@asker.invalid", "about": "steps"}


def shown(seconds=60):
    with mock.patch("django.core.signing.time.time", return_value=time.time() - seconds):
        return shown_now()


def ask(client, example, **more):
    sent = QUESTION | {"shown": shown(), "homepage": ""} | more
    return client.post(f"{example.get_absolute_url()}spor/", sent)


def test_the_question_goes_to_the_mailbox_and_its_answer_to_whoever_asked(client):
    example = ExampleFactory(
        published=True, mailbox="post@lier.invalid", contact_role="energileder"
    )

    answer = ask(client, example, name="Kari", place="Asker")

    mail = Mail.objects.get()
    assert (answer.status_code, answer.url) == (302, example.get_absolute_url())
    assert (mail.recipient, mail.reply_to) == ("post@lier.invalid", "kari@asker.invalid")
    for words in ("energileder", "Hvem eide målerne?", "Slik gjorde vi det", "Kari, Asker"):
        assert words in mail.body


def test_a_second_press_sends_no_second_mail(client):
    example = ExampleFactory(published=True, mailbox="post@lier.invalid")
    ask(client, example)
    ask(client, example)

    assert Mail.objects.count() == 1


def test_without_a_mailbox_of_its_own_it_goes_to_where_the_municipality_went(client):
    merged = OrganisationFactory(email="post@nye-asker.invalid")
    old = MunicipalityFactory(organisation=OrganisationFactory(successor=merged))
    example = ExampleFactory(published=True, municipalities=[old])

    ask(client, example)

    assert Mail.objects.get().recipient == "post@nye-asker.invalid"


def test_where_no_mailbox_is_known_the_page_says_so_and_what_to_do(client):
    example = ExampleFactory(published=True, place="Hurum")

    page = client.get(f"{example.get_absolute_url()}spor/").content.decode()
    answer = ask(client, example)

    assert "Ingen postkasse er kjent" in page
    assert "sentralbordet" in page
    assert (answer.status_code, Mail.objects.count()) == (422, 0)


@pytest.mark.parametrize(
    "more",
    [
        {"homepage": "https://kjop.invalid"},
        {"shown": "x"},
        {"shown": ""},
        {"email": "kari"},
        {"question": " "},
        {"about": "everything"},
    ],
)
def test_what_a_robot_or_a_slip_sends_is_asked_back_and_nothing_is_sent(client, more):
    example = ExampleFactory(published=True, mailbox="post@lier.invalid")

    answer = ask(client, example, **more)

    assert (answer.status_code, Mail.objects.count()) == (422, 0)
    assert "Hvem eide" in answer.content.decode() or "question" in more


def test_a_form_that_is_sent_at_once_is_asked_back(client):
    example = ExampleFactory(published=True, mailbox="post@lier.invalid")

    assert ask(client, example, shown=shown(0)).status_code == 422


def test_a_part_that_the_page_pointed_at_is_chosen(client):
    example = ExampleFactory(published=True, mailbox="post@lier.invalid")

    page = client.get(f"{example.get_absolute_url()}spor/?om=advice").content.decode()

    assert '<option value="advice" selected>' in page


def test_a_draft_cannot_be_asked_about(client):
    example = ExampleFactory(mailbox="post@lier.invalid")

    assert client.get(f"{example.get_absolute_url()}spor/").status_code == 404


def test_an_invented_example_says_so_in_the_mail(client):
    ask(client, ExampleFactory(published=True, mailbox="post@lier.invalid", is_invented=True))

    assert "oppdiktet eksempel" in Mail.objects.get().body


def test_the_mark_of_a_link_in_a_question_opens_nothing(client):
    ask(client, ExampleFactory(published=True, mailbox="post@lier.invalid"), question="Se {link}")

    assert "{link}" not in Mail.objects.get().body
