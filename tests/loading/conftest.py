"""The shipped facts, loaded by the command."""

from io import StringIO

import pytest
from django.core.management import call_command


def load(**options: object) -> list[str]:
    """Run the command in English and return the lines it printed."""
    out = StringIO()
    call_command("load_initial_data", stdout=out, **options)
    return out.getvalue().splitlines()


@pytest.fixture
def loaded(db) -> list[str]:
    """What the first load printed."""
    return load()
