"""The shipped facts, loaded by the command once a module."""

from collections.abc import Iterator
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction


def load(**options: object) -> list[str]:
    """Run the command and return the lines it printed."""
    out = StringIO()
    call_command("load_initial_data", stdout=out, **options)
    return out.getvalue().splitlines()


@pytest.fixture(scope="module")
def loaded_once(django_db_setup, django_db_blocker) -> Iterator[list[str]]:
    """Every test of the module runs inside this transaction, in a savepoint of its own."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load()
        transaction.set_rollback(True)


@pytest.fixture
def loaded(loaded_once, db) -> list[str]:
    """What the load printed."""
    return loaded_once
