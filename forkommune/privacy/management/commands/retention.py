"""`manage.py retention`: erase what has stood as long as it may; --dry-run says what that is."""

from argparse import ArgumentParser

from django.core.management import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forkommune.privacy.aside import copies_left
from forkommune.privacy.retention import Due, due, erase_due


class Command(BaseCommand):
    """What the clock runs every night, for the person on duty. Idempotent."""

    help = "Erase what is past its date; --dry-run says what the next night erases."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whether to erase."""
        parser.add_argument("--dry-run", action="store_true", help="change nothing")

    def handle(self, *, dry_run: bool, **options: object) -> None:
        """A line a kind; people by number."""
        found = due()
        if not found:
            self.stdout.write(_("Nothing is past its date."))
            return
        for one in found:
            self._tell(one)
        if dry_run:
            self.stdout.write(_("Nothing was changed."))
            return
        gone = sum(erase_due().values())
        self.stdout.write(
            ngettext("%(count)d row is erased.", "%(count)d rows are erased.", gone)
            % {"count": gone}
        )
        for left in copies_left():
            self.stdout.write(left)

    def _tell(self, one: Due) -> None:
        self.stdout.write(f"{one.count:>6}  {one.title}")
        if one.names:
            self.stdout.write(f"        {', '.join(one.names)}")
