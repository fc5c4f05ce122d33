"""Every form of the portal, sent with what no form asks for: refused in words, never a fault.

The forms are those of the pages in the access table, so a new one cannot be forgotten; an address
that a script posts to is asked which fields it reads. Each button is pressed; then all fields are
wrong at once; then one at a time, so that what is behind the form's own checks is met as well. Some
of the wrong values are tried, always the same; `HYPOTHESIS_PROFILE=explore` tries them all.
"""

from __future__ import annotations

import copy
import json
import logging
import re
import time
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.apps import apps
from django.core.cache import cache
from django.db import connection, transaction
from django.http import QueryDict
from django.test import Client
from django.urls import resolve, reverse

from tests.access import hostile
from tests.access.forms import TOKEN, Field, Form, Sent, read
from tests.access.table import ADMIN, LIBRARY, TABLE
from tests.access.test_access import KEYS, admin_name, client_of
from tests.access.world import World

pytestmark = pytest.mark.django_db
# Each address is tried as the first of these that it lets in.
ROLES = ("researcher", "secretary", "officer", "protection", "operations", "public")
REFUSED_OUTRIGHT = {"in", "401", "403", "404", "405", "410"}
ANSWERS = {200, 204, 302, 400, 401, 403, 404, 405, 409, 410, 413, 415, 422, 429, 503}
CPU_SECONDS = 3  # in the web process; what takes longer is a way to stop it
SHARE_IN_THE_TOOL = 0.15  # of the fields; its forms are made by one class
WRITES = re.compile(r'\s*(?:INSERT INTO|UPDATE|DELETE FROM) "?(\w+)"?')
SAVEPOINT = re.compile(r'(SAVEPOINT|RELEASE SAVEPOINT|ROLLBACK TO SAVEPOINT) "?(\w+)"?')
# Who was here and how often: written whatever the answer.
NOTED = {"django_session", "usersessions_usersession"}
SAYS_WHAT_IS_WRONG = ("error-summary", "errornote", "errorlist")


class Writes:
    """The tables that were written in, without what was rolled back again."""

    def __init__(self) -> None:
        self.frames: list[tuple[str, set[str]]] = [("", set())]

    def __call__(self, execute: Any, sql: Any, params: Any, many: bool, context: Any) -> Any:
        done, text = execute(sql, params, many, context), str(sql)
        if found := SAVEPOINT.match(text):
            self._step(found[1], found[2])
        elif found := WRITES.match(text):
            self.frames[-1][1].add(found[1])
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
        _name, tables = self.frames.pop()
        self.frames[-1][1].update(tables)

    @property
    def tables(self) -> set[str]:
        """What is written in now."""
        return set().union(*(tables for _name, tables in self.frames)) - NOTED


@contextmanager
def taken_back(client: Client) -> Iterator[Writes]:
    """A request that leaves nothing behind, also when it logs out, and what it wrote."""
    writes, cookies = Writes(), copy.deepcopy(client.cookies)
    cache.clear()
    with transaction.atomic():
        with connection.execute_wrapper(writes):
            yield writes
        transaction.set_rollback(True)
    client.cookies = cookies


def answer_to(client: Client, form: Form, sent: Sent) -> Any:
    """The answer to a form that was filled in; a file makes it one in parts."""
    if form.method == "get":
        return client.get(f"{form.address}?{hostile.encoded(sent)}")
    if any(hasattr(value, "read") for values in sent.values() for value in values):
        return client.post(form.address, {TOKEN: "x", **sent})
    body = hostile.encoded({TOKEN: ["x"], **sent})
    return client.post(form.address, body, content_type="application/x-www-form-urlencoded")


def as_json(client: Client, form: Form, sent: Sent) -> Any:
    """The answer to a form under a content type that no form has."""
    body = json.dumps({name: str(values) for name, values in sent.items()})
    return client.post(form.address, body, content_type="application/json")


def tried(client: Client, form: Form, sent: Sent, ask: Any = answer_to) -> tuple[str, str]:
    """What is wrong with the answer, empty when it is one that people can go on from; and its page."""
    begun = time.process_time()
    try:
        with taken_back(client) as writes:
            answer = ask(client, form, sent)
            page = answer.getvalue().decode(errors="replace")
            said = wrong_in(client, answer, page, writes)
    except Exception as raised:  # noqa: BLE001  # every fault is a finding
        ours = [f for f in traceback.extract_tb(raised.__traceback__) if ".venv" not in f.filename]
        where = f"{ours[-1].filename}:{ours[-1].lineno}"
        return f"{type(raised).__name__}: {str(raised)[:200]} ({where})", ""
    took = time.process_time() - begun
    is_page = "text/html" in answer.get("Content-Type", "")
    return said or (f"took {took:.0f} s" if took > CPU_SECONDS else ""), page if is_page else ""


