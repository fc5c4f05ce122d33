"""What the log tells and what it never tells: a visit full of people and mistakes, then a search."""

import io
import json
import logging

import pytest
from django.conf import settings
from django.db import IntegrityError, connection
from django.http import HttpResponse
from django.urls import include, path

from forkommune.accounts.models import PersonalLink
from forkommune.portal.logs import JsonLine, Line, without_people
from forkommune.work.services.accounts import login_link
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def breaks_a_rule(request):
    """A row that is there already: PostgreSQL repeats it in its words."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO accounts_user SELECT * FROM accounts_user WHERE email = %s",
            [request.GET["email"]],
        )
    return HttpResponse()


def breaks(request):
    raise ValueError(f"cannot send to {request.GET['email']} at /stem/{'a1' * 21}b/?q=hemmelig")


urlpatterns = [
    path("row", breaks_a_rule),
    path("bug", breaks),
    path("", include("forkommune.urls")),
]


@pytest.fixture
def listen(monkeypatch):
    """What the portal's own handler writes in one of its two forms."""

    def to_handler(formatter) -> io.StringIO:
        (handler,) = (one for one in logging.getLogger().handlers if one.name == "stderr")
        monkeypatch.setattr(handler, "stream", io.StringIO())
        monkeypatch.setattr(handler, "formatter", formatter)
        return handler.stream

    return to_handler


@pytest.mark.parametrize("formatter", [JsonLine, Line])
def test_log_of_a_visit_names_nobody(client, listen, settings, formatter):
    log = listen(formatter())
    settings.ROOT_URLCONF, settings.LOG_REQUESTS = __name__, True
    client.raise_request_exception = False
    client.handler.enforce_csrf_checks = True
    user = UserFactory(email="kari.nordmann@asker.example")
    way = login_link(user).split("8000", 1)[1]
    token = way.rstrip("/").rsplit("/", 1)[1]

    statuses = [client.get(way).status_code, client.post(way).status_code]
    PersonalLink.objects.all().delete()
    for address in (
        way,
        "/konto/lenke/kortnokkel/",
        "/eksempler/?q=hemmelig",
        "/finnes-ikke/?q=hemmelig",
        f"/row?email={user.email}",
        f"/bug?email={user.email}",
    ):
        statuses.append(client.get(address).status_code)
    client.post("/konto/login/", {"login": user.email})
    lines = log.getvalue()

    assert statuses == [200, 403, 410, 410, 200, 404, 500, 500]
    assert lines.count("/konto/lenke/***") == 3
    assert ("IntegrityError" in lines, "cannot send to ***" in lines) == (True, True)
    secrets = (token, "kortnokkel", "kari", "asker.example", "hemmelig", "a1a1a1")
    assert [word for word in secrets if word in lines.lower()] == []


def test_a_line_for_machines_is_json_with_the_request_and_only_known_facts(
    client, listen, settings
):
    log = listen(JsonLine())
    settings.LOG_REQUESTS = True

    answer = client.get("/eksempler/")
    (line,) = map(json.loads, log.getvalue().splitlines())

    assert {name: line[name] for name in ("level", "view", "method", "status")} == {
        "level": "INFO",
        "view": "pilots:example-list",
        "method": "GET",
        "status": 200,
    }
    assert line["request_id"] == answer["X-Request-ID"]
    assert line["logger"] == "forkommune.portal.observing"
    assert set(line) == {
        *("time", "level", "logger", "message", "request_id"),
        *("method", "view", "status", "milliseconds"),
    }


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        (f"Gone: /i/{'a1' * 21}b/x", "Gone: /i/***/x"),
        ("{'a.b+c@d.e-f.no': (550, b'no')}", "{'***': (550, b'no')}"),
        ("portal@host is here", "portal@host is here"),
        ("GET /sok/?q=Kari+N&side=2 gave 500", "GET /sok/?*** gave 500"),
        ("What is this? Nothing.", "What is this? Nothing."),
        ("broke\nDETAIL:  Key (name)=(Kari) exists.\nend", "broke\nDETAIL: ***\nend"),
    ],
)
def test_what_is_hidden_and_what_stays(told, kept):
    assert without_people(told) == kept


def test_every_handler_of_the_running_portal_cleans_its_lines():
    handlers = settings.LOGGING["handlers"].values()

    assert [handler["filters"] for handler in handlers] == [["people", "request"]]


def test_the_broken_rule_does_name_the_row_before_it_is_cleaned():
    """Otherwise the test above would find nothing to hide."""
    user = UserFactory(email="ola@asker.example")
    with pytest.raises(IntegrityError, match="DETAIL"), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO accounts_user SELECT * FROM accounts_user WHERE id = %s", [user.pk]
        )
