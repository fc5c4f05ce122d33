"""The commands that read a file in: `manage.py import_… FILE [--dry-run]`."""

from argparse import ArgumentParser
from collections.abc import Container
from pathlib import Path

from django.core.management import BaseCommand, CommandError
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.work.models import Import
from forkommune.work.registry import import_kinds
from forkommune.work.services.importing import bring, carry_out, rehearse

from .faults import CannotRead, Faults
from .kinds import Everything, Options
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
        """Everything or nothing; rows that cannot be read are all named.

        Of files about people it tells which fields change, not what they say: who runs commands
        sees no content. `replace` (where a command has it) lets the file win over what stands.
        """
        by = self.brought_by(options)
        said = Options(source=source, border_year=border_year, by=by)
        try:
            content = read_path(path)
            ledger = rehearse(kind=self.kind, content=content, name=path.name, options=said)
        except (CannotRead, Faults) as refused:
            raise CommandError(_("Nothing was written.\n%s") % refused) from refused
        for difference in ledger.differences[:SHOWN]:
            self.stdout.write(in_one_line(difference, is_personal=self._is_personal))
        if (more := len(ledger.differences) - SHOWN) > 0:
            self.stdout.write(_("and %d more") % more)
        if not dry_run:
            chosen: Container[str] = Everything() if options.get("replace") else frozenset()
            self._write(content, path, said, chosen)
        standing = sum(bool(difference.choice) for difference in ledger.differences)
        new = sum(difference.is_new for difference in ledger.differences)
        self.stdout.write(
            _("%(new)d new, %(changed)d changed, %(unchanged)d unchanged, %(outside)d outside")
            % {
                "new": new,
                "changed": len(ledger.differences) - new - standing,
                "unchanged": ledger.unchanged,
                "outside": ledger.outside,
            }
        )
        if standing:
            self.stdout.write(_("%d stand otherwise than the file says") % standing)
        if dry_run:
            self.stdout.write(_("Rehearsal: nothing was written."))

    def brought_by(self, options: dict[str, object]) -> User | None:
        """Whose file it is, for commands that ask; nobody's otherwise."""
        return None

    @property
    def _is_personal(self) -> bool:
        return bool(import_kinds.get(self.kind).is_personal)

    def _write(self, content: bytes, path: Path, said: Options, chosen: Container[str]) -> None:
        brought = bring(kind=self.kind, content=content, name=path.name, options=said, by=said.by)
        if brought.state == Import.State.SHOWN:
            carry_out(brought=brought, by=said.by, chosen=chosen)


def in_one_line(difference: Difference, *, is_personal: bool = False) -> str:
    """A difference as a line of text; of what people said only what it is about."""
    if is_personal:
        return f"{difference.place}, {difference.what}: {', '.join(difference.after)}"
    fields = ", ".join(
        f"{name}: {new or '–'}"
        if difference.is_new
        else f"{name}: {difference.before[name] or '–'} → {new or '–'}"
        for name, new in difference.after.items()
    )
    return f"{difference.what}: {fields}"
