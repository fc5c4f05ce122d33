"""A visitor who goes through the pages of the access table and sends the forms that stand there."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from django.apps import apps
from django.core.cache import cache
from django.db import connection, transaction
from django.http import QueryDict
from django.test import Client
from django.urls import resolve, reverse

from forkommune.accounts.models import User
from tests.access.forms import TOKEN, Field, Form, Sent, read
from tests.access.table import ADMIN, LIBRARY, TABLE
from tests.access.test_access import KEYS, admin_name
from tests.access.world import World

# Each address is tried as the first of these that it lets in.
ROLES = ("researcher", "secretary", "officer", "protection", "operations", "public")
REFUSED_OUTRIGHT = {"in", "401", "403", "404", "405", "410"}
# A write may follow on who does it, in one statement (forkommune/work/history.py).
WRITES = re.compile(r'(?:^|;)\s*(INSERT INTO|UPDATE|DELETE FROM) "?(\w+)"?')
SAVEPOINT = re.compile(r'(SAVEPOINT|RELEASE SAVEPOINT|ROLLBACK TO SAVEPOINT) "?(\w+)"?')
# Who was here, and who has read: written whatever the answer.
NOTED = {"django_session", "usersessions_usersession", "evidence_textaccess"}
# What is kept of what was refused: the faults of a file, and a text that met another one.
KEPT_WHEN_REFUSED = {"work_import", "work_draftconflict"}


def _rows(context: Any) -> int:
    """How many rows a statement has changed; -1 where nobody counted. One that met a row adds none."""
    return int(getattr(context.get("cursor"), "rowcount", -1))


class Writes:
    """The tables that were written in, without what was rolled back again."""

    def __init__(self) -> None:
        self.frames: list[tuple[str, set[tuple[str, str]]]] = [("", set())]

    def __call__(self, execute: Any, sql: Any, params: Any, many: bool, context: Any) -> Any:
        done, text = execute(sql, params, many, context), str(sql)
        if found := SAVEPOINT.match(text):
            self._step(found[1], found[2])
        elif (found := WRITES.search(text)) and _rows(context) != 0:
            self.frames[-1][1].add((found[1], found[2]))
        return done

    def _step(self, what: str, name: str) -> None:
        if what == "SAVEPOINT":
            self.frames.append((name, set()))
            return
        while len(self.frames) > 1 and self.frames[-1][0] != name:
            self._merge()
        if what.startswith("ROLLBACK"):
            self.frames[-1][1].clear()
        elif len(self.frames) > 1:
            self._merge()

    def _merge(self) -> None:
        _name, writes = self.frames.pop()
        self.frames[-1][1].update(writes)

    @property
    def tables(self) -> set[str]:
        """What is written in now."""
        return {table for _how, table in self._all} - NOTED - KEPT_WHEN_REFUSED

    @property
    def with_new_rows(self) -> set[str]:
        """Where rows were added."""
        return {table for how, table in self._all if how == "INSERT INTO"} - NOTED

    @property
    def _all(self) -> set[tuple[str, str]]:
        return set().union(*(writes for _name, writes in self.frames))


@contextmanager
def taken_back(client: Client) -> Iterator[Writes]:
    """A request that leaves nothing behind, also when it logs out, and what it wrote."""
    cookies = copy.deepcopy(client.cookies)
    cache.clear()
    outermost = transaction.atomic()
    outermost._from_testcase = True  # what must commit for itself may, as under Django's own tests
    with outermost:
        with watched() as writes:
            yield writes
        transaction.set_rollback(True)
    client.cookies = cookies


@contextmanager
def watched() -> Iterator[Writes]:
    """What is written meanwhile."""
    writes = Writes()
    with connection.execute_wrapper(writes):
        yield writes


def answer_to(client: Client, form: Form, sent: Sent) -> Any:
    """The answer to a form that was filled in; a file makes it one in parts."""
    if form.method == "get":
        return client.get(f"{form.address}?{encoded(sent)}")
    if any(hasattr(value, "read") for values in sent.values() for value in values):
        return client.post(form.address, {TOKEN: "x", **sent})
    body = encoded({TOKEN: ["x"], **sent})
    return client.post(form.address, body, content_type="application/x-www-form-urlencoded")


@contextmanager
def names_read(method: str) -> Iterator[set[str]]:
    """The names that views ask what was posted for, or an address."""
    found: set[str] = set()
    patch = pytest.MonkeyPatch()
    for way in ("get", "getlist", "__getitem__", "__contains__"):
        plain = getattr(QueryDict, way)

        def asked(self: Any, key: Any, *more: Any, _plain: Any = plain, **named: Any) -> Any:
            is_posted = TOKEN in set(self)  # `in` is watched here
            if isinstance(key, str) and is_posted == (method == "post"):
                found.add(key)
            return _plain(self, key, *more, **named)

        patch.setattr(QueryDict, way, asked, raising=False)
    try:
        yield found
    finally:
        patch.undo()
        found.discard(TOKEN)


def pages_of(world: World, role: str) -> Iterator[str]:
    """The addresses that the role is the first to read."""
    for row in TABLE:
        if role_for(row.cells("get"), {"200"}) == role:
            yield reverse(row.name, kwargs=world.named(row.row))
    if role in ("public", "officer"):
        for name, cells in LIBRARY.items():
            if cells.split()[role == "officer"] == "200":
                yield reverse(name, kwargs=KEYS.get(name))


def acts_of(world: World, role: str) -> Iterator[Form]:
    """The addresses that the role is the first to post to, each as a form without fields."""
    for row in TABLE:
        cells = row.cells("post")
        if role_for(cells, {*cells.values()} - REFUSED_OUTRIGHT) == role:
            yield Form(reverse(row.name, kwargs=world.named(row.row)), "post")


def role_for(cells: dict[str, str], wanted: set[str]) -> str | None:
    """The first role that gets one of the answers."""
    return next((role for role in ROLES if cells[role] in wanted), None)


def tool_pages() -> Iterator[str]:
    """The pages of the secretariat's tool, with one row of each list."""
    yield from (reverse("admin:index"), reverse("admin:search"))
    yield reverse("admin:accounts_user_access", args=[User.objects.order_by("pk").last().pk])
    for label, roles in ADMIN.items():
        if "secretary" not in roles:
            continue
        yield reverse(admin_name(label, "changelist"))
        yield reverse(admin_name(label, "add"))
        if (row := apps.get_model(label)._default_manager.first()) is not None:
            for verb in ("change", "delete", "history"):
                yield reverse(admin_name(label, verb), args=[row.pk])


