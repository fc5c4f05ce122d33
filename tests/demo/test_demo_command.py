"""The command on a fresh portal: a load without real data is refused."""

import pytest
from django.core.management import CommandError, call_command

from forkommune.accounts.models import User

pytestmark = pytest.mark.django_db


def test_on_an_empty_portal_the_command_names_the_one_to_run_first():
    with pytest.raises(CommandError, match=r"manage\.py load_initial_data"):
        call_command("create_demo_data")

    assert not User.objects.exists()
