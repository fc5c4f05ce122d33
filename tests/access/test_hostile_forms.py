"""Every form of the portal, sent with what no form asks for: refused in words, never a fault.

The forms are those of the pages in the access table, so a new one cannot be forgotten; an address
that a script posts to is asked which fields it reads. Each button is pressed; then all fields are
wrong at once; then one at a time, so that what is behind the form's own checks is met as well. Some
of the wrong values are tried, always the same; `HYPOTHESIS_PROFILE=explore` tries them all.
"""

from __future__ import annotations

import json
import time
import traceback
from collections.abc import Iterable
from http import HTTPStatus
from typing import Any

import pytest
from django.test import Client

from tests.access import hostile
from tests.access.forms import Field, Form, Sent, read
from tests.access.test_access import client_of
from tests.access.walking import (
    ROLES,
    Writes,
    acts_of,
    answer_to,
    forms_on,
    name_of,
    names_read,
    pages_of,
    pressed,
    taken_back,
    tool_pages,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quiet")]
ANSWERS = {200, 204, 302, 400, 401, 403, 404, 405, 409, 410, 413, 415, 422, 429, 503}
CPU_SECONDS = 3  # in the web process; what takes longer is a way to stop it
TOOK = "took "
SHARE_IN_THE_TOOL = 0.15  # of the fields; its forms are made by one class
MOST_FIELDS = 10  # of one form are wrong one at a time: those of a long form are much alike
# A draft that met another's text says 409 and keeps both; a form that keeps a draft keeps what it
# refuses to send.
KEPT_BESIDE = {"work_draft", "work_draftrevision", "work_draftconflict"}
SAYS_WHAT_IS_WRONG = ("error-summary", "errornote", "errorlist")


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
    return said or (f"{TOOK}{took:.0f} s" if took > CPU_SECONDS else ""), page if is_page else ""


def wrong_in(client: Client, answer: Any, page: str, writes: Writes) -> str:
    """A fault, something half written, or a way on to a fault."""
    if answer.status_code not in ANSWERS:
        return f"answered {answer.status_code}"
    is_refused = answer.status_code >= 400 or any(mark in page for mark in SAYS_WHAT_IS_WRONG)
    met = answer.status_code == HTTPStatus.CONFLICT
    keeps = (met and answer.request["PATH_INFO"].endswith("/kladd/")) or "data-draft=" in page
    if keeps and writes.tables <= KEPT_BESIDE:
        is_refused = False
    if is_refused and writes.tables:
        return f"answered {answer.status_code} and had written in {sorted(writes.tables)}"
    if answer.status_code == 302 and answer["Location"].startswith("/"):
        after = client.get(answer["Location"])
        after.getvalue()
        if after.status_code not in ANSWERS:
            return f"led to {answer['Location']}, which answered {after.status_code}"
    return ""


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
        share = min(self.share, MOST_FIELDS / max(len(form.fields), 1))
        for told, sent in hostile.one_wrong(form, where, share):
            self._send(form, told, sent)
        if form.method == "post":
            self._send(form, "as JSON", form.filled(), as_json)
        return back

    def _filled_in(self, form: Form) -> list[Form]:
        each = self.share == 1 or hostile.is_exploring()
        pages = [self._send(form, told, sent) for told, sent in pressed(form, each=each)]
        found = [one for page in pages for one in read(page, form.address)[0]]
        return [one for one in found if one.method == "post"]

    def _take(self, form: Form, names: set[str], *, is_shown: bool) -> None:
        for name in names - form.fields.keys() - form.buttons.keys():
            form.fields[name] = Field(name, "text", is_shown=is_shown)

    def _send(self, form: Form, told: str, sent: Sent, ask: Any = answer_to) -> str:
        said, page = tried(self.client, form, sent, ask)
        if said.startswith(TOOK):  # a pause of the interpreter comes once, a slow page each time
            said, page = tried(self.client, form, sent, ask)
        if said:
            self.wrong[f"{form.method} {form.address} {told}"] = said
        return page


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
