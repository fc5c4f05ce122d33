"""Reads emissions in: `manage.py import_emissions FILE [--dry-run]`."""

from forkommune.work.importing.command import ImportCommand
from municipalities.register.importing import EMISSIONS


class Command(ImportCommand):
    """See `municipalities.register.importing.emissions` for the files it takes."""

    help = "Read a file of emissions in: show the difference, then write all of it or nothing."
    kind = EMISSIONS
