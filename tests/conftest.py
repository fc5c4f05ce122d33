"""Common to all tests."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# The suite judges a change, so it tries the same examples each time; `HYPOTHESIS_PROFILE=explore`
# tries new ones, and what it finds becomes a test of its own.
settings.register_profile("suite", derandomize=True, deadline=None)
settings.register_profile("explore", derandomize=False, deadline=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))


@pytest.fixture
def repository() -> Path:
    """The root of the checkout."""
    return Path(__file__).resolve().parent.parent
