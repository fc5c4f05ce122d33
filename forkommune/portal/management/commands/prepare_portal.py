"""What the supervisor does in the database before the web server starts."""

from argparse import ArgumentParser
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

from forkommune.portal import schema
from forkommune.portal.backups import backup_folder, drop_old
from forkommune.portal.dumping import make_backup
from forkommune.portal.errors import PortalError
from forkommune.portal.paths import var_dir
from forkommune.portal.servers import database_url_in_use
from forkommune.privacy.services import finish_interrupted
from forkommune.search.indexing import index_stale
from forkommune.work.services.accounts import ensure_secretariat_account


class Command(BaseCommand):
    """Applies the migrations; with --data loads what the repository ships."""

    help = "Make the tables; with --data load the shipped data and make the secretariat's account."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """--data and --demo."""
        parser.add_argument("--data", action="store_true", help="load the real data instead")
        parser.add_argument("--demo", action="store_true", help="and the invented pre-project")

    def handle(self, *, data: bool, demo: bool, **options: object) -> None:
        """Every part is idempotent, so an interrupted preparation is simply begun again."""
        url = database_url_in_use(var_dir())
        if not data:
            self._migrate(url)
            return
        call_command("load_initial_data")
        if demo:
            call_command("create_demo_data")
        ensure_secretariat_account()
        schema.note_loaded(var_dir(), url, demo=demo)

    def _migrate(self, url: str) -> None:
        """All migrations or none; a database that has tables already is backed up first."""
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if waiting and schema.applied_migrations(url):
            self.stdout.write(_("Backing up what is there before the tables change …"))
            backup(url)
        with transaction.atomic(), connection.cursor() as cursor:
            # Otherwise a table cannot be altered after its rows were, in the same transaction.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            call_command("migrate", interactive=False, verbosity=0)
        index_stale()
        schema.note_migrated(var_dir(), url)
        # Where no supervisor does it, as in containers.
        finish_interrupted()


def backup(url: str) -> None:
    """A backup to where backups lie; old ones of the same kind go. Raises CommandError."""
    place = backup_folder(var_dir())
    try:
        make_backup(database_url=url, media=Path(settings.MEDIA_ROOT), place=place, var=var_dir())
    except PortalError as error:
        raise CommandError(str(error)) from error
    drop_old(place, keep_days=settings.BACKUP_KEEP_DAYS, now=datetime.now(UTC))
