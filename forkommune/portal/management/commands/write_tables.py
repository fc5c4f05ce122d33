"""`manage.py write_tables`: write down anew the tables that all migrations make together."""

from django.core.management import BaseCommand, CommandError

from forkommune.portal.errors import PortalError
from forkommune.portal.written_tables import WRITTEN, migrations_of, write


class Command(BaseCommand):
    """For who adds migrations, now and then: what the file lacks is migrated step by step."""

    help = "Write down the tables that all migrations make, for databases that are made anew."

    def handle(self, **options: object) -> None:
        """Run every migration in a database beside the portal's own, and write what it holds."""
        try:
            written = write()
        except PortalError as error:
            raise CommandError(str(error)) from error
        WRITTEN.write_text(written, encoding="utf-8")
        count = len(migrations_of(written))
        self.stdout.write(f"{WRITTEN.name}: the tables of {count} migrations.")
