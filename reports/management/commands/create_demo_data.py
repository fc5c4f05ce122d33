"""Loads the invented pre-project: `manage.py create_demo_data [--dry-run]`."""

from argparse import ArgumentParser

from django.core.management import BaseCommand, CommandError
from django.utils.translation import gettext as _

from reports.demo.loading import load_demo
from reports.demo.world import NothingToBuildOn


class Command(BaseCommand):
    """Everything it makes is marked as invented; it may be run again at any time."""

    help = "Load an invented pre-project, marked as such, so that every page has something on it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """--dry-run."""
        parser.add_argument("--dry-run", action="store_true", help="count only, write nothing")

    def handle(self, *, dry_run: bool, **options: object) -> None:
        """Load everything or nothing, and tell what carries the mark now."""
        try:
            loaded = load_demo(dry_run=dry_run)
        except NothingToBuildOn as error:
            raise CommandError(_("No invented data were made. %s") % error) from error
        if not loaded.is_new:
            self.stdout.write(_("The invented data are there already; nothing was changed."))
        for kind, count in loaded.counts.items():
            self.stdout.write(_("%(kind)s: %(count)d invented") % {"kind": kind, "count": count})
        if dry_run:
            self.stdout.write(_("Rehearsal: nothing was written."))
