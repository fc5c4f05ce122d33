"""A second factor is set up, shown, demanded, changed only by its owner, and lies sealed."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.db import transaction
from django.urls import reverse

from forkommune.work.models import HistoryEntry, Mail
from forkommune.work.services.accounts import login_link
from tests.factories import OfficerFactory, ResearcherFactory, SecretaryFactory, UserFactory

pytestmark = pytest.mark.django_db
SETUP = "/konto/2fa/totp/activate/"
MINE = "/konto/min-innlogging/"


@pytest.fixture(autouse=True)
def _fresh_counters():
    cache.clear()


@pytest.fixture
def demanded(settings):
    settings.SECOND_FACTOR_DEMANDED = True


def log_in(client, user):
    """By a link, as a person does: the session then knows how it was opened."""
    return client.post(login_link(user).split("8000", 1)[1])


def code_now(secret: str) -> str:
    """What an app shows that has the secret."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


@pytest.fixture
def set_up(monkeypatch):
    """Set up an app in a logged-in browser; says the secret."""

    def sets_up(client) -> str:
        secret = client.get(SETUP).context["form"].secret
        with monkeypatch.context() as patched:
            # The transaction round a test never ends; the portal's ends within the request.
            patched.setattr(transaction, "on_commit", lambda act, **how: act())
            answer = client.post(SETUP, {"code": code_now(secret)})
        assert answer.status_code == 302, answer.context["form"].errors
        cache.clear()  # a code is used once; the tests do not wait for the next
        return secret

    return sets_up


def test_after_setting_up_the_code_of_the_app_is_asked_at_every_log_in(client, set_up):
    user = OfficerFactory()
    log_in(client, user)
    secret = set_up(client)
    client.logout()

    asked = log_in(client, user)
    before = client.session.get("_auth_user_id")
    client.post(asked["Location"], {"code": code_now(secret)})

    assert (asked["Location"], before) == (reverse("mfa_authenticate"), None)
    assert client.session["_auth_user_id"] == str(user.pk)


def test_a_code_works_once(client, set_up):
    user = OfficerFactory()
    log_in(client, user)
    secret = set_up(client)
    code = code_now(secret)
    answers = []
    for _turn in range(2):
        client.logout()
        log_in(client, user)
        answers.append(client.post(reverse("mfa_authenticate"), {"code": code}).status_code)

    assert answers == [302, 200]


def test_a_recovery_code_opens_once(client, set_up):
    user = OfficerFactory()
    log_in(client, user)
    set_up(client)
    code = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"][0]
    answers = []
    for _turn in range(2):
        client.logout()
        log_in(client, user)
        answers.append(client.post(reverse("mfa_authenticate"), {"code": code}).status_code)

    assert answers == [302, 200]


def test_no_secret_stands_readable_in_the_database(client, set_up):
    log_in(client, OfficerFactory())
    secret = set_up(client)

    stored = str(list(Authenticator.objects.values_list("data", flat=True)))

    assert secret not in stored
    assert stored.count("gAAAA") == 2  # the app's secret and the seed of the recovery codes


def test_its_owner_is_told_by_mail_through_the_outbox(client, set_up):
    user = OfficerFactory()
    log_in(client, user)

    set_up(client)

    mail = Mail.objects.get(kind="security-notice")
    assert (mail.recipient, mail.subject) == (
        user.email,
        "En app for innloggingskoder ble lagt til kontoen din",
    )
    assert "127.0.0.1" not in mail.body


def test_what_changes_a_factor_asks_for_it_first(client, set_up):
    user = OfficerFactory()
    log_in(client, user)
    secret = set_up(client)
    client.logout()
    log_in(client, user)
    client.post(reverse("mfa_authenticate"), {"code": code_now(secret)})

    answers = {
        name: client.post(reverse(name)).get("Location", "").split("?")[0]
        for name in ("mfa_deactivate_totp", "mfa_generate_recovery_codes", "mfa_add_webauthn")
    }

    assert answers == dict.fromkeys(answers, reverse("mfa_reauthenticate"))
    assert Authenticator.objects.filter(user=user).count() == 2


