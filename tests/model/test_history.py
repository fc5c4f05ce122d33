"""History is written by the database itself, so that no way of writing escapes it."""

import pytest

from forkommune.accounts.models import Organisation, User
from forkommune.work.history import acting
from forkommune.work.models import HistoryEntry

pytestmark = pytest.mark.django_db


def test_bulk_write_is_recorded_with_actor_action_and_reason():
    user = User.objects.create_user("kari@demo.invalid", "Kari")
    Organisation.objects.create(code="a", name="A", kind="network")
    Organisation.objects.create(code="b", name="B", kind="network")

    with acting(user, "organisation.renamed", "spelling"):
        Organisation.objects.update(name="C")

    entries = HistoryEntry.objects.filter(table="accounts_organisation", operation="UPDATE")
    assert [(e.actor_id, e.action, e.reason, e.changes["name"][1]) for e in entries] == [
        (user.pk, "organisation.renamed", "spelling", "C")
    ] * 2


def test_actor_does_not_outlive_the_block():
    user = User.objects.create_user("kari@demo.invalid", "Kari")

    with acting(user, "first"):
        Organisation.objects.create(code="a", name="A", kind="network")
    Organisation.objects.update(name="100 % B")

    last = HistoryEntry.objects.filter(table="accounts_organisation").first()
    assert (last.operation, last.actor_id, last.action) == ("UPDATE", None, "")
    assert last.changes == {"name": ["A", "100 % B"]}
