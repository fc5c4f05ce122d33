"""Reads municipality numbers in: `manage.py import_codes FILE [--dry-run]`."""

from forkommune.work.importing.command import ImportCommand
from municipalities.register.importing import CODES


class Command(ImportCommand):
    """See `municipalities.register.importing.codes` for the files it takes."""

    help = "Read a file of municipality numbers in: show the difference, then write all of it or nothing."
    kind = CODES
