"""The real data with the invented ones on top."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction

from forkommune.accounts.models import User
from forkommune.evidence.models import Claim
from forkommune.work.models import HistoryEntry
from municipalities.models import Interview


@dataclass
class Rehearsal:
    """What `create_demo_data --dry-run` said, and the rows that there were before and after it."""

    told: str
    before: dict[str, int]
    after: dict[str, int]


def count_rows() -> dict[str, int]:
    models = (HistoryEntry, Claim, Interview, User)
    return {model.__name__: model.objects.count() for model in models}


def rehearse() -> Rehearsal:
    out, before = StringIO(), count_rows()
    call_command("create_demo_data", dry_run=True, stdout=out)
    return Rehearsal(out.getvalue(), before, count_rows())


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker) -> Iterator[Rehearsal]:
    """The invented pre-project, rehearsed and loaded once for a file of tests, and taken back.

    Each test runs in a savepoint of its own inside, so what one changes no other sees.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_initial_data", verbosity=0)
        rehearsal = rehearse()
        call_command("create_demo_data", verbosity=0)
        yield rehearsal
        transaction.set_rollback(True)