def test_a_session_left_open_cannot_bind_the_account_to_a_first_factor(client):
    log_in(client, OfficerFactory())
    session = client.session
    for record in session["account_authentication_methods"]:
        record["at"] = time.time() - 16 * 60
    session.save()

    answer = client.get(SETUP)

    assert answer.status_code == 403
    assert "Logg ut og inn igjen" in answer.content.decode()


@pytest.mark.parametrize("factory", [ResearcherFactory, SecretaryFactory])
def test_who_reads_research_or_enters_the_admin_sets_one_up_before_anything_else(
    client, demanded, factory, set_up
):
    log_in(client, factory())
    pages = ["/", "/admin/", "/kartlegging/", "/api/v1/examples/", "/rapporter/"]

    led = {client.get(page).get("Location") for page in pages}
    first = client.get(MINE).content.decode()
    set_up(client)
    after = [client.get(page).status_code for page in ["/", "/api/v1/examples/"]]

    assert led == {MINE}
    assert "Sett opp en ekstra faktor for å gå videre" in first
    assert after == [200, 200]
    assert client.get(MINE).context["is_held_back"] is False


def test_an_act_is_refused_and_not_sent_elsewhere(client, demanded):
    log_in(client, ResearcherFactory())

    answer = client.post(reverse("municipalities:interview-create"), {})

    assert answer.status_code == 403
    assert "Ingenting ble gjort" in answer.content.decode()


def test_a_session_from_before_the_factor_stays_outside(client, demanded, set_up):
    """An intruder who only had the mail does not get in when the owner sets a factor up elsewhere."""
    from django.test import Client

    user, intruder = ResearcherFactory(), Client()
    log_in(intruder, user)
    log_in(client, user)
    set_up(client)

    answer = intruder.get("/kartlegging/")

    assert (answer.status_code, answer["Location"]) == (302, MINE)


def test_officers_and_a_portal_of_ones_own_ask_for_none(client, demanded, settings):
    log_in(client, OfficerFactory())
    officer = client.get("/").status_code
    settings.SECOND_FACTOR_DEMANDED = False
    client.force_login(ResearcherFactory())

    assert (officer, client.get("/").status_code) == (200, 200)


def test_the_last_factor_of_a_researcher_stays(client, demanded, set_up):
    user = ResearcherFactory()
    log_in(client, user)
    set_up(client)

    answer = client.post(reverse("mfa_deactivate_totp"))

    assert "Kontoen din må ha en ekstra faktor" in answer.content.decode()
    assert Authenticator.objects.filter(user=user, type="totp").exists()


def test_a_user_sees_and_ends_the_own_sessions_and_no_others(client):
    from django.test import Client

    user, elsewhere, neighbour = OfficerFactory(), Client(), Client()
    elsewhere.defaults["HTTP_USER_AGENT"] = "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0"
    log_in(elsewhere, user)
    log_in(neighbour, UserFactory())
    log_in(client, user)

    listed = client.get(MINE).context["sessions"]
    client.post(reverse("accounts:session-end", args=[listed[1].pk]))

    assert [(one.device, one.is_this) for one in listed] == [
        ("", True),
        ("Firefox, Windows", False),
    ]
    assert "_auth_user_id" not in elsewhere.session
    assert ("_auth_user_id" in client.session, "_auth_user_id" in neighbour.session) == (True, True)


def test_a_lost_factor_is_taken_away_with_a_reason_and_its_owner_is_told(client, capsys, set_up):
    user = OfficerFactory()
    log_in(client, user)
    set_up(client)

    call_command("reset_second_factor", user.email.upper(), reason="Mistet telefonen")

    assert not Authenticator.objects.filter(user=user).exists()
    assert "_auth_user_id" not in client.session
    entry = HistoryEntry.objects.filter(action="user.second_factor_reset").first()
    assert entry.reason == "Mistet telefonen"
    assert Mail.objects.filter(recipient=user.email, kind="security-notice").count() == 2
    with pytest.raises(CommandError, match=r"fremmed@demo\.invalid"):
        call_command("reset_second_factor", "fremmed@demo.invalid", reason="x")


def test_an_answer_of_a_passkey_that_nests_without_end_is_refused(client):
    answer = client.post(reverse("mfa_login_webauthn"), {"credential": "[" * 100_000})

    assert (answer.status_code, answer["Location"]) == (302, reverse("account_login"))
