"""The real data with the invented ones on top."""

import pytest
from django.core.management import call_command
from django.db import transaction


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """The invented pre-project, loaded once for a file of tests and taken back after it.

    Each test runs in a savepoint of its own inside, so what one changes no other sees.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_initial_data", verbosity=0)
        call_command("create_demo_data", verbosity=0)
        yield
        transaction.set_rollback(True)
