"""Chromium for the browser tests of this room."""

import pytest

from tests.browsing import LAUNCH


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    return LAUNCH
