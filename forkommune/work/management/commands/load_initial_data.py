"""Loads the facts that the repository ships: `manage.py load_initial_data [--dry-run]`."""

from argparse import ArgumentParser

from django.core.management import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _

from forkommune.work.history import acting
from forkommune.work.loading import LOADED, BadData, Tally
from forkommune.work.registry import loaders


class Command(BaseCommand):
    """Walks the registered loaders in one transaction; may be run again at any time."""

    help = "Load the facts that the repository ships; what people have changed since is kept."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """--dry-run."""
        parser.add_argument("--dry-run", action="store_true", help="count only, write nothing")

    def handle(self, *, dry_run: bool, **options: object) -> None:
        """Load everything or nothing; a mistake in a file is told with its place."""
        tally = Tally()
        try:
            with transaction.atomic(), acting(action=LOADED):
                for load in loaders:
                    load(tally)
                transaction.set_rollback(dry_run)
        except BadData as error:
            raise CommandError(_("Nothing was loaded. %s") % error) from error
        self._report(tally)
        if dry_run:
            self.stdout.write(_("Rehearsal: nothing was written."))

    def _report(self, tally: Tally) -> None:
        for kind, count in tally.counts.items():
            line = _("%(kind)s: %(created)d created, %(updated)d updated, %(unchanged)d unchanged")
            kept = _(", %d kept as people left them") % count.kept if count.kept else ""
            self.stdout.write(line % {"kind": kind, **vars(count)} + kept)
