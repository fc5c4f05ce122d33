"""The table is complete, and each of its cells is what really happens."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.contrib import admin
from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse

from forkommune.work.models import HistoryEntry
from tests.access.table import ADMIN, ADMIN_PAGES, ADMIN_VERBS, LIBRARY, TABLE
from tests.access.world import ROLES, World

pytestmark = pytest.mark.django_db
# Browsers send at least a token; what is filled in of the form is nothing.
NOTHING = {"csrfmiddlewaretoken": "x"}
LIBRARIES = ("account_", "mfa_", "socialaccount_", "usersessions_")
FAMILIES = ("admin:", *LIBRARIES)


def names(resolver: URLResolver, space: str = "") -> Iterator[str]:
    """The name of every address, with its namespace; unnamed ones end in a question mark."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            below = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from names(pattern, below)
        else:
            yield f"{space}{pattern.name or '?'}"


def client_of(world: World, role: str) -> Client:
    client = Client()
    if user := world.users[role]:
        client.force_login(user)
    return client


def outcome(response: HttpResponse) -> str:
    """The status in the table's words: `in` for being sent to log in."""
    asks = response.status_code == 302 and response["Location"].startswith(reverse("account_login"))
    return "in" if asks else str(response.status_code)


def ask(client: Client, method: str, url: str) -> str:
    """The outcome of a request with nothing filled in, which is taken back. To read may change nothing."""
    reads = method == "get"
    before = HistoryEntry.objects.count() if reads else 0
    with transaction.atomic():
        response = client.get(url) if reads else client.post(url, NOTHING)
        response.getvalue()  # reads a file to its end, which closes it
        answer = outcome(response)
        changed = HistoryEntry.objects.count() - before if reads else 0
        transaction.set_rollback(True)
    return f"{answer}, {changed} rows changed" if changed else answer


def admin_name(label: str, verb: str) -> str:
    return f"admin:{label.replace('.', '_')}_{verb}"


def test_every_address_stands_in_the_table_and_every_row_of_it_exists():
    own = {name for name in names(get_resolver()) if not name.startswith(FAMILIES)}

    assert {row.name for row in TABLE} == own


def test_every_row_is_told_once():
    told = [(row.name, row.row) for row in TABLE]

    assert sorted(set(told)) == sorted(told)


def test_pages_of_the_admin_are_those_of_its_models_and_no_others():
    found = {name for name in names(get_resolver()) if name.startswith("admin:")}
    models = {admin_name(label, verb) for label in ADMIN for verb in ADMIN_VERBS}

    assert {model._meta.label_lower for model in admin.site._registry} == set(ADMIN)
    # The catch-all and the old addresses of change pages have no name; they send on or say 404.
    assert found - {"admin:?"} == models | ADMIN_PAGES


def test_pages_of_the_library_are_those_of_the_table():
    found = {name for name in names(get_resolver()) if name.startswith(LIBRARIES)}

    assert found == set(LIBRARY)


@pytest.mark.parametrize("role", ROLES)
def test_each_address_answers_each_role_as_the_table_says(world, role):
    client = client_of(world, role)
    wrong = {}
    for row in TABLE:
        cache.clear()  # of links that open nothing: the table asks for more than one may guess
        url = reverse(row.name, kwargs=world.named(row.row))
        for method in ("get", "post"):
            expected, got = row.cells(method)[role], ask(client, method, url)
            other = row.cells("post" if method == "get" else "get")[role]
            # Who would be refused anyhow may hear that first.
            allowed = {expected, other} if expected == "405" and other != "200" else {expected}
            if got not in allowed:
                wrong[f"{method} {row.name} {row.row}"] = f"expected {expected}, got {got}"

    assert wrong == {}


KEYS = {
    "account_confirm_email": {"key": "brukt"},
    "mfa_edit_webauthn": {"pk": 1},
    "mfa_remove_webauthn": {"pk": 1},
    "account_reset_password_from_key": {"uidb36": "a", "key": "brukt"},
}


@pytest.mark.parametrize(("column", "role"), [(0, "public"), (1, "officer")])
def test_pages_of_the_library_are_about_ones_own_account(world, column, role):
    client = client_of(world, role)

    got = {name: ask(client, "get", reverse(name, kwargs=KEYS.get(name))) for name in LIBRARY}

    assert got == {name: cells.split()[column] for name, cells in LIBRARY.items()}


def opened(client: Client, url: str) -> str:
    """The outcome after the hop to the admin's own log-in, which knows the portal's."""
    response = client.get(url)
    if response.status_code == 302 and response["Location"].startswith(reverse("admin:login")):
        response = client.get(response["Location"])
    return outcome(response)


def refusal(role: str) -> str:
    return "in" if role == "public" else "403"


def test_the_admin_opens_the_lists_of_a_role_and_no_others(world):
    got, expected = {}, {}
    for role in ROLES:
        client = client_of(world, role)
        for label, roles in ADMIN.items():
            got[label, role] = opened(client, reverse(admin_name(label, "changelist")))
            expected[label, role] = "200" if role in roles else refusal(role)

    assert got == expected


def test_the_admin_lets_none_but_its_keepers_add_change_delete_or_look_back(world):
    wrong = {}
    for role in set(ROLES) - {"secretary"}:
        client = client_of(world, role)
        for url in admin_addresses(role):
            if (got := opened(client, url)) != refusal(role):
                wrong[f"{role} {url}"] = got

    assert wrong == {}


def admin_addresses(role: str) -> Iterator[str]:
    """New rows in every table, and one row of those that the role may not list."""
    for label, roles in ADMIN.items():
        yield reverse(admin_name(label, "add"))
        row = apps.get_model(label)._default_manager.first()
        if row is not None and role not in roles:
            for verb in ("change", "delete", "history"):
                yield reverse(admin_name(label, verb), args=[row.pk])
