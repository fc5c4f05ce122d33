"""`manage.py export_person ID --out FILE`: all that is kept about one person, in one zip file."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management import BaseCommand, CommandError
from django.utils.translation import gettext as _

from forkommune.documents.errors import DocumentError
from forkommune.portal.reasons import reason_of
from forkommune.privacy.exporting import export_of, write_export
from forkommune.privacy.people import UnknownPerson, find_person


class Command(BaseCommand):
    """The file is for the person alone: hand it over, then delete it."""

    help = "Write all that is kept about one person to a zip file, as data, as a page and as a PDF."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Who, and where to."""
        parser.add_argument(
            "identity", metavar="ID", help="an account's number, an e-mail address, or kind:number"
        )
        parser.add_argument("--out", type=Path, required=True)
        parser.add_argument("--dry-run", action="store_true", help="only say what it would hold")

    def handle(self, *, identity: str, out: Path, dry_run: bool, **options: object) -> None:
        """One line a kind of row, then the file."""
        try:
            subject = find_person(identity)
        except UnknownPerson as error:
            raise CommandError(str(error)) from error
        try:
            export = export_of(subject) if dry_run else write_export(subject, out)
        except OSError as error:
            raise CommandError(
                _("The file %(file)s could not be written: %(reason)s.")
                % {"file": out, "reason": reason_of(error)}
            ) from error
        except DocumentError as error:
            raise CommandError(
                _("The PDF could not be made: %(reason)s Nothing was written.") % {"reason": error}
            ) from error
        for collection in export.collections:
            self.stdout.write(f"{len(collection.rows):>6}  {collection.title}")
        if not dry_run:
            self.stdout.write(
                _("%(file)s is written for %(person)s. Hand it over safely, then delete it.")
                % {"file": out, "person": ", ".join(export.person)}
            )
