"""The command on a fresh portal: a rehearsal writes nothing, a load without real data is refused."""

import pytest
from django.core.management import CommandError, call_command

from forkommune.accounts.models import User
from forkommune.evidence.models import Claim
from forkommune.work.models import HistoryEntry
from municipalities.models import Interview

pytestmark = pytest.mark.django_db


def test_on_an_empty_portal_the_command_names_the_one_to_run_first():
    with pytest.raises(CommandError, match=r"manage\.py load_initial_data"):
        call_command("create_demo_data")

    assert not User.objects.exists()


def test_rehearsal_tells_what_would_be_made_and_writes_nothing(capsys):
    call_command("load_initial_data", verbosity=0)
    before = HistoryEntry.objects.count(), Claim.objects.count()

    call_command("create_demo_data", dry_run=True)

    told = capsys.readouterr().out
    assert "intervjuer: 15 oppdiktede" in told
    assert "ingenting ble lagret" in told
    assert (HistoryEntry.objects.count(), Claim.objects.count()) == before
    assert not Interview.objects.exists()
    assert not User.objects.exists()
