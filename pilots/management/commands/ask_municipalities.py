"""`manage.py ask_municipalities`: what the clock does every night; --dry-run says whom it would ask."""

from argparse import ArgumentParser

from django.core.management import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pilots.services.confirming import ask_due, rehearse


class Command(BaseCommand):
    """Ask municipalities to confirm their examples. Idempotent: nobody is asked twice a year."""

    help = "Ask municipalities about their examples; --dry-run says who would be asked."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whether to ask."""
        parser.add_argument("--dry-run", action="store_true", help="send nothing")

    def handle(self, *, dry_run: bool, **options: object) -> None:
        """A line a municipality."""
        asked = rehearse() if dry_run else ask_due()
        for one in asked:
            words = ngettext(
                "%(name)s: %(n)d example, to %(address)s",
                "%(name)s: %(n)d examples, to %(address)s",
                one.examples,
            )
            organisation = one.municipality.organisation
            told = {"name": one.municipality, "n": one.examples, "address": organisation.email}
            self.stdout.write(words % told)
        self.stdout.write(_("Nothing was sent.") if dry_run or not asked else _("Mails ordered."))
