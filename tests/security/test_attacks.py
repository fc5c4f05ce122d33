"""What an attacker tries at any door, each once. Documents, imports and links have their own tests."""

import re
import threading

import pytest
from allauth.core.context import request_context
from django.contrib.sessions.models import Session
from django.core.cache import cache, caches
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from forkommune.work import uploads
from forkommune.work.account_adapter import AccountAdapter
from forkommune.work.models import Mail
from forkommune.work.services.accounts import login_link
from forkommune.work.services.codes import wait_for_codes
from tests.factories import ExampleFactory, OfficerFactory, SecretaryFactory, UserFactory

pytestmark = pytest.mark.django_db
LOGIN = "/konto/login/"


@pytest.fixture(autouse=True)
def _fresh_counters():
    cache.clear()


def another_process():
    """From here on the cache is asked through a connection of its own, as by another web process."""
    del caches["default"]


# ---- Log-in


def test_limits_hold_across_web_processes(client, mailoutbox):
    address = {"login": UserFactory().email}
    statuses = []
    for _attempt in range(4):
        statuses.append(client.post(LOGIN, address).status_code)
        client.post(reverse("account_logout"))
        another_process()

    # The fourth within a minute comes back as the form, which says so; no mail leaves.
    wait_for_codes()
    assert statuses == [302, 302, 302, 200]
    assert len(mailoutbox) == 3


def test_a_limit_that_is_reached_is_told_in_our_own_look(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}
    client.post(LOGIN, {"login": "ingen@demo.invalid"})

    answer = Client().post(LOGIN, {"login": "ingen@demo.invalid"})

    assert answer.status_code == 429
    assert "For mange forsøk" in answer.content.decode()


@pytest.mark.parametrize(
    ("proxies", "said", "statuses"),
    [
        (0, ["10.0.0.1", "10.0.0.2", "10.0.0.3"], [302, 302, 429]),
        (1, ["10.0.0.7, 10.0.0.1", "10.0.0.8, 10.0.0.1", "10.0.0.9, 10.0.0.1"], [302, 302, 429]),
        (1, ["10.0.0.1", "10.0.0.2", "10.0.0.3"], [302, 302, 302]),
    ],
)
def test_a_made_up_address_does_not_get_round_the_limit_of_log_ins(
    settings, proxies, said, statuses
):
    settings.ACCOUNT_RATE_LIMITS = {"login": "2/m/ip"}
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies

    answers = [
        Client().post(LOGIN, {"login": f"{n}@demo.invalid"}, headers={"X-Forwarded-For": way})
        for n, way in enumerate(said)
    ]

    assert [answer.status_code for answer in answers] == statuses


def asked_for_a_code(address: str):
    """Status, way on and SQL of a visitor who asks for a code."""
    browser = Client()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        answer = browser.post(LOGIN, {"login": address})
    kinds = [one["sql"].split()[0] for one in queries]
    return answer.status_code, answer["Location"], kinds, set(browser.cookies)


def test_an_address_with_an_account_is_not_told_from_one_without(mailoutbox):
    user = OfficerFactory()
    locked = UserFactory(is_active=False)

    known = asked_for_a_code(user.email)
    unknown = asked_for_a_code("ingen@demo.invalid")
    shut = asked_for_a_code(locked.email)

    wait_for_codes()
    assert known == unknown == shut
    assert [mail.to for mail in mailoutbox] == [[user.email]]


class SlowServer(BaseEmailBackend):
    """A mail server that takes its time: until the test lets it go on, or refuses."""

    go_on = threading.Event()
    met = []

    def send_messages(self, messages):
        self.met.append(messages[0].to)
        self.go_on.wait(30)
        raise ConnectionRefusedError("connection refused")


def test_a_slow_mail_server_does_not_tell_who_has_an_account_and_its_absence_is_said(settings):
    settings.EMAIL_BACKEND = f"{__name__}.SlowServer"
    user = OfficerFactory()
    SlowServer.go_on.clear()
    try:
        known = asked_for_a_code(user.email)
        unknown = asked_for_a_code("ingen@demo.invalid")
    finally:
        SlowServer.go_on.set()
    wait_for_codes()

    assert (known, SlowServer.met) == (unknown, [[user.email]])
    said = [Client().get(LOGIN), Client().get(reverse("account_request_login_code"))]
    assert ["Koder kan ikke sendes akkurat nå" in page.content.decode() for page in said] == [
        True
    ] * 2


