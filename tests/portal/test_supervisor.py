"""`manage.py portal` with real processes: started, stopped, killed, refused."""

import re
import signal
import socket

import pytest

from forkommune.portal.servers import embedded_servers

from .on_machine import alive_on, kill_at_once, numbers_of, outcome, start, wait_until
from .running import LINK, READY, RunningPortal, free_port, start_in_vain

pytestmark = [pytest.mark.processes, pytest.mark.xdist_group("portal")]
ALL_WELL = dict.fromkeys(["database", "redis", "worker", "beat"], "ok")


def test_a_first_start_says_in_order_what_it_does_and_where_to_go(first_start):
    port = first_start.port
    without_link = [line for line in first_start.lines if not line.startswith(LINK)]

    assert without_link == [
        "Starter PostgreSQL og Redis …",
        "Samler stiler, skrifter og bilder …",
        "Lager tabellene i databasen …",
        "Laster inn prosjektets egne data …",
        "Starter webtjeneren …",
        "Starter arbeideren og klokken …",
        f"{READY}http://127.0.0.1:{port}/",
        f"Ingen e-posttjener er satt opp (MAIL_HOST): meldinger havner i {first_start.var}/mail",
        "Stans med Ctrl-C.",
        "Stanser portalen …",
        "Portalen er stanset.",
    ]


def test_when_it_says_ready_everything_is_and_ctrl_c_leaves_nothing(first_start):
    assert (first_start.first_health, first_start.exit_code) == (ALL_WELL, 0)
    assert first_start.left == {}


def test_the_printed_link_leads_to_a_page_with_a_button_and_is_in_no_log(portal):
    link = portal.wait_for_line(LINK).removeprefix(LINK)
    address = f"http://127.0.0.1:{portal.port}/"
    path = "/" + link.removeprefix(address)

    status, _headers, body = portal.get(path)

    logs = "".join(log.read_text() for log in (portal.var / "log").iterdir())
    assert (link.startswith(address), status) == (True, 200)
    assert len(re.findall(r"<button[^>]*type=.submit", body.decode())) >= 1
    assert path not in logs


def test_a_command_beside_it_prints_links_to_the_port_it_runs_on(portal):
    code, out, _err = outcome(start(portal.var, "login_link", "--secretariat"))

    assert (code, out.startswith(f"http://127.0.0.1:{portal.port}/konto/lenke/")) == (0, True)


def test_a_second_start_on_the_same_folder_is_refused_with_the_number_of_the_first(portal):
    code, words = start_in_vain(portal.var, free_port())

    assert (code, words.startswith(f"Portalen kjører allerede (pid {portal.process.pid})")) == (
        1,
        True,
    )
    assert portal.health() == ALL_WELL


def test_figures_are_given_on_the_inner_address_and_never_on_the_public_one(portal):
    portal.get("/")
    portal.get("/finnes-ikke/?q=Kari")
    inner = portal.metrics_address.partition(":")[2]
    figures = portal.get("/metrics", port=int(inner))[2].decode()

    assert portal.get("/metrics")[0] == 404
    assert portal.get("/", port=int(inner))[0] == 404
    assert 'forkommune_requests_total{method="GET",status="200",view="home"}' in figures
    assert 'forkommune_requests_total{method="GET",status="404",view="none"}' in figures
    assert 'forkommune_part_up{part="worker"} 1.0' in figures
    assert "forkommune_database_connections_max 100.0" in figures
    assert "Kari" not in figures
    assert "finnes-ikke" not in figures


def test_killed_children_come_back_and_visitors_never_meet_a_bare_error(portal):
    celery = "celery -A forkommune"
    kill_at_once(portal.var, f"{celery} worker", f"{celery} beat", "gunicorn", "postgres -D")
    met = set()

    def recovered() -> bool:
        met.add(portal.get("/helse/klar")[0])
        met.add(portal.get("/")[0])
        return "Arbeideren stanset" in " ".join(portal.lines) and portal.health() == ALL_WELL

    portal.wait_for_line("Arbeideren stanset (kode -9)", 5)
    wait_until(recovered, 30, "all parts are well again")

    assert met <= {0, 200, 503}


def test_keeper_and_database_killed_together_come_back(portal):
    """Nobody but the supervisor is left to take leave of the dead server."""
    old = numbers_of(portal.var, "postgres -D")
    kill_at_once(portal.var, "forkommune.portal.keeper", "postgres -D")

    wait_until(lambda: numbers_of(portal.var, "postgres -D") not in ([], old), 8, "a new server")
    wait_until(lambda: set(portal.health().values()) == {"ok"}, 20, "all parts in order")


def test_kill_9_of_the_supervisor_stops_no_next_start_and_leaves_nothing_behind(portal):
    portal.end(signal.SIGKILL)
    again = RunningPortal(portal.var, portal.port).wait_until_ready()
    health = again.health()

    again.end(signal.SIGKILL)

    assert health == ALL_WELL
    wait_until(lambda: not alive_on(portal.var), 3, "everything ended")


def test_a_busy_port_is_named_with_the_way_to_another(var):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        refused = start_in_vain(var, port)

    assert refused == (
        1,
        f"Port {port} er opptatt. Velg en annen, for eksempel «make run PORT={port + 1}».\n",
    )


def test_a_foreign_database_folder_is_left_alone_and_named(var):
    (var / "pg18").mkdir()
    (var / "pg18" / "PG_VERSION").write_text("16\n")

    code, words = start_in_vain(var, free_port())

    assert (code, words.count("\n")) == (1, 1)
    assert words.startswith(f"Mappen {var}/pg18 er ikke databasen til denne portalen: den er laget")
    assert sorted(path.name for path in (var / "pg18").iterdir()) == ["PG_VERSION"]


def test_with_addresses_of_other_servers_the_portal_starts_none(prepared, var):
    with embedded_servers(prepared) as others:
        addresses = {"DATABASE_URL": others.database_url, "REDIS_URL": others.redis_url}
        for stamp in ("migrated", "loaded", "secret-key"):
            (var / stamp).write_bytes((prepared / stamp).read_bytes())
        (var / "frontend").symlink_to((prepared / "frontend").resolve())
        portal = RunningPortal(var, free_port(), **addresses).wait_until_ready()
        seen = (portal.health(), numbers_of(var, "postgres -D"), numbers_of(var, "redis-server"))
        portal.interrupt()

    assert seen == (ALL_WELL, [], [])
    assert portal.lines[:2] == [
        f"Bruker databasen {prepared}/run:5432/forkommune (DATABASE_URL).",
        f"Bruker Redis på unix://{prepared}/run/redis.sock (REDIS_URL).",
    ]


def test_an_unreachable_database_is_named_with_the_variable_to_mend(var):
    address = f"postgres://nobody@127.0.0.1:{free_port()}/none"

    code, words = start_in_vain(var, free_port(), DATABASE_URL=address)

    assert (code, words) == (
        1,
        "Databasen i DATABASE_URL kan ikke brukes: ingenting svarer på den adressen. "
        "Start serveren eller rett adressen. Start så på nytt.\n",
    )


def test_a_folder_that_cannot_be_made_is_named_with_the_next_step(var):
    (var / "file").write_text("")

    code, words = start_in_vain(var / "file" / "state", free_port())

    assert (code, words) == (
        1,
        f"Datamappen {var}/file/state kan ikke brukes "
        "(en fil ligger der det skulle vært en mappe). "
        "Gi deg selv skrivetilgang til den, eller velg en annen mappe med FORKOMMUNE_VAR.\n",
    )
