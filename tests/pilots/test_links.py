"""Dead links of sources are found, and looking for them reaches nobody inside."""

import ipaddress
import socket
import threading
from datetime import timedelta
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from pilots.links import Answer, Outcome, look_at, look_at_all
from pilots.links.outside import NotOutside, is_public, outside_number
from pilots.models import LinkState
from pilots.services.links import check_links, remember
from tests.factories import ExampleSourceFactory, OfficerFactory, SecretaryFactory

AGENT = "test"
GONE, SILENT, WORKS = Answer(Outcome.GONE, 404), Answer(Outcome.SILENT), Answer(Outcome.WORKS, 200)


class Pages(BaseHTTPRequestHandler):
    """Answers by path: a number is that status, /on/N/... leads on; GET alone knows /getonly."""

    asked: list[tuple[str, str, str]] = []

    def do_HEAD(self):
        self.answer("HEAD")

    def do_GET(self):
        self.answer("GET")

    def answer(self, method):
        self.asked.append((method, self.path, self.headers["User-Agent"]))
        parts = self.path.strip("/").split("/")
        if parts[0] == "on":
            self.send_response(int(parts[1]))
            self.send_header("Location", "/" + "/".join(parts[2:]))
        elif parts[0] == "inside":
            self.send_response(302)
            self.send_header("Location", "http://10.0.0.8/hemmelig")
        elif parts[0] == "getonly":
            self.send_response(405 if method == "HEAD" else 200)
        else:
            self.send_response(int(parts[0]) if parts[0].isdigit() else 200)
        self.end_headers()

    def log_message(self, *told):
        pass


@pytest.fixture
def server():
    Pages.asked = []
    with ThreadingHTTPServer(("127.0.0.1", 0), Pages) as found:
        threading.Thread(target=found.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{found.server_port}"
        found.shutdown()


@pytest.fixture
def look(server):
    """Looks as the portal does, but may call the test's own server."""
    port = int(server.rpartition(":")[2])
    home = ipaddress.ip_address("127.0.0.1")
    return partial(
        look_at,
        agent=AGENT,
        allowed=lambda address: address == home or is_public(address),
        ports=frozenset({80, 443, port}),
        seconds=2,
    )


@pytest.mark.parametrize(
    ("path", "outcome", "status"),
    [
        ("/side", "works", 200),
        ("/getonly", "works", 200),
        ("/404", "gone", 404),
        ("/410", "gone", 410),
        ("/500", "silent", 500),
        ("/403", "unclear", 403),
        ("/429", "unclear", 429),
        ("/on/302/side", "works", 200),
        ("/on/302/404", "gone", 404),
        ("/on/301/", "unclear", 200),  # a page that became a front page
        ("/blåbær med mellomrom?q=æ ø", "works", 200),
    ],
)
def test_an_address_is_judged_by_what_its_server_says(look, server, path, outcome, status):
    answer = look(server + path)

    assert (answer.outcome, answer.status) == (outcome, status)
    assert {agent for _method, _path, agent in Pages.asked} == {AGENT}


def test_where_a_page_has_moved_for_ever_is_kept(look, server):
    assert look(f"{server}/on/301/ny").moved_to == f"{server}/ny"
    assert look(f"{server}/on/302/ny").moved_to == ""


def test_a_ring_ends_and_a_server_that_is_not_there_is_silent(look, server):
    ring = "/on/302" * 9
    assert look(f"{server}{ring}/side").told == "it leads on more than 5 times"
    assert look("http://127.0.0.1:443/").outcome == "silent"


def test_a_server_that_never_answers_holds_nobody(look):
    with socket.create_server(("127.0.0.1", 0)) as mute:
        port = mute.getsockname()[1]
        look.keywords["ports"] = frozenset({port})
        look.keywords["seconds"] = 0.3
        assert look(f"http://127.0.0.1:{port}/").outcome == "silent"


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0",
        "100.64.0.1", "224.0.0.1", "255.255.255.255", "::1", "fe80::1", "fc00::1", "::",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "ff02::1",
    ],
)  # fmt: skip
def test_no_number_inside_is_called(number):
    assert not is_public(ipaddress.ip_address(number))
    with pytest.raises(NotOutside):
        outside_number("uskyldig.no", 80, names=lambda host, port: ["8.8.8.8", number])


def test_numbers_outside_are_called():
    for number in ("8.8.8.8", "2a00:1450:400f::1", "64:ff9b::808:808"):
        assert is_public(ipaddress.ip_address(number))


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://localhost/", "http://2130706433/", "http://0x7f.1/",
        "http://[::1]/", "http://[::ffff:127.0.0.1]/", "file:///etc/passwd", "gopher://x.no/",
        "http://a:b@example.no/", "http://example.no:22/", "http://[/", "javascript:alert(1)", "",
        "http:///x", "http://example.no:99999/",
    ],
)  # fmt: skip
def test_an_address_that_leads_inside_or_is_none_is_not_called(url):
    answer = look_at(url, agent=AGENT, seconds=1)

    assert answer.outcome in ("refused", "gone")
    assert answer.status is None


