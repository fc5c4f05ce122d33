"""`manage.py portal`: the supervisor; `manage.py portal check`: what does not agree."""

import sys
from argparse import ArgumentParser

from django.core.management import BaseCommand, CommandError
from django.utils.translation import gettext as _

from forkommune.portal.inspection import inspect_portal


class Command(BaseCommand):
    """Only `check` is run by Django; without it `manage.py` starts the supervisor itself."""

    help = "Run the whole portal; with “check” compare the database with what is there."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """`check`, and the supervisor's own options for the help text."""
        parser.add_argument("action", nargs="?", choices=["check"])
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--demo", action="store_true")

    def handle(self, *, action: str | None, **options: object) -> None:
        """One line per thing looked at; exit code 1 when anything is wrong."""
        if action is None:
            raise CommandError(_("Start the portal with “manage.py portal” from a terminal."))
        wrong = 0
        for finding in inspect_portal():
            verdict = "" if finding.faults else " " + (finding.told or _("in order"))
            self.stdout.write(f"{finding.title}:{verdict}")
            for fault in finding.faults:
                self.stdout.write(f"  - {fault}")
            wrong += len(finding.faults)
        if wrong:
            sys.exit(1)
