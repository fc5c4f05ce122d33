"""`manage.py restore DIR`: bring a backup back, and then to the state of this code."""

from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command
from django.db import connections
from django.utils.translation import gettext as _

from forkommune.portal import schema
from forkommune.portal.backups import Manifest, find_backup
from forkommune.portal.errors import PortalError
from forkommune.portal.paths import var_dir
from forkommune.portal.restoring import restore_backup
from forkommune.portal.servers import database_url_in_use
from forkommune.portal.status import running_port
from forkommune.privacy.erasure_log import LogUnusable
from forkommune.privacy.replaying import Replay
from forkommune.privacy.services import UnknownDeed
from forkommune.search.indexing import index_stale


class Command(BaseCommand):
    """Only while the portal stands still."""

    help = "Restore the backup DIR, or the newest one below DIR."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which backup, and over what."""
        parser.add_argument("directory", type=Path)
        parser.add_argument("--force", action="store_true", help="also over a database with rows")

    def handle(self, *, directory: Path, force: bool, **options: object) -> None:
        """Restore, migrate, and say what came back and what is kept of before."""
        if port := running_port(var_dir()):
            raise CommandError(
                _("The portal is running on port %(port)s. Stop it, then restore.") % {"port": port}
            )
        url = database_url_in_use(var_dir())
        connections.close_all()
        try:
            backup = find_backup(directory)
            replay = Replay.begin(Manifest.read(backup).made_at)
        except (PortalError, LogUnusable) as error:
            raise CommandError(str(error)) from error
        try:
            restored = restore_backup(
                backup=backup, database_url=url, media=Path(settings.MEDIA_ROOT), force=force
            )
        except PortalError as error:
            replay.drop()
            raise CommandError(str(error)) from error
        call_command("migrate", interactive=False, verbosity=0)
        try:
            erased = replay.finish()
        except (LogUnusable, UnknownDeed) as error:
            raise CommandError(str(error)) from error
        # The backup may be older than the words that search keeps beside the rows.
        index_stale()
        schema.note_migrated(var_dir(), url)
        rows = sum(table.rows for table in restored.manifest.tables.values())
        files = len(restored.manifest.files) - 1
        self.stdout.write(
            _("%(folder)s is restored: %(rows)d rows and %(files)d files.")
            % {"folder": backup, "rows": rows, "files": files}
        )
        self.stdout.write(erased)
        for kept in filter(None, (restored.kept_database, restored.kept_media)):
            self.stdout.write(_("What was there before is kept as %(name)s.") % {"name": kept})
