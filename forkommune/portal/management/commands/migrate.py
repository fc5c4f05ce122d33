"""`manage.py migrate`: Django's own, but an empty database begins with the tables as written down."""

from typing import Any

from django.core.management.base import CommandParser
from django.core.management.commands.migrate import Command as Migrate
from django.db import connections

from forkommune.portal.written_tables import WRITTEN, make_tables, may_begin_from, migrations_of

# With one of these it is not about all migrations, or nothing shall change.
OF_ITS_OWN = ("app_label", "plan", "check_unapplied", "fake", "prune", "one_by_one")


class Command(Migrate):
    """What is newer than the written tables is migrated on top of them."""

    def add_arguments(self, parser: CommandParser) -> None:
        """Django's, and --one-by-one."""
        super().add_arguments(parser)
        parser.add_argument(
            "--one-by-one",
            action="store_true",
            help="Make the tables of an empty database by each migration in its turn.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the tables, then whatever Django's command does."""
        connection = connections[options["database"]]
        written = WRITTEN.read_text(encoding="utf-8")
        asked_for_all = not any(options.get(name) for name in OF_ITS_OWN)
        if asked_for_all and may_begin_from(written, connection):
            make_tables(written, connection)
            if options["verbosity"]:
                count = len(migrations_of(written))
                self.stdout.write(f"Made the tables of {count} migrations at once.")
        super().handle(*args, **options)
