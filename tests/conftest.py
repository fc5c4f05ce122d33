"""Common to all tests."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connections
from hypothesis import settings
from playwright.sync_api import Playwright

# The suite judges a change, so it tries the same examples each time; `HYPOTHESIS_PROFILE=explore`
# tries new ones, and what it finds becomes a test of its own.
settings.register_profile("suite", derandomize=True, deadline=None)
settings.register_profile("explore", derandomize=False, deadline=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))


@pytest.fixture
def repository() -> Path:
    """The root of the checkout."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(autouse=True)
def _codes_leave_within_the_test() -> Iterator[None]:
    """A log-in code is sent after the answer; what is sent late would meet the next test's mail."""
    yield
    if codes := sys.modules.get("forkommune.work.services.codes"):
        codes.wait_for_codes()


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
