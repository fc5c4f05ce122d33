"""The commands that read a file in: `manage.py import_… FILE [--dry-run]`."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management import BaseCommand, CommandError
from django.utils.translation import gettext as _

from forkommune.work.models import Import
from forkommune.work.services.importing import bring, carry_out, rehearse

from .faults import CannotRead, Faults
from .kinds import Options
from .ledger import Difference
from .limits import FIRST_BORDERS, LAST_BORDERS
from .opening import read_path

SHOWN = 20


class ImportCommand(BaseCommand):
    """Shows the difference and writes it; with --dry-run shows it only."""

    kind: str

    def add_arguments(self, parser: ArgumentParser) -> None:
        """FILE, --dry-run, --source, --border-year."""
        parser.add_argument("path", type=Path, metavar="FILE")
        parser.add_argument("--dry-run", action="store_true", help="show only, write nothing")
        parser.add_argument("--source", default="", help="whose figures they are")
        parser.add_argument(
            "--border-year",
            type=int,
            choices=range(FIRST_BORDERS, LAST_BORDERS + 1),
            metavar="YEAR",
            help="year whose borders the file follows",
        )

    def handle(
        self,
        *,
        path: Path,
        dry_run: bool,
        source: str,
        border_year: int | None,
        **options: object,
    ) -> None:
        """Everything or nothing; rows that cannot be read are all named."""
        said = Options(source=source, border_year=border_year)
        try:
            content = read_path(path)
            ledger = rehearse(kind=self.kind, content=content, name=path.name, options=said)
        except (CannotRead, Faults) as refused:
            raise CommandError(_("Nothing was written.\n%s") % refused) from refused
        for difference in ledger.differences[:SHOWN]:
            self.stdout.write(in_one_line(difference))
        if (more := len(ledger.differences) - SHOWN) > 0:
            self.stdout.write(_("and %d more") % more)
        if not dry_run:
            self._write(content, path, said)
        new = sum(difference.is_new for difference in ledger.differences)
        self.stdout.write(
            _("%(new)d new, %(changed)d changed, %(unchanged)d unchanged, %(outside)d outside")
            % {
                "new": new,
                "changed": len(ledger.differences) - new,
                "unchanged": ledger.unchanged,
                "outside": ledger.outside,
            }
        )
        if dry_run:
            self.stdout.write(_("Rehearsal: nothing was written."))

    def _write(self, content: bytes, path: Path, said: Options) -> None:
        brought = bring(kind=self.kind, content=content, name=path.name, options=said, by=None)
        if brought.state == Import.State.SHOWN:
            carry_out(brought=brought, by=None)


def in_one_line(difference: Difference) -> str:
    """A difference as a line of text."""
    fields = ", ".join(
        f"{name}: {new or '–'}"
        if difference.is_new
        else f"{name}: {difference.before[name] or '–'} → {new or '–'}"
        for name, new in difference.after.items()
    )
    return f"{difference.what}: {fields}"