def test_a_log_in_code_lies_readable_in_no_session_and_works_once(client, mailoutbox):
    user = OfficerFactory()
    client.post(LOGIN, {"login": user.email})
    wait_for_codes()
    code = re.search(r"^([A-Z0-9-]{6,9})$", mailoutbox[0].body, re.MULTILINE)[1]
    kept = str([session.get_decoded() for session in Session.objects.all()])

    confirm = reverse("account_confirm_login_code")
    answers = [client.post(confirm, {"code": code}).get("Location")]
    client.post(reverse("account_logout"))
    answers.append(client.post(confirm, {"code": code}).get("Location"))

    assert (user.email in kept, code in kept, code.replace("-", "") in kept) == (True, False, False)
    assert answers == ["/", reverse("account_request_login_code")]


@pytest.mark.parametrize(("chosen", "subject"), [("nn", "Ein passnøkkel"), ("", "En passnøkkel")])
def test_a_notice_comes_in_the_language_of_its_owner_and_not_of_who_sat_at_the_keyboard(
    client, chosen, subject
):
    user = OfficerFactory(language=chosen)
    request = client.get("/", headers={"accept-language": "nn"}).wsgi_request
    with request_context(request):
        AccountAdapter(request).send_notification_mail("mfa/email/webauthn_added", user)

    assert Mail.objects.get().subject.startswith(subject)


def test_the_language_that_somebody_chose_is_the_one_of_their_mails():
    before, after = OfficerFactory(), OfficerFactory()
    browser = Client()
    browser.get("/sprak/nn/")
    browser.post(login_link(before).split("8000", 1)[1])
    browser.get("/sprak/nb/")
    other = Client()
    other.force_login(after)
    other.get("/sprak/nn/")

    languages = [type(user).objects.get(pk=user.pk).language for user in (before, after)]
    assert languages == ["nb", "nn"]


def test_the_session_of_before_is_not_the_session_of_after(client):
    """A session key that somebody planted in the browser opens nothing."""
    client.post(LOGIN, {"login": "ingen@demo.invalid"})
    planted = client.session.session_key

    client.post(login_link(UserFactory()).split("8000", 1)[1])

    assert planted
    assert client.session.session_key != planted


# ---- Requests from elsewhere


@pytest.mark.parametrize(
    ("origin", "status"),
    [("https://evil.example", 403), ("null", 403), ("http://testserver", 302)],
)
def test_a_form_that_another_site_sends_is_refused_though_its_token_is_right(origin, status):
    browser = Client(enforce_csrf_checks=True)
    browser.get(LOGIN)
    form = {
        "login": "ingen@demo.invalid",
        "csrfmiddlewaretoken": browser.cookies["csrftoken"].value,
    }

    answer = browser.post(LOGIN, form, headers={"origin": origin})

    assert answer.status_code == status


@pytest.mark.parametrize("header", ["X-Forwarded-Host", "X-Original-Host", "Forwarded"])
def test_a_host_that_the_visitor_makes_up_stands_nowhere_in_the_answer(client, header):
    page = client.get("/sitemap.xml", headers={header: "evil.example"})

    assert page.status_code == 200
    assert "evil.example" not in page.content.decode()


def test_a_visitor_cannot_say_that_plain_http_was_https(client, settings):
    settings.SECURE_SSL_REDIRECT = True

    answer = client.get("/", headers={"X-Forwarded-Proto": "https"})

    assert (answer.status_code, answer["Location"]) == (301, "https://testserver/")


# ---- What people send in


def test_markup_that_somebody_stored_is_shown_as_text(client):
    example = ExampleFactory(published=True, title="<script>alert(1)</script><b>Sol</b>")

    pages = [
        client.get(reverse("pilots:example-detail", args=[example.slug])).content.decode(),
        client.get(
            reverse("pilots:example-list"), {"q": '"><script>alert(2)</script>'}
        ).content.decode(),
    ]

    assert ["<script>alert" in page or "<b>Sol" in page for page in pages] == [False, False]
    assert "&lt;script&gt;alert(1)" in pages[0]


def test_a_file_beyond_the_largest_size_is_kept_nowhere_whatever_address_it_is_sent_to(
    client, monkeypatch
):
    monkeypatch.setattr(uploads, "MAX_BYTES", 10)
    client.force_login(SecretaryFactory())

    answer = client.post("/sprak/nn/", {"fil": SimpleUploadedFile("stor.csv", b"x" * 11)})

    assert dict(answer.wsgi_request.FILES) == {}
