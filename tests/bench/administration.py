"""The secretariat's tool with 100 000 rows in a list: list, search, filter and change page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

from django.db import connection, models
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from forkommune.accounts.models import Organisation, User
from forkommune.work.models import HistoryEntry, Mail, Suggestion
from municipalities.models import Municipality, Statistic, StatisticKind

from .country import BATCH
from .figures import Figure, milliseconds, percentile
from .pages import ROUNDS, SLOWEST_MS, visitor

ROWS = 100_000
YEARS = 30
SECRETARY = "sekretariat@demo.invalid"


def grow() -> None:
    """Fill the longest lists up to 100 000 rows each, without history of the filling."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")  # no triggers
    try:
        for model, build in BUILDERS.items():
            _fill(model, build)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = origin")
            cursor.execute("ANALYZE")


def _fill(model: type[models.Model], build: Callable[[], Callable[[int], models.Model]]) -> None:
    missing = ROWS - model._default_manager.count()
    if missing > 0:
        make = build()
        model._default_manager.bulk_create((make(n) for n in range(missing)), BATCH)


def _history() -> Callable[[int], models.Model]:
    actors, now = list(User.objects.values_list("pk", flat=True)), timezone.now()
    tables = ("municipalities_municipality", "pilots_example", "plan_milestone", "accounts_person")
    return lambda n: HistoryEntry(
        at=now - timedelta(minutes=n),
        actor_id=actors[n % len(actors)],
        action="admin.changed",
        operation=("UPDATE", "INSERT", "EVENT")[n % 3],
        table=tables[n % len(tables)],
        row=str(n % 5_000),
        changes={"name": ["Før", f"Etter {n}"]},
    )


def _mail() -> Callable[[int], models.Model]:
    now = timezone.now()
    return lambda n: Mail(
        kind=("invitation", "reminder", "confirm-facts")[n % 3],
        key=f"bench-{n}",
        recipient=f"mottaker{n}@demo.invalid",
        subject=f"Prøvemelding {n}",
        body="Hei",
        state=Mail.State.SENT,
        sent_at=now,
    )


def _statistic() -> Callable[[int], models.Model]:
    places = list(Municipality.objects.all())
    kind, _made = StatisticKind.objects.get_or_create(
        code="bench", label_nb="Prøvetall", unit="stk."
    )
    last = len(places)

    def make(n: int) -> Statistic:
        place = places[n % last]
        return Statistic(
            kind=kind,
            municipality=place,
            area_name=place.name,
            area_number=place.number,
            year=1990 + n // last % YEARS,
            sector_label=f"Sektor {n // (last * YEARS)}",
            value=n,
            border_year=2017,
        )

    return make


def _organisation() -> Callable[[int], models.Model]:
    return lambda n: Organisation(code=f"prove-{n}", name=f"Prøvebedrift {n}", kind="company")


def _suggestion() -> Callable[[int], models.Model]:
    body = Organisation.objects.order_by("pk").first()
    return lambda n: Suggestion(
        target=body, organisation=body, new=f"Forslag {n}", state=Suggestion.State.WITHDRAWN
    )


BUILDERS: dict[Any, Callable[[], Callable[[int], models.Model]]] = {
    HistoryEntry: _history,
    Mail: _mail,
    Statistic: _statistic,
    Organisation: _organisation,
    Suggestion: _suggestion,
}
SEARCHES = {
    HistoryEntry: "4711",
    Mail: "mottaker4711@",
    Statistic: "Asker",
    Organisation: "prøvebedrift 4711",
    Suggestion: "Forslag 4711",
}
FILTERS = {
    HistoryEntry: "operation__exact=INSERT",
    Mail: "state__exact=sent",
    Statistic: "certainty__exact=",
    Organisation: "kind__exact=company",
    Suggestion: "state__exact=withdrawn",
}


def addresses() -> Iterator[tuple[str, str]]:
    """Name and path of the pages of each long list."""
    for model in BUILDERS:
        options = model._meta
        base = f"admin:{options.app_label}_{options.model_name}"
        listed, row = reverse(f"{base}_changelist"), model._default_manager.last()
        name = options.model_name
        yield f"{name}, list", listed
        yield f"{name}, page 900", f"{listed}?p=900"
        yield f"{name}, search", f"{listed}?q={SEARCHES[model]}"
        yield f"{name}, filter", f"{listed}?{FILTERS[model]}"
        yield f"{name}, change", reverse(f"{base}_change", args=[row.pk])
        yield f"{name}, history", reverse(f"{base}_history", args=[row.pk])
    yield "start page", reverse("admin:index")
    yield "search over all", reverse("admin:search") + "?q=asker"


def measure() -> list[Figure]:
    """p95 in milliseconds and number of queries of every page of the longest lists.

    Raises RuntimeError for a page that does not answer 200.
    """
    client, found = visitor(SECRETARY), []
    for name, path in addresses():

        def ask(path: str = path) -> None:
            answer = client.get(path)
            if answer.status_code != 200:
                raise RuntimeError(f"{path} answered {answer.status_code}.")

        slow = percentile(milliseconds(ask, rounds=ROUNDS), 0.95)
        with CaptureQueriesContext(connection) as queries:
            ask()
        found.append(Figure(f"admin, 100 000 rows: {name}, p95", slow, "ms", SLOWEST_MS))
        found.append(Figure(f"admin, 100 000 rows: {name}, queries", len(queries), "queries"))
    return found
