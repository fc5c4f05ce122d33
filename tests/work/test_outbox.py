"""The outbox against a real mail server that takes, refuses, stalls or hangs up."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from forkommune.accounts.models import PersonalLink
from forkommune.work.models import HistoryEntry, Mail
from forkommune.work.registry import LinkScope, link_scopes
from forkommune.work.services import outbox, sending
from forkommune.work.services.outbox import (
    MailDecided,
    Opens,
    confirm_sent,
    post_mail,
    send_again,
    withdraw_mail,
)
from tests.factories import SecretaryFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def rung(monkeypatch):
    """Which mails the workers were told of."""
    told = []
    monkeypatch.setattr(
        "forkommune.work.tasks.send_mail.apply_async", lambda args: told.append(args[0])
    )
    return told


@pytest.fixture
def _scope(monkeypatch):
    monkeypatch.setattr(link_scopes, "entries", {})
    link_scopes.add("confirm", LinkScope(lambda token: f"/b/{token}/", timedelta(days=30)))


def order(key="1", **changes):
    fields = {"to": "ida@kommune.invalid", "subject": "Årlig spørsmål", "body": "Hei på deg"}
    return post_mail(kind="reminder", key=key, **(fields | changes))[0]


def outcome(mail):
    mail.refresh_from_db()
    return mail.state


def test_the_same_mail_ordered_twice_is_one_row_and_one_message(
    rung, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        first, second = order("7"), order("7", subject="Another")
        other = order("8")

    assert first == second
    assert rung == [str(first.pk), str(other.pk)]


def test_a_mail_arrives_with_its_fixed_message_id_and_norwegian_letters(postbox):
    mail = order()

    sending.send(mail.pk)

    [envelope] = postbox.taken
    text = envelope.content.decode()
    assert (outcome(mail), envelope.rcpt_tos) == ("sent", ["ida@kommune.invalid"])
    assert f"Message-ID: <{mail.pk}@127.0.0.1>" in text
    assert "Hei på deg" in text


def test_a_mail_that_was_sent_is_not_sent_by_a_late_message(postbox):
    mail = order()
    sending.send(mail.pk)

    sending.send(mail.pk)
    sending.empty_outbox()

    assert len(postbox.taken) == 1


def test_a_line_break_in_a_subject_adds_no_header(postbox):
    mail = order(subject="Spørsmål til Ida\nBcc: all@example.invalid")

    sending.send(mail.pk)

    assert postbox.taken[0].rcpt_tos == ["ida@kommune.invalid"]
    assert outcome(mail) == "sent"


def test_two_senders_cannot_take_the_same_mail():
    mail = order()

    assert sending.claim(mail.pk).mail == mail
    assert sending.claim(mail.pk) is None


def test_a_mail_waits_until_it_is_due(postbox):
    mail = order(due_at=timezone.now() + timedelta(hours=1))

    assert sending.empty_outbox() == 0
    assert (outcome(mail), postbox.taken) == ("waiting", [])


def test_without_a_mail_server_the_mail_waits_longer_each_time(postbox, settings):
    settings.EMAIL_PORT = 1
    mail = order()

    pauses = []
    for _attempt in range(3):
        Mail.objects.update(due_at=timezone.now())
        before = timezone.now()
        sending.send(mail.pk)
        mail.refresh_from_db()
        pauses.append(round((mail.due_at - before).total_seconds() / 60))

    assert (mail.state, pauses) == ("waiting", [1, 2, 4])
    assert "refused" in mail.reason


def test_after_the_last_attempt_a_person_is_asked(postbox, settings):
    settings.EMAIL_PORT = 1
    mail = order()
    Mail.objects.update(attempts=Mail.MAX_ATTEMPTS - 1)

    sending.send(mail.pk)

    assert outcome(mail) == "refused"
    assert mail.reason.startswith("Prøvd 12 ganger; sist: ")
    assert list(Mail.objects.to_decide()) == [mail]


def test_an_address_that_the_server_refuses_is_named_with_its_answer(postbox):
    postbox.answer_rcpt = "550 No such user here"
    mail = order()

    sending.send(mail.pk)

    assert outcome(mail) == "refused"
    assert mail.reason == "E-posttjeneren avviste ida@kommune.invalid: 550 No such user here"


def test_a_full_mailbox_today_is_tried_again(postbox):
    postbox.answer_data = "452 Mailbox full"
    mail = order()

    sending.send(mail.pk)

    assert outcome(mail) == "waiting"
    assert mail.due_at > timezone.now()


def test_a_server_that_hangs_up_after_the_text_leaves_the_mail_uncertain(postbox):
    postbox.hangs_up = True
    mail = order()

    sending.send(mail.pk)
    sending.empty_outbox()

    assert outcome(mail) == "uncertain"
    assert len(postbox.taken) == 1


def test_a_sender_that_died_leaves_the_mail_uncertain_and_nobody_sends_it_again(postbox, settings):
    mail = order()
    sending.claim(mail.pk)
    sending.empty_outbox()
    still_in_hand = outcome(mail)
    settings.MAIL_IN_HAND_SECONDS = 0

    sending.empty_outbox()

    assert (still_in_hand, outcome(mail), postbox.taken) == ("sending", "uncertain", [])


def test_a_person_sends_an_uncertain_mail_again_with_the_same_message_id(postbox):
    postbox.hangs_up = True
    mail = order()
    sending.send(mail.pk)
    postbox.hangs_up = False

    send_again(mail=mail, by=SecretaryFactory())
    sending.send(mail.pk)

    first, second = (envelope.content.decode() for envelope in postbox.taken)
    header = f"Message-ID: {mail.message_id}"
    assert (header in first, header in second) == (True, True)
    assert outcome(mail) == "sent"


def test_a_mail_known_to_have_arrived_has_the_time_at_which_it_was_taken(settings):
    mail = order()
    taken = sending.claim(mail.pk)
    settings.MAIL_IN_HAND_SECONDS = 0
    sending.empty_outbox()

    confirm_sent(mail=mail, by=SecretaryFactory())

    assert (outcome(mail), mail.sent_at) == ("sent", taken.taken_at)


def test_a_withdrawn_mail_never_leaves_and_a_sent_one_cannot_be_withdrawn(postbox):
    kept, sent = order("1"), order("2")
    secretary = SecretaryFactory()
    withdraw_mail(mail=kept, by=secretary, reason="Wrong year")
    sending.empty_outbox()

    with pytest.raises(MailDecided, match="E-posten «Årlig spørsmål» er sendt nå"):
        withdraw_mail(mail=sent, by=secretary, reason="Wrong year")
    assert (outcome(kept), outcome(sent), len(postbox.taken)) == ("withdrawn", "sent", 1)


@pytest.mark.usefixtures("_scope")
def test_the_personal_link_is_issued_when_the_mail_leaves_and_its_token_stands_in_no_row(postbox):
    target = UserFactory()
    mail = order(body="Bekreft her: {link}", opens=Opens("confirm", target))
    before = PersonalLink.objects.count()

    sending.send(mail.pk)

    token = postbox.taken[0].content.decode().split("/b/")[1].split("/")[0]
    link = PersonalLink.objects.for_token(token, "confirm").get()
    mail.refresh_from_db()
    assert (before, link.target, mail.body) == (0, target, "Bekreft her: {link}")
    assert token not in str(list(HistoryEntry.objects.values()))


@pytest.mark.usefixtures("_scope")
def test_a_link_of_a_mail_that_did_not_leave_opens_nothing(postbox, settings):
    settings.EMAIL_PORT = 1
    mail = order(body="{link}", opens=Opens("confirm", UserFactory()))

    sending.send(mail.pk)

    assert [link.is_usable for link in PersonalLink.objects.all()] == [False]


@pytest.mark.usefixtures("_scope")
def test_a_mail_whose_row_was_deleted_is_refused_with_the_reason(postbox):
    target = UserFactory()
    mail = order(body="{link}", opens=Opens("confirm", target))
    target.delete()

    sending.send(mail.pk)

    assert (outcome(mail), postbox.taken) == ("refused", [])
    assert mail.reason == "Det lenken i e-posten skulle åpne, finnes ikke lenger."


def test_a_scope_that_nobody_has_registered_is_named():
    with pytest.raises(KeyError, match="'knitting'"):
        order(opens=Opens("knitting", UserFactory()))


def test_history_knows_that_a_mail_was_ordered_but_not_its_text_or_receiver():
    secretary = SecretaryFactory()
    mail = order(by=secretary, body="hemmelighet")

    entry = HistoryEntry.objects.of(mail).get()

    assert (entry.actor_id, entry.action) == (secretary.pk, "mail.ordered")
    assert set(entry.changes["body"]) == set(entry.changes["recipient"]) == {"hash"}


def test_without_redis_the_mail_waits_for_the_next_emptying(monkeypatch, caplog, postbox):
    def away(args):
        raise outbox.BrokerAway("Connection refused")

    monkeypatch.setattr("forkommune.work.tasks.send_mail.apply_async", away)
    mail = order()
    outbox.ring(mail.pk)

    sending.empty_outbox()

    assert f"Mail {mail.pk} waits for Redis: Connection refused" in caplog.text
    assert outcome(mail) == "sent"


def test_a_sent_mail_has_a_time():
    mail = order()

    with pytest.raises(IntegrityError, match="mail_sent_at_a_time"), transaction.atomic():
        Mail.objects.filter(pk=mail.pk).update(state=Mail.State.SENT)


def test_secretariat_decides_on_stuck_mail_in_the_admin(client, settings):
    mail = order()
    sending.claim(mail.pk)
    settings.MAIL_IN_HAND_SECONDS = 0
    sending.empty_outbox()
    client.force_login(SecretaryFactory())

    page = client.post(
        "/admin/work/mail/",
        {"action": "confirm_sent", "_selected_action": [mail.pk], "confirmed": "1"},
        follow=True,
    )

    assert "Utført for 1 rad." in page.content.decode()
    assert outcome(mail) == "sent"
