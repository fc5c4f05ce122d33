"""Log-in through an OpenID provider: opens linked accounts, makes none, believes no lie."""

import base64
import hashlib
import time
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from allauth.socialaccount.internal.statekit import STATES_SESSION_KEY
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.conf import settings as portal_settings
from django.core.cache import cache
from django.test import Client

from forkommune.accounts.models import User
from forkommune.portal.errors import PortalError
from forkommune.settings.oidc import OpenIdProvider, openid_provider
from forkommune.work.models import Mail
from forkommune.work.services.accounts import login_link
from tests.factories import OfficerFactory, UserFactory

from .openid import running_provider

pytestmark = [
    pytest.mark.django_db,
    # The provider's own library is on its way to a newer one.
    pytest.mark.filterwarnings("ignore:get_jwt_config:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:authlib:authlib.deprecate.AuthlibDeprecationWarning"),
    pytest.mark.filterwarnings("ignore:Use:authlib.deprecate.AuthlibDeprecationWarning"),
]
LOGIN = "/konto/oidc/login/"
SUBJECT = "12345678901"  # as an unwise provider would: a national identity number


@pytest.fixture(scope="module")
def running():
    with running_provider() as provider:
        yield provider


@pytest.fixture
def provider(running, settings):
    """The running provider, truthful, and the portal told about it."""
    cache.clear()
    running.lie, running.foreign_key = None, False
    running.token_requests.clear()
    settings.OIDC = OpenIdProvider(running.issuer, "portalen", "hemmelig", "Feide")
    settings.SOCIALACCOUNT_PROVIDERS = settings.OIDC.as_library_settings
    return running


def begin(client, query: str = "", **form) -> str:
    """Where the portal sends the browser."""
    answer = client.post(LOGIN + query, form)
    assert answer.status_code == 302, answer.status_code
    return answer["Location"]


def walk(address: str, subject: str = SUBJECT) -> str:
    """Log in at the provider; the path and query that it sends the browser back to."""
    answer = requests.post(address, data={"sub": subject}, allow_redirects=False, timeout=5)
    assert answer.status_code == 302, answer.text
    back = urlsplit(answer.headers["Location"])
    return f"{back.path}?{back.query}"


def log_in(client, subject: str = SUBJECT):
    """The whole walk, and the portal's answer at its end."""
    return client.get(walk(begin(client), subject))


def linked(provider, subject: str = SUBJECT, **user) -> User:
    """A user who has linked the account while logged in."""
    who, browser = OfficerFactory(**user), Client()
    browser.post(login_link(who).split("8000", 1)[1])
    answer = browser.get(walk(begin(browser, "?process=connect"), subject))
    assert (answer.status_code, answer["Location"]) == (302, "/konto/min-innlogging/")
    return who


def user_of(client) -> str | None:
    return client.session.get("_auth_user_id")


def test_a_linked_account_opens(client, provider):
    user = linked(provider)

    log_in(client)

    assert user_of(client) == str(user.pk)


def test_the_walk_carries_state_nonce_and_pkce_and_asks_for_nothing_else(client, provider):
    address = begin(client, "?scope=email&auth_params=nonce%3Dguessed")
    asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
    client.get(walk(address))
    verifier = provider.token_requests[0]["code_verifier"]

    digest = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=")
    assert (asked["code_challenge_method"], asked["code_challenge"]) == ("S256", digest.decode())
    assert (len(asked["state"]) >= 16, len(asked["nonce"]) >= 43) == (True, True)
    assert (asked["scope"], asked["response_type"]) == ("openid", "code")


def test_nothing_that_the_provider_says_of_the_user_is_kept(client, provider):
    provider.lie = lambda claims: claims | {"pid": SUBJECT, "ssn": SUBJECT, "email": "x@y.no"}
    user = linked(provider)

    stored = SocialAccount.objects.values().get(user=user)

    assert stored["extra_data"] == {"iss": provider.issuer}
    assert SUBJECT not in str({**stored, "id": 0})
    assert not SocialToken.objects.exists()


def test_an_unknown_user_gets_no_account_even_with_the_address_of_one(client, provider):
    user = UserFactory()
    provider.lie = lambda claims: claims | {"email": user.email, "email_verified": True}
    count = User.objects.count()

    answer = log_in(client, "en annen")

    assert (answer.status_code, user_of(client)) == (403, None)
    assert "Ingen konto er koblet" in answer.content.decode()
    assert (User.objects.count(), SocialAccount.objects.count()) == (count, 0)


def test_the_same_subject_of_another_issuer_is_somebody_else(client, provider):
    linked(provider)
    SocialAccount.objects.update(
        uid=hashlib.sha256(f"https://annen\n{SUBJECT}".encode()).hexdigest()
    )

    assert (log_in(client).status_code, user_of(client)) == (403, None)


