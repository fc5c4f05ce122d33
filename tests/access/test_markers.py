"""What was said in confidence is met by those who may read it, and by nobody else anywhere."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.apps import apps
from django.core.cache import caches
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from forkommune.evidence.exchange.collecting import collect
from forkommune.evidence.exchange.files import files_of
from forkommune.work.models import HistoryEntry
from reports.models import Edition
from tests.access.markers import MAY_READ, QUOTE, found_in, plant
from tests.access.planted_people import EMAIL, NAME, PHONE, Planted, take_part
from tests.access.planted_people import found_in as people_in
from tests.access.table import ADMIN, TABLE
from tests.access.test_access import admin_name, client_of
from tests.access.world import World, build_world
from tests.privacy.conftest import everything
from tests.reports.pdf import attachments_of, text_of

pytestmark = pytest.mark.django_db
OTHERS = ("public", "officer", "secretary", "operations", "protection")


@pytest.fixture(scope="module")
def build() -> Callable[[], World]:
    def build_and_plant() -> World:
        world = build_world()
        plant(world)
        return world

    return build_and_plant


@pytest.fixture
def planted(world) -> World:
    return world


def all_that(client: Client, method: str, url: str) -> set[str]:
    """The markers in an answer, its headers included; those of a redirect stand in them."""
    response = getattr(client, method)(url)
    return found_in(f"{response.headers} {response.getvalue().decode('utf-8', 'replace')}")


@pytest.mark.parametrize("role", OTHERS)
def test_no_page_tells_a_role_what_it_may_not_read(planted, role, caplog, mailoutbox):
    client = client_of(planted, role)
    client.raise_request_exception = False
    leaks = {}
    for row in TABLE:
        url = reverse(row.name, kwargs=planted.named(row.row))
        allowed = MAY_READ.get((role, row.name), set())
        for method in ("get", "post"):
            if leak := all_that(client, method, url) - allowed:
                leaks[f"{method} {row.name} {row.row}"] = leak

    assert leaks == {}
    assert found_in(caplog.text) == set()
    assert found_in(" ".join(mail.message().as_string() for mail in mailoutbox)) == set()


def test_the_markers_are_where_researchers_look(planted):
    client = client_of(planted, "researcher")

    page = planted.rows["kept interview"]
    read = all_that(client, "get", reverse("municipalities:interview-detail", args=[page.pk]))
    text = all_that(client, "get", planted.rows["kept source"].get_absolute_url())

    assert {"zqmarkkeptanswerqz", "zqmarkkeptpassageqz", "zqmarkkeptnotesqz"} <= read
    assert {"zqmarkkeptanswerqz", "zqmarkkeptpassageqz"} <= text


def test_who_takes_part_is_known_to_recruiter_and_key_holder_and_stands_nowhere_else(
    planted, caplog, mailoutbox, monkeypatch, settings, tmp_path
):
    """All places in one run: pages, open data, exports, PDFs, mails, logs, tables, files, Redis, the
    administration with its history, and pages of errors."""
    caplog.set_level("DEBUG")
    settings.VAR_DIR = tmp_path
    one = take_part(planted, mailoutbox)
    group = one.group.pk
    board = reverse("focusgroups:recruitment", args=[group])
    lookup = reverse("focusgroups:letter-lookup", args=[group, one.letter])
    known = one.recruiter.get(board).content.decode()
    looked_up = one.key_holder.post(lookup, {"lookup-reason": "Ber om innsyn"}).content.decode()
    assert len(people_in(known)) >= 2
    assert people_in(looked_up) >= {"zqoda", "zqpost"}

    told = {
        "errors": errors(planted, one, monkeypatch),
        "papers": papers(one),
        "exports": exports(),
        "mails": " ".join(unfolded(mail).replace(EMAIL, "") for mail in mailoutbox),
        "open data": open_data(),
        "pages": pages(planted),
        "administration": administration(planted),
        "files": b" ".join(f.read_bytes() for f in tmp_path.rglob("*") if f.is_file()).decode(
            "latin-1"
        ),
        "Redis": in_redis(),
        "tables": everything(),
        "logs": caplog.text,
    }

    assert {place: found for place, words in told.items() if (found := people_in(words))} == {}
    assert [place for place, words in told.items() if not words and place != "files"] == []


def unfolded(mail: Any) -> str:
    """All parts of a mail with their lines as they were written; the receiver's own address is in it."""
    return re.sub(r"\r?\n[ \t]", "", str(mail.message()))


