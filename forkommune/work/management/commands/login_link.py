"""Print a fresh single-use log-in link for an existing account."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from forkommune.work.services.accounts import (
    UnknownUser,
    ensure_secretariat_account,
    login_link,
    login_link_for,
)


class Command(BaseCommand):
    """`login_link EMAIL`: the link works once, for 15 minutes."""

    help = "Print a single-use log-in link (15 minutes) for an existing account."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The address, or `--secretariat` for the account of a fresh portal."""
        parser.add_argument("email", nargs="?", default="")
        parser.add_argument("--secretariat", action="store_true")

    def handle(self, *, email: str, secretariat: bool, **options: object) -> None:
        """Print the link and nothing else."""
        if secretariat:
            self.stdout.write(login_link(ensure_secretariat_account()))
            return
        if not email:
            raise CommandError(_("Give an e-mail address, or --secretariat; got neither."))
        try:
            self.stdout.write(login_link_for(email))
        except UnknownUser as fault:
            raise CommandError(str(fault)) from fault