def wrong_in(client: Client, answer: Any, page: str, writes: Writes) -> str:
    """A fault, something half written, or a way on to a fault."""
    if answer.status_code not in ANSWERS:
        return f"answered {answer.status_code}"
    is_refused = answer.status_code >= 400 or any(mark in page for mark in SAYS_WHAT_IS_WRONG)
    if is_refused and writes.tables:
        return f"answered {answer.status_code} and had written in {sorted(writes.tables)}"
    if answer.status_code == 302 and answer["Location"].startswith("/"):
        after = client.get(answer["Location"])
        after.getvalue()
        if after.status_code not in ANSWERS:
            return f"led to {answer['Location']}, which answered {after.status_code}"
    return ""


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


def pressed(form: Form, share: float) -> Iterator[tuple[str, Sent]]:
    """The form filled in, sent by each of its buttons, or by one where only a share is tried."""
    buttons = [(name, value) for name, values in form.buttons.items() for value in values]
    if share < 1 and not hostile.is_exploring():
        buttons = buttons[:1]
    for name, value in buttons:
        yield f"{name}: pressed {value}", {**form.without_buttons(), name: [value]}
    if not buttons:
        yield "nothing wrong", form.filled()


class Walk:
    """Sends forms, and those that come back when one of them is sent, and keeps what is wrong."""

    def __init__(self, client: Client, share: float) -> None:
        self.client, self.share = client, share
        self.known: set[Any] = set()
        self.places: set[str] = set()
        self.wrong: dict[str, str] = {}

    def go(self, forms: Iterable[Form]) -> None:
        """Send each kind of form once in each way."""
        for form in forms:
            is_empty = form.method == "get" and not form.fields
            if is_empty or (key := form.shape) in self.known:
                continue
            self.known.add(key)
            self.places |= {name_of(form)} if form.method == "post" else set()
            self.go(self.met_by(form))

    def met_by(self, form: Form) -> list[Form]:
        """Send the form as people do, then as they do not. Returns the forms that came back."""
        with names_read(form.method) as names:
            back = self._filled_in(form)
            if form.is_of_a_script:
                self._take(form, names, is_shown=True)
                back += self._filled_in(form)
        self._take(form, names, is_shown=False)
        where = f"{form.method} {name_of(form)}"
        for told, sent in hostile.all_wrong(form, where):
            self._send(form, told, sent)
        for told, sent in hostile.one_wrong(form, where, self.share):
            self._send(form, told, sent)
        if form.method == "post":
            self._send(form, "as JSON", form.filled(), as_json)
        return back

    def _filled_in(self, form: Form) -> list[Form]:
        pages = [self._send(form, told, sent) for told, sent in pressed(form, self.share)]
        found = [one for page in pages for one in read(page, form.address)[0]]
        return [one for one in found if one.method == "post"]

    def _take(self, form: Form, names: set[str], *, is_shown: bool) -> None:
        for name in names - form.fields.keys() - form.buttons.keys():
            form.fields[name] = Field(name, "text", is_shown=is_shown)

    def _send(self, form: Form, told: str, sent: Sent, ask: Any = answer_to) -> str:
        said, page = tried(self.client, form, sent, ask)
        if said:
            self.wrong[f"{form.method} {form.address} {told}"] = said
        return page


@pytest.fixture(autouse=True)
def _quiet():
    """Thousands of refusals would fill the report of a fault with their log."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.mark.parametrize("role", ROLES)
def test_no_form_of_the_portal_is_a_way_to_a_fault(world, role):
    walk = Walk(client_of(world, role), share=1)

    walk.go(forms_on(walk.client, pages_of(world, role)))
    walk.go(act for act in acts_of(world, role) if name_of(act) not in walk.places)

    assert walk.wrong == {}


def test_no_form_of_the_secretariats_tool_is_a_way_to_a_fault(world):
    walk = Walk(client_of(world, "secretary"), SHARE_IN_THE_TOOL)

    walk.go(forms_on(walk.client, tool_pages()))

    assert walk.wrong == {}


def test_a_form_that_is_refused_after_it_wrote_is_noticed():
    writes = Writes()
    for text in ('SAVEPOINT "a"', 'INSERT INTO "one" VALUES (1)', 'ROLLBACK TO SAVEPOINT "a"'):
        writes(lambda *told: None, text, None, False, {})
    taken_back_again = writes.tables
    for text in ('RELEASE SAVEPOINT "a"', 'SAVEPOINT "b"', 'UPDATE "two" SET a = 1'):
        writes(lambda *told: None, text, None, False, {})
    writes(lambda *told: None, 'RELEASE SAVEPOINT "b"', None, False, {})

    assert (taken_back_again, writes.tables) == (set(), {"two"})