def pages(world: World) -> str:
    """Every page to a researcher who recruits for another group, read and sent; what other roles get is
    looked through above."""
    client = client_of(world, "researcher")
    client.raise_request_exception = False
    answers = [
        getattr(client, method)(reverse(row.name, kwargs=world.named(row.row)))
        for row in TABLE
        for method in ("get", "post")
    ]
    return " ".join(f"{one.headers}{one.getvalue().decode('utf-8', 'replace')}" for one in answers)


def open_data() -> str:
    """What anybody gets of the interface for programs, as JSON and as tables."""
    client, names = Client(), {row.name for row in TABLE if row.name.startswith("api:")}
    plain = [name for name in names if not next(r for r in TABLE if r.name == name).row]
    answers = [
        client.get(reverse(name), asked) for name in plain for asked in ({}, {"format": "csv"})
    ]
    return " ".join(one.getvalue().decode() for one in answers)


def papers(one: Planted) -> str:
    """The PDFs of a session, each stream unpacked."""
    names = ("moderator-sheet", "table-signs", "note-sheet", "consent-paper")
    made = [
        one.recruiter.get(reverse(f"focusgroups:{name}", args=[one.group.pk])) for name in names
    ]
    assert [paper.headers["Content-Type"] for paper in made] == ["application/pdf"] * len(names)
    return " ".join(everything_in(paper.getvalue()) for paper in made)


def exports() -> str:
    """What leaves for other programs, archives unpacked."""
    told = []
    for form in ("qdpx", "qdc", "csv"):
        for name, data in files_of(collect(None), form).items():
            if name.endswith("qdpx"):
                archive = zipfile.ZipFile(io.BytesIO(data))
                told += [archive.read(inside).decode("utf-8") for inside in archive.namelist()]
            else:
                told.append(data.decode("utf-8"))
    return " ".join(told)


def administration(world: World) -> str:
    """Its index, its lists of what was done and sent, and the newest of what was done in focus groups."""
    client = client_of(world, "secretary")
    done = HistoryEntry.objects.filter(table__startswith="focusgroups_").order_by("-pk")[:8]
    urls = [
        reverse("admin:index"),
        *(reverse(admin_name(label, "changelist")) for label in ("work.historyentry", "work.mail")),
        *(reverse(admin_name("work.historyentry", "change"), args=[row.pk]) for row in done),
    ]
    return " ".join(client.get(url).getvalue().decode() for url in urls)


def in_redis() -> str:
    """Every key with all that lies under it: cache, queues, sessions' marks."""
    redis: Any = caches["default"]._cache.get_client(None)
    read = {"string": redis.get, "hash": redis.hgetall, "set": redis.smembers}
    read["list"] = lambda key: redis.lrange(key, 0, -1)
    read["zset"] = lambda key: redis.zrange(key, 0, -1)
    rows = [(key, read[redis.type(key).decode()](key)) for key in redis.scan_iter()]
    return repr(rows)


def errors(world: World, one: Planted, monkeypatch: Any) -> str:
    """What is answered where something goes wrong with the name in the request, or in the fault."""

    def fails(**said: Any) -> None:
        raise RuntimeError("refused")

    new = reverse("focusgroups:candidate-new", args=[one.group.pk])
    sent = {"name": NAME, "email": "zqny@zqpost.invalid", "phone": PHONE, "language": "nb"}
    sent |= {"actor_group": one.candidate.actor_group_id, "is_another": "on"}
    stranger = client_of(world, "secretary")
    refused = [
        stranger.post(new, sent),
        one.recruiter.get(reverse("focusgroups:participation", args=["gjettet"])),
        one.recruiter.get("/finnes/ikke/"),
        Client().post(new, {**sent, "csrfmiddlewaretoken": "x"}, follow=True),
    ]
    one.recruiter.raise_request_exception = False
    with monkeypatch.context() as patched:
        patched.setattr("focusgroups.recruitment.views.board.propose", fails)
        refused.append(one.recruiter.post(new, sent))
    assert refused[-1].status_code == 500
    return " ".join(answer.content.decode() for answer in refused)


