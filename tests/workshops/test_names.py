"""Names of meetings go on their day, in the night, with a protocol; what the meeting was stays."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from forkommune.accounts.models import PersonalLink
from forkommune.privacy.retention import due, erase_due, names_protocol
from forkommune.work.models import HistoryEntry, Mail
from forkommune.work.services.outbox import post_mail
from tests.factories import (
    InvitationFactory,
    MeetingFactory,
    MeetingParticipantFactory,
    ProtectionOfficerFactory,
    SecretaryFactory,
)
from workshops.models import Invitation, Participant
from workshops.names import NAMES_KEPT, keep_names_until, last_day

from .voting import link_of

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def meeting(settings, tmp_path):
    """Held today, with somebody invited who answered, got a mail and a link, and somebody noted."""
    settings.VAR_DIR = tmp_path
    held = MeetingFactory(starts_at=timezone.now())
    invited = InvitationFactory(
        meeting=held,
        name="Zqola",
        email="zqola@demo.invalid",
        state="accepted",
        answer_note="Zqringte",
    )
    invited.name = "Zqola Nordmann"  # so that the history holds both
    invited.save(update_fields=["name"])
    link_of(invited)
    post_mail(
        kind="invitation", key="1", to=invited.email, subject="Zqola", body="Hei", about=invited
    )
    MeetingParticipantFactory(meeting=held, name="Zqkari", role="political")
    MeetingParticipantFactory(meeting=held, role="county")  # by role alone
    return held


def told(now):
    return {one.code: one.count for one in due(now) if one.code.startswith("names")}


def test_names_go_the_night_after_their_day_with_mails_links_and_history_and_roles_stay(
    meeting, client
):
    last = timezone.now() + NAMES_KEPT
    assert (told(last), erase_due(last)["names of invited"]) == ({}, 0)

    assert told(last + DAY) == {"names of invited": 1, "names of participants": 1}
    gone = erase_due(last + DAY)

    assert (gone["names of invited"], gone["names of participants"]) == (1, 1)
    invited = Invitation.objects.get()
    assert (invited.name, invited.email, invited.answer_note) == ("", "", "")
    assert (invited.state, invited.role) == ("accepted", "administrative")
    assert sorted(Participant.objects.values_list("role", "name")) == [
        ("county", ""),
        ("political", ""),
    ]
    assert not Mail.objects.exists()
    assert not PersonalLink.objects.exists()
    assert "Zq" not in str(list(HistoryEntry.objects.values_list("changes", "reason")))
    assert told(last + DAY) == {}
    assert [count for _day, count in names_protocol(5)] == [2]
    client.force_login(ProtectionOfficerFactory())
    page = client.get("/personvern/tilsyn/").content.decode()
    assert "2 navn" in page


def test_another_day_can_be_set_and_an_empty_one_is_the_rule_again(meeting, client):
    user = SecretaryFactory()
    client.force_login(user)
    address = reverse("workshops:names-until", args=[meeting.slug])

    assert client.post(address, {"day": "i morgen"}).status_code == 422
    client.post(address, {"day": "1.3.2017"})
    meeting.refresh_from_db()
    assert last_day(meeting).isoformat() == "2017-03-01"
    assert told(timezone.now()) == {"names of invited": 1, "names of participants": 1}
    keep_names_until(meeting=meeting, day=None, by=user)
    assert told(timezone.now()) == {}
    assert last_day(MeetingFactory()) is None  # nothing is known of its day: nothing is deleted