def forms_on(client: Client, addresses: Iterable[str]) -> Iterator[Form]:
    """The forms that pages show, and what their links ask for."""
    for address in addresses:
        answer = client.get(address)
        page = answer.getvalue().decode(errors="replace")
        if answer.status_code != 200 or "text/html" not in answer.get("Content-Type", ""):
            continue
        forms, asked = read(page, address)
        yield from forms
        names = asked.get(urlsplit(address).path, set())
        yield Form(address, "get", {name: Field(name, "text") for name in names})


def name_of(form: Form) -> str:
    """The name of a form's address."""
    return resolve(urlsplit(form.address).path).view_name


def pressed(form: Form, *, each: bool = True) -> Iterator[tuple[str, Sent]]:
    """The form filled in, sent by each of its buttons, or by the first alone."""
    buttons = [(name, value) for name, values in form.buttons.items() for value in values]
    for name, value in buttons if each else buttons[:1]:
        yield f"{name}: pressed {value}", {**form.without_buttons(), name: [value]}
    if not buttons:
        yield "nothing wrong", form.filled()


def encoded(sent: Sent) -> str:
    """The form as an address or a body carries it."""
    pairs = [(name, value) for name, values in sent.items() for value in values]
    return urlencode([(name, getattr(value, "name", value)) for name, value in pairs])
