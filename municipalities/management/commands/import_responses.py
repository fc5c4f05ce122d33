"""Reads answers in: `manage.py import_responses FILE [--as EMAIL] [--replace] [--dry-run]`."""

from argparse import ArgumentParser

from django.core.management import CommandError
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.work.importing.command import ImportCommand
from municipalities.survey.importing import RESPONSES
from municipalities.survey.querysets import CONDUCT


class Command(ImportCommand):
    """See `municipalities.survey.importing` for the columns it takes."""

    help = "Read answers of interviews in: show the difference, then write all of it or nothing."
    kind = RESPONSES

    def add_arguments(self, parser: ArgumentParser) -> None:
        """FILE, --dry-run, --as, --replace."""
        super().add_arguments(parser)
        parser.add_argument(
            "--as",
            dest="email",
            default="",
            metavar="EMAIL",
            help="the researcher whose file it is; needed where it tells of a basis",
        )
        parser.add_argument(
            "--replace", action="store_true", help="let the file win over answers that stand"
        )

    def brought_by(self, options: dict[str, object]) -> User | None:
        """The researcher named. Raises CommandError for anybody else."""
        email = str(options["email"])
        if not email:
            return None
        user = User.objects.filter(email__iexact=email, is_active=True).first()
        if user is None or not user.has_perm(CONDUCT):
            raise CommandError(_("%s is not the address of a researcher with an account.") % email)
        return user
