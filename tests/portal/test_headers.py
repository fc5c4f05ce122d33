"""What every answer tells the browser to forbid."""

from http.client import parse_headers
from socket import socketpair

import pytest
from django.urls import reverse
from gunicorn.http.errors import InvalidRequestLine, InvalidResponseHeaderName, LimitRequestLine

from forkommune.portal.web_worker import refuse
from forkommune.work.services.accounts import login_link
from tests.factories import ResearcherFactory, SecretaryFactory, UserFactory

pytestmark = pytest.mark.django_db
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@pytest.fixture
def served(settings):
    """A file where WhiteNoise looks for files."""
    settings.WHITENOISE_AUTOREFRESH = True
    settings.WHITENOISE_USE_FINDERS = True
    return "/static/css/app.css"


@pytest.mark.parametrize(
    ("path", "host", "status"),
    [
        ("/", "testserver", 200),
        ("served", "testserver", 200),
        ("/finnes-ikke/", "testserver", 404),
        ("/komponenter/", "testserver", 302),
        ("/", "evil.example", 400),
        ("/robots.txt", "testserver", 200),
    ],
)
def test_every_answer_carries_the_headers(client, served, path, host, status):
    answer = client.get(served if path == "served" else path, headers={"host": host})
    answer.getvalue()

    assert answer.status_code == status
    assert {name: answer.get(name) for name in ALWAYS} == ALWAYS
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert "camera=()" in answer["Permissions-Policy"]


@pytest.mark.parametrize("method", ["TRACE", "PROPFIND", "DELETE"])
def test_a_method_that_no_page_has_is_refused_everywhere_with_the_headers(client, method):
    client.force_login(SecretaryFactory())

    answers = [client.generic(method, path) for path in ("/", "/admin/", "/api/v1/examples/")]

    assert [answer.status_code for answer in answers] == [405, 405, 405]
    assert ["Content-Security-Policy" in answer for answer in answers] == [True] * 3


@pytest.mark.parametrize(
    ("fault", "status", "words"),
    [
        (LimitRequestLine(9000, 8190), 414, "Adressen er for lang"),
        (InvalidRequestLine("GET /i/hemmelig"), 400, "Vi forsto ikke forespørselen"),
        (InvalidResponseHeaderName("X y"), 500, "Noe gikk galt hos oss"),
    ],
)
def test_what_the_web_server_itself_refuses_has_them_too_and_no_address_is_logged(
    caplog, fault, status, words
):
    server, visitor = socketpair()
    with server, visitor, visitor.makefile("rb") as line:
        refuse(server, fault)
        server.close()
        began, head = line.readline(), parse_headers(line)
        page = line.read().decode()

    assert began.split()[1] == b"%d" % status
    assert {name: head[name] for name in ALWAYS} == ALWAYS
    assert len(page.encode()) == int(head["Content-Length"])
    assert words in page
    assert "hemmelig" not in caplog.text


def test_page_that_fails_has_them_too(client, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("forkommune.portal.views.health", lambda: 1 / 0)

    answer = client.get(reverse("portal:ready"))

    assert answer.status_code == 500
    assert {name: answer.get(name) for name in ALWAYS} == ALWAYS
    assert "default-src 'none'" in answer["Content-Security-Policy"]


def test_nothing_read_while_logged_in_is_kept_by_the_browser(client):
    stranger = client.get("/eksempler/").get("Cache-Control")
    client.force_login(ResearcherFactory())

    assert (stranger, client.get("/eksempler/")["Cache-Control"]) == (None, "private, no-store")


def test_cookies_are_out_of_reach_of_scripts_and_of_other_sites(client):
    client.get("/sprak/nn/")
    client.get("/konto/login/")
    client.post(login_link(UserFactory()).split("8000", 1)[1])

    cookies = {
        name: (bool(cookie["httponly"]), cookie["samesite"])
        for name, cookie in client.cookies.items()
    }

    names = ("csrftoken", "django_language", "messages", "sessionid")
    assert cookies == dict.fromkeys(names, (True, "Lax"))


@pytest.mark.parametrize("name", ["account_login", "ui:language"])
@pytest.mark.parametrize(
    "goal", ["https://evil.example/", "//evil.example", r"\\evil.example", "javascript:alert(1)"]
)
def test_no_way_leads_on_to_another_site(client, name, goal):
    client.force_login(UserFactory())
    url = reverse(name, args=["nn"] if name == "ui:language" else [])

    answer = client.get(url, {"next": goal, "neste": goal})

    assert (answer.status_code, answer["Location"]) == (302, "/")
