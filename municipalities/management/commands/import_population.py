"""Reads population in: `manage.py import_population FILE [--dry-run]`."""

from forkommune.work.importing.command import ImportCommand
from municipalities.register.importing import POPULATION


class Command(ImportCommand):
    """See `municipalities.register.importing.population` for the files it takes."""

    help = "Read a file of population in: show the difference, then write all of it or nothing."
    kind = POPULATION