LIES = {
    "another log-in's nonce": lambda claims: claims | {"nonce": "en-annens"},
    "no nonce": lambda claims: {k: v for k, v in claims.items() if k != "nonce"},
    "expired": lambda claims: claims | {"exp": int(time.time()) - 120},
    "no expiry": lambda claims: {k: v for k, v in claims.items() if k != "exp"},
    "another audience": lambda claims: claims | {"aud": "en-annen-portal"},
    "several audiences": lambda claims: claims | {"aud": ["portalen", "annen"], "azp": "annen"},
    "another issuer": lambda claims: claims | {"iss": "https://annen.example"},
    "no subject": lambda claims: {k: v for k, v in claims.items() if k != "sub"},
}


@pytest.mark.parametrize("lie", LIES)
def test_a_lie_opens_nothing(client, provider, lie):
    linked(provider)
    provider.lie = LIES[lie]

    answer = log_in(client)

    assert (answer.status_code, user_of(client)) == (401, None)
    assert "Du ble ikke logget inn" in answer.content.decode()


def test_a_token_that_another_key_signed_opens_nothing(client, provider):
    linked(provider)
    provider.lie, provider.foreign_key = (lambda claims: claims), True

    assert (log_in(client).status_code, user_of(client)) == (401, None)


def test_a_way_back_works_once_and_in_the_browser_that_began(client, provider):
    linked(provider)
    back = walk(begin(client))
    elsewhere = Client()

    stolen = elsewhere.get(back).status_code, user_of(elsewhere)
    client.get(back)
    client.logout()
    again = client.get(back).status_code, user_of(client)

    assert (stolen, again) == ((401, None), (401, None))


def test_a_code_that_was_used_does_not_work_with_a_fresh_state(client, provider):
    linked(provider)
    used = parse_qs(urlsplit(walk(begin(client))).query)["code"][0]
    client.get(f"/konto/oidc/callback/?code={used}&state=x")
    state = parse_qs(urlsplit(begin(client)).query)["state"][0]
    first = client.get(f"/konto/oidc/callback/?code={used}&state={state}")

    assert (first.status_code, user_of(client)) == (401, None)


def test_a_linked_account_of_another_is_not_taken_over(provider):
    linked(provider)
    thief = Client()
    thief.post(login_link(UserFactory()).split("8000", 1)[1])

    thief.get(walk(begin(thief, "?process=connect")))

    assert SocialAccount.objects.count() == 1


def test_a_locked_account_stays_locked(client, provider):
    user = linked(provider)
    User.objects.filter(pk=user.pk).update(is_active=False)

    log_in(client)

    assert user_of(client) is None


def test_a_link_is_told_by_mail_and_can_be_removed(client, provider):
    user = linked(provider)
    client.post(login_link(user).split("8000", 1)[1])

    client.post("/konto/oidc/fjern/")

    assert not SocialAccount.objects.exists()
    assert sorted(Mail.objects.filter(recipient=user.email).values_list("subject", flat=True)) == [
        "Kontoen din ble koblet til en innloggingstjeneste",
        "Kontoen din er ikke lenger koblet til en innloggingstjeneste",
    ]


def test_a_provider_that_is_away_is_told_in_words(client, provider, settings):
    settings.OIDC = OpenIdProvider("http://127.0.0.1:9", "portalen", "hemmelig", "Feide")
    settings.SOCIALACCOUNT_PROVIDERS = settings.OIDC.as_library_settings

    answer = client.post(LOGIN)

    assert answer.status_code == 401
    assert "Du ble ikke logget inn" in answer.content.decode()


def test_without_a_provider_the_addresses_do_not_exist(client):
    assert portal_settings.OIDC.issuer == ""
    assert [client.get(f"/konto/oidc/{end}/").status_code for end in ("login", "callback")] == [
        404,
        404,
    ]


def test_a_get_begins_no_log_in(client, provider):
    page = client.get(LOGIN)

    assert (page.status_code, STATES_SESSION_KEY in client.session) == (200, False)


def test_half_a_provider_and_plain_http_are_refused_at_the_start(monkeypatch):
    monkeypatch.setenv("OIDC_ISSUER", "http://feide.example")
    with pytest.raises(PortalError, match="OIDC_CLIENT_ID"):
        openid_provider(is_production=False)
    monkeypatch.setenv("OIDC_CLIENT_ID", "portalen")
    monkeypatch.setenv("OIDC_CLIENT_SECRET", "hemmelig")
    with pytest.raises(PortalError, match="https://"):
        openid_provider(is_production=True)


def test_the_form_may_lead_to_the_provider_and_nowhere_else():
    provider = OpenIdProvider("https://feide.example/a", "p", "h", "F", ("https://idp.example",))

    assert provider.form_targets == ["https://feide.example", "https://idp.example"]
    assert OpenIdProvider().form_targets == []