def test_a_page_that_leads_inside_is_not_followed(look, server):
    answer = look(f"{server}/inside")

    assert answer.outcome == "refused"
    assert "10.0.0.8" in answer.told


def test_the_number_that_was_looked_at_is_the_one_that_is_called(look, server):
    """A name that says something else a moment later changes nothing."""
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    port = server.rpartition(":")[2]

    answer = look(f"http://skifter.no:{port}/side", names=lambda host, port: next(answers))

    assert answer.outcome == "works"
    assert len(Pages.asked) == 1


def test_one_server_is_asked_one_thing_at_a_time():
    at_work, most, lock = set(), [], threading.Lock()

    def slow(url):
        server = url.split("/")[2]
        with lock:
            assert server not in at_work
            at_work.add(server)
            most.append(len(at_work))
        threading.Event().wait(0.02)
        with lock:
            at_work.discard(server)
        return WORKS

    urls = [f"http://s{n % 3}.no/{n}" for n in range(12)] + ["http://s0.no/0"]
    found = dict(look_at_all(urls, slow, at_once=2, pause=0))

    assert len(found) == 12
    assert max(most) == 2


pages = pytest.mark.django_db


@pages
def test_each_link_is_looked_at_once_a_week_and_a_run_that_broke_off_goes_on():
    for n in range(3):
        ExampleSourceFactory(example__published=True, url=f"https://a.no/{n}")
    ExampleSourceFactory(url="https://a.no/utkast")
    seen = []

    def breaks(url):
        seen.append(url)
        if len(seen) == 2:
            raise KeyboardInterrupt
        return WORKS

    with pytest.raises(KeyboardInterrupt):
        check_links(breaks, pause=0)
    rest = check_links(lambda url: WORKS, pause=0)

    assert LinkState.objects.count() == 3
    assert rest.looked_at == 2
    assert check_links(lambda url: WORKS, pause=0).looked_at == 0
    LinkState.objects.update(checked_at=timezone.now() - timedelta(days=7))
    assert check_links(lambda url: WORKS, pause=0).looked_at == 3


@pages
def test_a_portal_that_is_cut_off_calls_no_source_dead():
    for n in range(4):
        ExampleSourceFactory(example__published=True, url=f"https://s{n}.no/")

    came = check_links(lambda url: Answer(Outcome.GONE, None, "no such name"), pause=0)

    assert came.cut_off
    assert not LinkState.objects.exists()


@pages
def test_readers_are_told_of_what_is_gone_at_once_and_of_silence_the_second_time(client):
    source = ExampleSourceFactory(example__published=True, url="https://a.no/x")
    page = source.example.get_absolute_url()
    shown = lambda: "lenken virket ikke " in client.get(page).content.decode()  # noqa: E731

    remember(url=source.url, answer=SILENT)
    once = shown()
    remember(url=source.url, answer=SILENT)
    twice = shown()
    remember(url=source.url, answer=WORKS)
    works = shown()
    remember(url=source.url, answer=GONE)

    assert (once, twice, works, shown()) == (False, True, False, True)
    assert LinkState.objects.get().worked_at is not None


@pages
def test_the_list_says_when_and_what_and_leads_to_where_it_is_mended(client):
    source = ExampleSourceFactory(
        example__published=True, title="Klimaplanen", url="https://a.no/<x>"
    )
    remember(url=source.url, answer=Answer(Outcome.GONE, 404, "<b>borte</b>"))
    moved = ExampleSourceFactory(example__published=True, url="https://b.no/")
    remember(url=moved.url, answer=Answer(Outcome.WORKS, 200, moved_to="https://c.no/"))
    client.force_login(SecretaryFactory())

    page = client.get(reverse("pilots:links")).content.decode()
    start = client.get(reverse("admin:index")).content.decode()

    assert "Klimaplanen" in page
    assert "&lt;b&gt;borte&lt;/b&gt;" in page
    assert 'href="https://c.no/"' in page
    assert reverse("admin:pilots_example_change", args=[source.example_id]) in page
    assert "Lenker som må rettes" in start
    client.force_login(OfficerFactory())
    assert client.get(reverse("pilots:links")).status_code == 403


@pages
def test_the_list_asks_as_much_for_one_as_for_twelve(client):
    client.force_login(SecretaryFactory())
    counted = []
    for n in (1, 11):
        for _each in range(n):
            source = ExampleSourceFactory(example__published=True)
            source.url = f"https://a.no/{source.pk}"
            source.save()
            remember(url=source.url, answer=GONE)
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("pilots:links"))
        counted.append(len(asked))

    assert counted[0] == counted[1]
