"""Common to all tests."""

from pathlib import Path

import pytest

SLOW = {"browser", "processes"}


@pytest.fixture
def repository() -> Path:
    """The root of the checkout."""
    return Path(__file__).resolve().parent.parent
