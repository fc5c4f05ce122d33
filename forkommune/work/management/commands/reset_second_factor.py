"""Take a lost second factor away from an account."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from forkommune.accounts.models import User
from forkommune.work.services.second_factors import reset_second_factor


class Command(BaseCommand):
    """`reset_second_factor EMAIL --reason WORDS`, after asking whoever calls who they are."""

    help = "Take all second factors of an account away and end its sessions; its owner is told."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whose, and why: the reason stands in the history."""
        parser.add_argument("email")
        parser.add_argument("--reason", required=True)

    def handle(self, *, email: str, reason: str, **options: object) -> None:
        """Say how many factors there were."""
        user = User.objects.filter(email=email.strip().lower()).first()
        if user is None:
            raise CommandError(_("No account has the address %(email)s.") % {"email": email})
        count = reset_second_factor(user=user, by=None, reason=reason)
        self.stdout.write(
            _("%(email)s: second factors taken away: %(count)d. The owner is told by mail.")
            % {"email": user.email, "count": count}
        )
