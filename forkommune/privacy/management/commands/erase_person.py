"""`manage.py erase_person ID`: one person's data deleted, made nobody's, or kept for a stated reason."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forkommune.privacy.aside import copies_left
from forkommune.privacy.erasing import PLANNED, Line, Outcome, plan_of
from forkommune.privacy.erasure_log import LogUnusable
from forkommune.privacy.people import Subject, UnknownPerson, find_person
from forkommune.privacy.services import erase_person, erasure_log
from forkommune.work.personal_data import Then

YES = "slett"
HAPPENED = {
    Then.DELETE: gettext_lazy("Deleted:"),
    Then.ANONYMISE: gettext_lazy("Made nobody's:"),
    Then.KEEP: gettext_lazy("Kept:"),
    Then.DECIDE: gettext_lazy("Waits for somebody to decide:"),
}


class Command(BaseCommand):
    """Idempotent; asks first, unless told not to."""

    help = "Erase one person's data; --dry-run says what would happen."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Who, and whether to ask."""
        parser.add_argument(
            "identity", metavar="ID", help="an account's number, an e-mail address, or kind:number"
        )
        parser.add_argument("--dry-run", action="store_true", help="change nothing")
        parser.add_argument("--yes", action="store_true", help="do not ask")
        parser.add_argument("--reason", default="", help="goes into the history, without names")

    def handle(
        self, *, identity: str, dry_run: bool, yes: bool, reason: str, **options: object
    ) -> None:
        """Say what happens with what, ask, do it, and say what is left elsewhere."""
        try:
            subject = find_person(identity)
        except UnknownPerson as error:
            self._known_as_erased(identity, error)
            return
        if subject.is_erased:
            self.stdout.write(_("%(who)s is erased already.") % {"who": ", ".join(subject.names)})
            return
        if dry_run:
            self._tell(subject, plan_of(subject), PLANNED)
            self.stdout.write(_("Nothing was changed."))
            return
        if not yes:
            self._tell(subject, plan_of(subject), PLANNED)
            self._ask()
        try:
            outcome = erase_person(subject=subject, reason=reason)
        except LogUnusable as error:
            raise CommandError(str(error)) from error
        self._tell(subject, outcome, HAPPENED)
        for left in copies_left():
            self.stdout.write(left)

    def _known_as_erased(self, identity: str, error: UnknownPerson) -> None:
        """A row that is gone because it was erased is no mistake."""
        done_at = erasure_log().done_at(identity.strip())
        if done_at is None:
            raise CommandError(str(error)) from error
        told = date_format(timezone.localtime(done_at), "j. F Y H:i")
        self.stdout.write(
            _("%(who)s was erased on %(at)s; nothing is left.") % {"who": identity, "at": told}
        )

    def _ask(self) -> None:
        question = _("This cannot be undone. Write “%(yes)s” to go on: ") % {"yes": YES}
        try:
            answer = input(question)
        except EOFError:
            answer = ""
        if answer.strip().lower() != YES:
            raise CommandError(_("Nothing was changed. Use --yes where nobody can answer."))

    def _tell(self, subject: Subject, outcome: Outcome, headings: dict[Then, Any]) -> None:
        self.stdout.write(", ".join(subject.names))
        for then, heading in headings.items():
            lines = outcome.of(then)
            outside = outcome.outside if then is Then.DELETE else ()
            if lines or outside:
                self.stdout.write(str(heading))
            for line in lines:
                self._line(line)
            for text in outside:
                self.stdout.write(f"        {text}")

    def _line(self, line: Line) -> None:
        why = f" – {line.why}" if line.why else ""
        self.stdout.write(f"{line.count:>6}  {line.title}{why}")
        for name in line.named:
            self.stdout.write(f"        · {name}")
