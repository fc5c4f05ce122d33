"""Health pages, and the page that asks for patience."""

import pytest
import redis
from django.db import DatabaseError, OperationalError, ProgrammingError, connection
from django.http import HttpResponse
from django.template import TemplateSyntaxError
from django.test import RequestFactory, override_settings
from django.urls import include, path

from forkommune.portal import heartbeats


def broken_database(request):
    raise OperationalError("could not connect to server: secret-host")


def lost_database(request):
    raise DatabaseError("server closed the connection unexpectedly")


def broken_question(request):
    raise ProgrammingError("column does not exist")


def broken_cache(request):
    raise redis.ConnectionError("Error 2 connecting to unix socket")


def broken_inside_a_tag(request):
    raise TemplateSyntaxError("in a tag") from OperationalError("connection is closed")


def broken_code(request):
    raise ValueError("a fault of our own")


def well(request):
    return HttpResponse("fine")


urlpatterns = [
    path("database", broken_database),
    path("lost", lost_database),
    path("question", broken_question),
    path("cache", broken_cache),
    path("tag", broken_inside_a_tag),
    path("code", broken_code),
    path("well", well),
    path("", include("forkommune.urls")),
]


@pytest.fixture
def signs():
    """Redis without signs of life, before and after."""
    keys = [f"portal:sign-of-life:{part}" for part in (heartbeats.WORKER, heartbeats.BEAT)]
    heartbeats.client().delete(*keys)
    yield
    heartbeats.client().delete(*keys)


@pytest.fixture
def no_redis(tmp_path):
    """Settings that point to a Redis that is not there."""
    heartbeats.client.cache_clear()
    with override_settings(REDIS_URL=f"unix://{tmp_path}/none.sock"):
        yield
    heartbeats.client.cache_clear()


def test_live_answers_without_database_or_redis(client, no_redis):
    answer = client.get("/helse/live")

    assert (answer.status_code, answer.json()) == (200, {"web": "ok"})


@pytest.mark.django_db
def test_ready_names_the_parts_that_give_no_sign_of_life(client, signs):
    heartbeats.give_sign(heartbeats.WORKER)

    answer = client.get("/helse/klar")

    assert (answer.status_code, answer.json()) == (
        503,
        {
            "database": "ok",
            "redis": "ok",
            "worker": "ok",
            "beat": "ingen livstegn på 8 sekunder",
        },
    )


@pytest.mark.django_db
def test_ready_is_200_when_every_part_is_well_and_is_never_cached(client, signs):
    for part in (heartbeats.WORKER, heartbeats.BEAT):
        heartbeats.give_sign(part)

    answer = client.get("/helse/klar")

    assert (answer.status_code, set(answer.json().values())) == (200, {"ok"})
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_without_redis_nothing_is_known_about_worker_and_beat(client, no_redis):
    parts = client.get("/helse/klar").json()

    assert parts == {
        "database": "ok",
        "redis": "svarer ikke",
        "worker": "kan ikke spørres, siden Redis ikke svarer",
        "beat": "kan ikke spørres, siden Redis ikke svarer",
    }


@pytest.mark.django_db
def test_an_absent_database_is_said_without_its_address(client, signs, monkeypatch):
    def refuse(*args, **options):
        raise OperationalError("could not connect to secret-host")

    monkeypatch.setattr(connection, "cursor", refuse)

    answer = client.get("/helse/klar")

    assert (answer.status_code, answer.json()["database"]) == (503, "svarer ikke")
    assert "secret-host" not in answer.content.decode()


def test_health_pages_take_no_posts(client):
    answers = [client.post(f"/helse/{page}") for page in ("live", "klar")]

    assert [(a.status_code, a["Allow"]) for a in answers] == [(405, "GET, HEAD")] * 2


@override_settings(ROOT_URLCONF=__name__)
@pytest.mark.parametrize("page", ["database", "lost", "cache", "tag"])
def test_a_lost_server_gives_503_with_a_time_to_retry_in_the_portals_look(client, page):
    client.raise_request_exception = False

    answer = client.get(f"/{page}")

    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    assert "Portalen er straks tilbake" in answer.content.decode()
    assert "secret-host" not in answer.content.decode()
    assert "Content-Security-Policy" in answer.headers


@override_settings(ROOT_URLCONF=__name__)
@pytest.mark.parametrize("page", ["code", "question"])
def test_a_fault_of_our_own_stays_a_500(client, page):
    client.raise_request_exception = False

    answer = client.get(f"/{page}")

    assert (answer.status_code, answer.headers.get("Retry-After")) == (500, None)


@override_settings(ROOT_URLCONF=__name__)
def test_a_page_that_works_passes_untouched(client):
    answer = client.get("/well")

    assert (answer.status_code, answer.content) == (200, b"fine")


def test_a_sign_of_life_that_redis_does_not_take_is_logged_and_not_fatal(no_redis, caplog):
    heartbeats.give_sign(heartbeats.BEAT)

    assert [record.getMessage().split(":")[0] for record in caplog.records] == [
        "No sign of life from beat"
    ]


def test_the_signal_without_a_request_does_not_harm():
    from forkommune.portal.middleware import notice_absence

    assert notice_absence(sender=None, request=RequestFactory().get("/")) is None
    assert notice_absence(sender=None) is None
