"""Who chose nynorsk meets no other Norwegian in what the portal itself says, wherever they come."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import polib
import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils.translation import trans_real

from forkommune.accounts.models import PersonalLink
from municipalities.register.services import LINK_SCOPE
from tests.access.table import LIBRARY, TABLE
from tests.access.test_access import KEYS, NOTHING, client_of

pytestmark = pytest.mark.django_db


class Noted:
    """Stands where nynorsk falls back to bokmål, and notes what was looked for."""

    def __init__(self, behind) -> None:
        self.behind = behind
        self.messages: set[str] = set()

    def gettext(self, message: str) -> str:
        self.messages.add(message)
        return self.behind.gettext(message)

    def ngettext(self, one: str, many: str, n: int) -> str:
        self.messages.add(one)
        return self.behind.ngettext(one, many, n)


@contextmanager
def fallen_back() -> Iterator[set[str]]:
    """The messages that nynorsk lacked inside the block."""
    nynorsk = trans_real.translation("nn")
    noted, kept = Noted(nynorsk._fallback), nynorsk._fallback
    nynorsk._fallback = noted
    try:
        yield noted.messages
    finally:
        nynorsk._fallback = kept


@pytest.fixture(scope="module")
def own_messages() -> set[str]:
    """What the portal says itself, as the catalogue keys it."""
    entries = polib.pofile(str(settings.LOCALE_PATHS[0] / "nb" / "LC_MESSAGES" / "django.po"))
    return {f"{e.msgctxt}\x04{e.msgid}" if e.msgctxt else e.msgid for e in entries}


def nynorsk(client: Client) -> Client:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "nn"
    return client


def links(world) -> Iterator[str]:
    """Pages that a personal link opens for somebody without an account."""
    asker = world.rows["municipality"]
    for scope, name, target in (
        (LINK_SCOPE, "municipalities:facts-by-link", asker),
        (LINK_SCOPE, "pilots:confirm-by-link", asker),
        (LINK_SCOPE, "pilots:confirm-else-by-link", asker),
        (LINK_SCOPE, "pilots:confirm-adopt-by-link", asker),
        ("login", "accounts:login-link", world.users["officer"]),
    ):
        _link, token = PersonalLink.objects.issue(
            scope=scope, target=target, lasts=timedelta(days=1), max_uses=9
        )
        yield reverse(name, args=[token])


def visit(client: Client, world, role: str) -> None:
    """Every address that the role reaches, read, and its empty forms sent, which is taken back."""
    for row in TABLE:
        url = reverse(row.name, kwargs=world.named(row.row))
        for method in ("get", "post"):
            if row.cells(method)[role] in ("200", "410", "422"):
                with transaction.atomic():
                    answer = getattr(client, method)(url, NOTHING if method == "post" else None)
                    answer.getvalue()  # reads a file to its end, which closes it
                    transaction.set_rollback(True)


@pytest.mark.parametrize("role", ["public", "officer"])
def test_nothing_is_said_in_bokmal_to_who_chose_nynorsk(world, own_messages, role):
    client = nynorsk(client_of(world, role))

    with fallen_back() as messages:
        visit(client, world, role)
        for name in LIBRARY:
            client.get(reverse(name, kwargs=KEYS.get(name)))
        for url in links(world) if role == "public" else ():
            assert client.get(url).status_code == 200

    assert sorted(messages & own_messages) == []


def test_a_word_that_nynorsk_lacks_would_be_noticed(world):
    client = nynorsk(client_of(world, "secretary"))

    with fallen_back() as messages:
        client.get(reverse("admin:index"))

    assert "Corrections from the municipalities" in messages  # said to the staff alone
