"""Every list and detail page, at the size of the network and of a country; and one page laid bare."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

import psycopg2
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from focusgroups.models import FocusGroup
from forkommune.accounts.models import User
from forkommune.evidence.models import Claim, Code, Passage, SourceText
from municipalities.models import Interview
from pilots.models import Example, Pilot
from workshops.models import Meeting

from .figures import Figure, milliseconds, percentile

ROUNDS = 20
SLOWEST_MS = 100
SHARE_OF_BARE = 0.25
HOST = "127.0.0.1:8000"


def addresses() -> Iterator[tuple[str, str, str]]:
    """Name, e-mail of the visitor ("" for the public) and path of every page that is measured."""
    example = Example.objects.published().order_by("pk").first()
    pilot = Pilot.objects.filter(published_at__isnull=False).first()
    group = FocusGroup.objects.order_by("pk").first()
    meeting = Meeting.objects.visible_to(AnonymousUser()).order_by("pk").first()
    interview = Interview.objects.order_by("pk").first()
    source = SourceText.objects.order_by("pk").first()
    passage = Passage.objects.order_by("pk").first()
    claim = Claim.objects.filter(supports__isnull=False).order_by("pk").first()
    code = Code.objects.filter(codings__isnull=False).order_by("pk").first()
    public = {
        "home": "/",
        "municipalities": reverse("municipalities:municipality-list"),
        "municipality": reverse("municipalities:municipality-detail", args=["0219"]),
        "comparison": reverse("municipalities:municipality-compare") + "?k=0219&k=0220",
        "examples": reverse("pilots:example-list"),
        "examples, searched": reverse("pilots:example-list") + "?q=varmepumpe+skole",
        "example": reverse("pilots:example-detail", args=[example.slug]),
        "pilots": reverse("pilots:pilot-list"),
        "pilot": reverse("pilots:pilot-detail", args=[pilot.slug]),
        "network": reverse("municipalities:network"),
        "meetings": reverse("workshops:meeting-list"),
        "meeting": reverse("workshops:meeting-detail", args=[meeting.slug]),
        "reports": reverse("reports:report-list"),
        "report": reverse("reports:report-detail", args=["D2"]),
        "plan": reverse("plan:plan"),
        "sources": reverse("sources"),
        "api examples": "/api/v1/examples/?q=varmepumpe&page_size=20",
    }
    researcher = {
        "survey board": reverse("municipalities:survey"),
        "interviews": reverse("municipalities:interview-list"),
        "interview": reverse("municipalities:interview-detail", args=[interview.pk]),
        "overview": reverse("municipalities:overview"),
        "overview, findings": reverse("municipalities:finding-list") + "?type=alle",
        "overview, planned": reverse("municipalities:waiting-list"),
        "overview, barriers": reverse("municipalities:barriers-crossed"),
        "overview, coverage": reverse("municipalities:coverage"),
        "overview, indicators": reverse("municipalities:indicators"),
        "findings of a kind": reverse("municipalities:finding-list"),
        "texts to code": reverse("evidence:source-list"),
        "text": reverse("evidence:source-code", args=[source.pk]),
        "code": reverse("evidence:code-detail", args=[code.pk]),
        "codes": reverse("evidence:code-list"),
        "coded passages": reverse("evidence:passage-list") + f"?kode={code.pk}",
        "matrix of codes": reverse("evidence:code-matrix"),
        "codes that meet": reverse("evidence:code-together"),
        "passage": reverse("evidence:passage-detail", args=[passage.pk]),
        "findings": reverse("evidence:claim-list"),
        "finding": reverse("evidence:claim-detail", args=[claim.uuid]),
        "focus groups": reverse("focusgroups:focusgroup-list"),
        "focus group": reverse("focusgroups:focusgroup-detail", args=[group.pk]),
        "accounts": reverse("plan:accounts"),
    }
    secretary = {
        "admin start": reverse("admin:index"),
        "admin examples": reverse("admin:pilots_example_changelist"),
        "admin example": reverse("admin:pilots_example_change", args=[example.pk]),
        "admin history": reverse("admin:work_historyentry_changelist"),
        "admin search": reverse("admin:search") + "?q=asker",
    }
    for email, pages in (
        ("", public),
        ("forsker@demo.invalid", researcher),
        ("sekretariat@demo.invalid", secretary),
    ):
        yield from ((name, email, path) for name, path in pages.items())


def visitor(email: str) -> Client:
    """A browser of the public, or one that is logged in."""
    client = Client(headers={"host": HOST})
    if email:
        client.force_login(User.objects.get(email=email))
    return client


def measure_pages(size: str, *, limited: bool) -> list[Figure]:
    """p95 in milliseconds and number of queries of every page. Raises RuntimeError for a page that
    does not answer 200."""
    found = []
    for name, email, path in addresses():
        client = visitor(email)

        def ask(client: Client = client, path: str = path) -> None:
            answer = client.get(path)
            if answer.status_code != 200:
                raise RuntimeError(f"{path} answered {answer.status_code}.")

        slow = percentile(milliseconds(ask, rounds=ROUNDS), 0.95)
        with CaptureQueriesContext(connection) as queries:
            ask()
        limit = SLOWEST_MS if limited else None
        found.append(Figure(f"{size}: {name}, p95", slow, "ms", limit))
        found.append(Figure(f"{size}: {name}, queries", len(queries), "queries"))
    return found


def measure_example_list(database_url: str) -> list[Figure]:
    """The list of examples against a bare Django view and bare psycopg2 with the same queries.

    The three take turns, so that what else the machine does falls on all of them.
    """
    client, path = visitor(""), reverse("pilots:example-list")
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    statements = [query["sql"] for query in captured if query["sql"].startswith("SELECT")]
    request = RequestFactory().get(path)
    with closing(psycopg2.connect(database_url)) as plain:
        ways: dict[str, Callable[[], Any]] = {
            "portal": lambda: client.get(path),
            "django": lambda: _bare_view(request, statements),
            "psycopg2": lambda: _bare_application(plain, statements),
        }
        taken: dict[str, list[float]] = {name: [] for name in ways}
        for turn in range(ROUNDS + 2):
            for name, act in ways.items():
                begun = time.perf_counter()
                act()
                if turn > 1:
                    taken[name].append(time.perf_counter() - begun)
    median = {name: percentile(values, 0.5) for name, values in taken.items()}
    return [
        Figure(
            "example list, speed of a bare Django view", median["django"] / median["portal"], "×"
        ),
        Figure(
            "example list, speed of bare WSGI + psycopg2",
            median["psycopg2"] / median["portal"],
            "×",
            SHARE_OF_BARE,
            ceiling=False,
        ),
    ]


def _bare_view(request: HttpRequest, statements: list[str]) -> HttpResponse:
    rows = 0
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
            rows += len(cursor.fetchall())
    return HttpResponse(f"{request.path}: {rows}")


def _bare_application(plain: Any, statements: list[str]) -> bytes:
    rows = 0
    with plain.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
            rows += len(cursor.fetchall())
    return f"{rows}".encode()
