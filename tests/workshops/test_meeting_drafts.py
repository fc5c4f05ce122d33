"""Drafts of the deliverables reach those who are invited, each by a link of their own, and once."""

import pytest
from django.urls import reverse

from forkommune.work.models import Mail
from tests.factories import (
    DeliverableFactory,
    EditionFactory,
    InvitationFactory,
    MeetingFactory,
    SecretaryFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting():
    meeting = MeetingFactory(slug="dagen")
    for state, name in (("accepted", "Kari"), ("sent", "Ola"), ("declined", "Per")):
        InvitationFactory(
            meeting=meeting, state=state, name=name, email=f"{name.lower()}@demo.invalid"
        )
    return meeting


@pytest.fixture
def draft():
    return edition("D2", 1)


def edition(code, number, **more):
    deliverable = DeliverableFactory(code=code)
    values = {"state": "draft", "sha256": "0" * 64, "pages": 1} | more
    return EditionFactory(deliverable=deliverable, number=number, **values)


def sent(meeting, client, people, drafts, act="send", **more):
    keys = [f"edition-{one.pk}" for one in drafts]
    posted = {"act": act, "drafts": keys, "people": [one.pk for one in people], **more}
    return client.post(
        reverse("workshops:meeting-drafts", args=[meeting.slug]), posted, follow=True
    )


def test_the_mail_is_shown_before_it_is_sent_and_nobody_gets_it_twice(client, meeting, draft):
    client.force_login(SecretaryFactory())
    people = list(meeting.invitations.filter(name__in=["Kari", "Ola"]))

    shown = sent(meeting, client, people, [draft], act="preview", message="Les kapittel 2.")
    before = Mail.objects.count()
    done = sent(meeting, client, people, [draft], message="Les kapittel 2.")
    again = sent(meeting, client, people, [draft])

    assert "Les kapittel 2." in shown.context["preview"]["body"]
    assert [count for _title, count in shown.context["preview"]["counts"]] == [2]
    assert before == 0
    assert "2 e-poster er bestilt." in done.content.decode()
    assert sorted(Mail.objects.values_list("recipient", flat=True)) == [
        "kari@demo.invalid",
        "ola@demo.invalid",
    ]
    assert again.status_code == 422
    assert "Alle disse har fått utkastene" in again.content.decode()


def test_a_report_that_is_made_later_joins_and_one_for_researchers_does_not(client, meeting, draft):
    client.force_login(SecretaryFactory())
    address = reverse("workshops:meeting-drafts", args=[meeting.slug])
    first = [one.row for one in client.get(address).context["drafts"]]
    later = edition("D4", 1)
    edition("D5", 1, audience="internal")

    page = client.get(address)

    assert first == [draft]
    assert [one.row for one in page.context["drafts"]] == [draft, later]
    assert "Per" not in [one.person.name for one in page.context["readers"]]


def test_who_said_no_cannot_be_sent_anything(client, meeting, draft):
    client.force_login(SecretaryFactory())

    page = sent(meeting, client, [meeting.invitations.get(name="Per")], [draft])

    assert page.status_code == 422
    assert not Mail.objects.exists()
