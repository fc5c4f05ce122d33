"""`manage.py repeat_erasures`: finish interrupted erasures, or do again those since a backup."""

from argparse import ArgumentParser, ArgumentTypeError
from datetime import datetime

from django.core.management import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from forkommune.privacy.erasure_log import LogUnusable
from forkommune.privacy.replaying import repeated
from forkommune.privacy.services import (
    UnknownDeed,
    erasure_log,
    finish_interrupted,
    repeat_since,
)


def moment(text: str) -> datetime:
    """A date or time, in the portal's zone where none is named."""
    try:
        read = datetime.fromisoformat(text)
    except ValueError as error:
        words = _("“%(text)s” is no time such as 2026-11-28T17:40.") % {"text": text}
        raise ArgumentTypeError(words) from error
    return read if timezone.is_aware(read) else timezone.make_aware(read)


class Command(BaseCommand):
    """For the person on duty: after a restore for which the log was fetched from elsewhere."""

    help = "Finish interrupted erasures; with --since also do again those of the log from then on."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """From when."""
        parser.add_argument("--since", type=moment, help="when the restored backup was made")

    def handle(self, *, since: datetime | None, **options: object) -> None:
        """Say how many people were found and erased."""
        log = erasure_log()
        if since is not None and not log.exists:
            raise CommandError(_("There is no erasure log at %(path)s.") % {"path": log.path})
        try:
            count = finish_interrupted() + (repeat_since(since) if since else 0)
        except (LogUnusable, UnknownDeed) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(repeated(count))
