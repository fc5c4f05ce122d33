"""`manage.py backup DIR`: the database and the files in one dated folder."""

from argparse import ArgumentParser
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.utils.translation import gettext as _

from forkommune.portal.backups import Manifest, backup_folder, drop_old
from forkommune.portal.dumping import make_backup
from forkommune.portal.errors import PortalError
from forkommune.portal.paths import var_dir
from forkommune.portal.servers import database_url_in_use


class Command(BaseCommand):
    """Works whether the portal runs or not; the portal goes on meanwhile."""

    help = "Back up the database and all files into a dated folder below DIR."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where, and for how long."""
        parser.add_argument("directory", type=Path, nargs="?", help="default: BACKUP_DIR")
        parser.add_argument(
            "--keep-days",
            type=int,
            default=settings.BACKUP_KEEP_DAYS,
            help="delete older backups (default: BACKUP_KEEP_DAYS, or 30)",
        )

    def handle(self, *, directory: Path | None, keep_days: int, **options: object) -> None:
        """Say what the backup holds, and which old ones went."""
        if keep_days < 1:
            raise CommandError(
                _("Keep backups at least one day; got %(days)d.") % {"days": keep_days}
            )
        place = directory or backup_folder(var_dir())
        try:
            made = make_backup(
                database_url=database_url_in_use(var_dir()),
                media=Path(settings.MEDIA_ROOT),
                place=place,
                var=var_dir(),
            )
        except PortalError as error:
            raise CommandError(str(error)) from error
        manifest = Manifest.read(made)
        rows = sum(table.rows for table in manifest.tables.values())
        told = {"folder": made, "rows": rows, "files": len(manifest.files) - 1}
        self.stdout.write(_("%(folder)s: %(rows)d rows and %(files)d files.") % told)
        for old in drop_old(place, keep_days=keep_days, now=datetime.now(UTC)):
            self.stdout.write(_("%(folder)s was older and is deleted.") % {"folder": old})
