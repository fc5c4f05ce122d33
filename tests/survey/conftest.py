"""Chromium for the browser tests of the survey."""

import pytest

from tests.browsing import LAUNCH


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    return LAUNCH
