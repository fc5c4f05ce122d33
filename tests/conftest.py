"""Common to all tests."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest
from django.db import connection, connections
from django.test import TransactionTestCase
from django.utils import translation
from hypothesis import settings
from playwright.sync_api import Playwright
from pytest_django import DjangoDbBlocker

from tests import databases
from tests.browsing import LAUNCH
from tests.emptying import empty_all_but, filled_tables
from tests.mail_server import mail_server, postbox

__all__ = ["mail_server", "postbox"]  # fixtures of every folder

LONGEST_NAME = 60  # bytes; no packed file is shorter
# The suite judges a change, so it tries the same examples each time; `HYPOTHESIS_PROFILE=explore`
# tries new ones, and what it finds becomes a test of its own.
settings.register_profile("suite", derandomize=True, deadline=None)
settings.register_profile("explore", derandomize=False, deadline=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))


def pytest_make_parametrize_id(config: pytest.Config, val: object, argname: str) -> str | None:
    """A file is named by its parameter: some hold the moment they were made, and two workers of a run
    must collect tests of the same names."""
    return argname if isinstance(val, bytes) and len(val) > LONGEST_NAME else None


@pytest.fixture
def repository() -> Path:
    """The root of the checkout."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    """Debian's Chromium."""
    return LAUNCH


@pytest.fixture(autouse=True)
def _language_ends_with_the_test() -> Iterator[None]:
    """A page in nynorsk leaves its language with the thread, and the next test would speak it."""
    yield
    translation.deactivate()


@pytest.fixture(autouse=True)
def _codes_leave_within_the_test() -> Iterator[None]:
    """A log-in code is sent after the answer; what is sent late would meet the next test's mail."""
    yield
    if codes := sys.modules.get("forkommune.work.services.codes"):
        codes.wait_for_codes()


@pytest.fixture(scope="session")
def turn(django_db_modify_db_settings_parallel_suffix: None) -> IO[str] | None:
    return databases.wait_for_turn()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(turn: IO[str] | None, django_db_blocker: DjangoDbBlocker) -> None:
    """A database for each worker, under its own name; all but the first one's are copies."""
    with django_db_blocker.unblock():
        if turn and databases.is_migrated():
            connection.settings_dict["TEST"]["TEMPLATE"] = databases.MIGRATED


@pytest.fixture(scope="session")
def django_db_setup(
    turn: IO[str] | None, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> None:
    """The test database; what a test commits in it goes away table by table, not by a flush."""
    with django_db_blocker.unblock():
        if turn:
            if not databases.is_migrated():
                databases.put_aside()
            turn.close()
        standing = filled_tables()
    TransactionTestCase._fixture_teardown = lambda case: empty_all_but(standing)


@pytest.fixture(scope="session")
def _connections_of_the_plain_thread() -> None:
    connections.close_all()


@pytest.fixture(scope="session")
def playwright(
    _connections_of_the_plain_thread: None, playwright: Playwright
) -> Iterator[Playwright]:
    """Playwright, leaving no session open: its loop is a context with connections of its own.

    What is open when the context changes is out of reach of Django's teardown, which then cannot
    drop the database.
    """
    yield playwright
    connections.close_all()