def test_the_secretariat_reads_what_was_released_to_it(planted):
    client = client_of(planted, "secretary")

    page = planted.rows["released interview"]
    read = all_that(client, "get", reverse("municipalities:interview-detail", args=[page.pk]))

    assert read == {"zqmarkreleasedanswerqz", "zqmarkreleasedpassageqz"}


SEARCHES = [
    ("api:examples", {"q": "penger"}),
    ("api:examples", {"q": "penger", "format": "csv"}),
    ("pilots:example-list", {"q": "penger"}),
    ("evidence:source-list", {"q": "penger"}),
    ("admin:search", {"q": "penger"}),
    ("admin:search", {"q": "zqmark"}),
]


@pytest.mark.parametrize(("name", "asked"), SEARCHES)
def test_no_search_finds_a_marker(planted, name, asked):
    for role in OTHERS:
        response = client_of(planted, role).get(reverse(name), asked)
        # What was typed stands in the search field again; no marker is typed whole.
        assert found_in(response.getvalue().decode()) == set(), role


@pytest.mark.parametrize("role", ["secretary", "operations", "protection"])
def test_the_admin_holds_no_marker(planted, role):
    client = client_of(planted, role)

    leaks = {url: leak for url in admin_pages(role) if (leak := all_that(client, "get", url))}

    assert leaks == {}


def admin_pages(role: str) -> Iterator[str]:
    """The index, and per table its list and the pages of its rows: form, deletion, history."""
    yield reverse("admin:index")
    for label in (label for label, roles in ADMIN.items() if role in roles):
        yield reverse(admin_name(label, "changelist"))
        for row in apps.get_model(label)._default_manager.all()[:12]:
            # The history itself is read row by row below; here it is the page that shows it.
            verbs = ["change"] if label == "work.historyentry" else ["change", "delete", "history"]
            for verb in verbs:
                yield reverse(admin_name(label, verb), args=[row.pk])


def test_history_holds_no_marker(planted):
    rows = HistoryEntry.objects.values_list("table", "changes", "reason", "action")

    leaks = {(table, word) for table, *rest in rows for word in found_in(str(rest))}

    assert leaks == set()


@pytest.mark.parametrize("profile", ["archive", "working"])
def test_public_edition_holds_the_approved_quote_and_nothing_else(
    planted, profile, tmp_path, caplog, capsys
):
    out = tmp_path / "d2.pdf"
    survey = planted.rows["kept interview"].round
    survey.municipalities.add(planted.rows["municipality"])

    call_command("make_report", "D2", out=out, profile=profile, audience="public")

    data = out.read_bytes()
    files = b" ".join(attachments_of(data).values()).decode("utf-8", "replace")
    assert found_in(text_of(out)) == {QUOTE}
    assert found_in(files) <= {QUOTE}
    assert found_in(everything_in(data)) <= {QUOTE}
    assert found_in(caplog.text + capsys.readouterr().out) == set()


def test_a_draft_of_the_researchers_stays_with_them(planted, tmp_path):
    planted.rows["kept interview"].round.municipalities.add(planted.rows["municipality"])
    call_command("make_report", "D2", out=tmp_path / "d2.pdf", audience="internal")
    edition = Edition.objects.filter(audience="internal").latest("pk")
    url = reverse("reports:edition-download", args=["D2", edition.number])

    answers = {role: client_of(planted, role).get(url).status_code for role in OTHERS}

    assert answers == dict.fromkeys(OTHERS, 404)
    assert found_in(text_of(tmp_path / "d2.pdf")) > {QUOTE}


def everything_in(data: bytes) -> str:
    """Every stream of a PDF unpacked, metadata included, and the bytes between them."""
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as pdf:
        streams = [one.read_bytes() for one in pdf.objects if isinstance(one, pikepdf.Stream)]
    return (b" ".join(streams) + data).decode("latin-1")
