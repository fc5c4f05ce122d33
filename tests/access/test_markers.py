"""What was said in confidence is met by those who may read it, and by nobody else anywhere."""

import io
from collections.abc import Callable, Iterator

import pytest
from django.apps import apps
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from forkommune.work.models import HistoryEntry
from reports.models import Edition
from tests.access.markers import MAY_READ, QUOTE, found_in, plant
from tests.access.table import ADMIN, TABLE
from tests.access.test_access import admin_name, client_of
from tests.access.world import World, build_world
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


def test_a_researcher_without_a_grant_meets_no_candidates_name(planted):
    client = client_of(planted, "researcher")
    client.raise_request_exception = False

    names = {
        (row.name, word)
        for row in TABLE
        for method in ("get", "post")
        for word in all_that(client, method, reverse(row.name, kwargs=planted.named(row.row)))
        if "candidate" in word
    }

    assert names == set()


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
