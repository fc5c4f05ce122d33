"""The production shape as real processes: the journeys of a day through the proxy, and what it leaves."""

import http.client
import json
import shutil
import tempfile
from pathlib import Path

import pytest

from forkommune.portal.servers import embedded_servers

from . import on_machine
from .on_machine import wait_until
from .service import Browser, Service, lines

pytestmark = [pytest.mark.processes, pytest.mark.xdist_group("portal")]
EMAIL = "kari.forsker@tjeneste.example"
PEOPLE = f"""
from tests.factories import ConsentFactory, InterviewFactory, QuestionFactory, ResearcherFactory
researcher = ResearcherFactory(email="{EMAIL}")
interview = InterviewFactory(interviewer=researcher)
QuestionFactory(guide=interview.guide, number=1, type="text")
ConsentFactory(informant=interview.informant)
print(interview.pk)
"""


@pytest.fixture(scope="module")
def service(first_start):
    """All processes, on a copy of what a first start leaves."""
    others = Path(tempfile.mkdtemp(prefix="fko-"))
    shutil.copytree(first_start.var, others, dirs_exist_ok=True, symlinks=True)
    folder = Path(tempfile.mkdtemp(prefix="fks-"))
    key = (others / "secret-key").read_text()
    with embedded_servers(others) as servers:
        running = Service(
            folder,
            database_url=servers.database_url,
            redis_url=servers.redis_url,
            built=others,
            key=key,
        )
        try:
            code, told = running.manage("shell", "--no-imports", "-v", "0", "-c", PEOPLE)
            assert code == 0, told
            running.interview = int(told.split()[-1])
            running.start()
            yield running
        finally:
            running.stop_all()
    left = on_machine.alive_on(folder) | on_machine.alive_on(others)
    shutil.rmtree(others)
    shutil.rmtree(folder)
    assert left == {}


@pytest.fixture(scope="module")
def researcher(service):
    """Somebody who has logged in by a mailed code."""
    browser = Browser(service)
    browser.code = browser.log_in(EMAIL)
    return browser


def test_start_page_comes_by_https_only_and_says_so(service):
    plain = http.client.HTTPConnection("localhost", service.ports["http"], timeout=10)
    plain.request("GET", "/")
    sent_on = plain.getresponse()

    status, headers, body = Browser(service).get("/", **{"X-Forwarded-Proto": "http"})

    assert (sent_on.status, sent_on.headers["Location"].startswith("https://localhost")) == (
        308,
        True,
    )
    assert (status, b"Klimaomstilling" in body) == (200, True)
    assert headers["Strict-Transport-Security"].startswith("max-age=31536000")
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    plain.close()


def test_a_logged_in_visitor_has_cookies_that_only_this_host_gets_by_https(researcher):
    cookies = {cookie.name: (cookie.secure, cookie.path) for cookie in researcher.cookies}

    assert cookies["__Host-sessionid"] == cookies["__Host-csrftoken"] == (True, "/")
    assert EMAIL in researcher.get("/")[2].decode() or "Logg ut" in researcher.get("/")[2].decode()


def test_the_name_of_a_request_is_the_proxys_and_not_the_visitors(service):
    names = [
        Browser(service).get("/helse/live", **{"X-Request-ID": "chosen-by-a-stranger"})[1][
            "X-Request-ID"
        ]
        for _ in range(2)
    ]

    assert (len(set(names)), "chosen-by-a-stranger" in names) == (2, False)


def test_what_is_typed_is_kept_as_a_draft(service, researcher):
    way = f"/kartlegging/intervjuer/{service.interview}/"
    form = researcher.form(way, q01="Sa vi noe hemmelig?")

    status, _, _ = researcher.post(f"{way}kladd/", form)

    assert status == 200
    assert researcher.form(way)["q01"] == "Sa vi noe hemmelig?"


def test_a_report_is_ordered_made_by_a_worker_and_read_as_pdf(service, researcher):
    way = "/rapporter/D2/"
    order = researcher.form(way, audience="public", profile="archive")
    status, headers, _ = researcher.post(f"{way}bestill/", order)
    name = headers["X-Request-ID"]
    wait_until(lambda: researcher.get(f"{way}utgave/1/pdf/")[0] == 200, 120, "the report is made")
    _, headers, body = researcher.get(f"{way}utgave/1/pdf/")

    assert (status, headers["Content-Type"], body[:5]) == (302, "application/pdf", b"%PDF-")
    work = [line for one in ("worker-1", "worker-2") for line in lines(service.log(one))]
    assert "work.run_job" in {line.get("task") for line in work if line.get("request_id") == name}


def test_figures_stay_inside(service):
    Browser(service).get("/")
    inside = http.client.HTTPConnection("127.0.0.1", service.metrics_port, timeout=10)
    inside.request("GET", "/metrics", headers={"Host": "anything"})
    figures = inside.getresponse().read().decode()
    inside.close()

    assert 'forkommune_part_up{part="beat"} 1.0' in figures
    assert "forkommune_database_connections{" in figures
    assert Browser(service).get("/metrics")[0] == 404


def test_after_a_backup_the_deployment_is_judged_fit(service):
    kept, backed_up = service.manage("backup")
    _, judged = service.manage("check_deployment", "--json")

    verdicts = json.loads(judged)
    assert (kept, "rader og" in backed_up) == (0, True)
    assert [one for one in verdicts if one["level"] == "error"] == []


def test_a_web_server_that_dies_is_not_noticed_by_visitors(service):
    service.stop("web-1")

    assert [Browser(service).get("/helse/live")[0] for _ in range(4)] == [200] * 4


def test_no_log_of_the_day_names_anybody(service, researcher):
    """The last one: everything above has been written down by now."""
    written = "".join(service.log(name.stem) for name in service.folder.glob("*.log"))
    told = lines(written)

    assert {"home", "reports:edition-download"} <= {line.get("view") for line in told}
    secrets = (EMAIL, "kari.forsker", researcher.code, "hemmelig", "chosen-by-a-stranger")
    assert [word for word in secrets if word in written] == []
    ours = [
        line for name in ("web-2", "worker-1", "beat") for line in service.log(name).splitlines()
    ]
    assert [line for line in ours if "Traceback" in line and not line.startswith("{")] == []
