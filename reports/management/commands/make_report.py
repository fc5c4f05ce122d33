"""Make a report and write it to a file, with one line of JSON about it."""

import json
import os
from argparse import ArgumentParser
from pathlib import Path

from django.core.files.storage import default_storage
from django.core.management.base import BaseCommand, CommandError

from forkommune.plan.models import Deliverable
from forkommune.work.services.running import perform
from forkommune.work.whole_files import write_whole
from reports.making import CannotMake
from reports.models import Audience, Edition
from reports.services import order_edition


class Command(BaseCommand):
    """`make_report D2 --out FILE`: a new edition, its file, and a line of JSON on the output."""

    help = "Make a report (D2 to D7) and write the PDF to a file; prints one line of JSON."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Code, file, form and readers."""
        parser.add_argument("code")
        parser.add_argument("--out", type=Path, required=True)
        parser.add_argument("--profile", choices=Edition.Profile.values, default="archive")
        parser.add_argument("--audience", choices=Audience.values, default="public")

    def handle(
        self, *, code: str, out: Path, profile: str, audience: str, **options: object
    ) -> None:
        """Order the edition, make it here, write it whole, and tell."""
        deliverable = Deliverable.objects.filter(code=code).first()
        if deliverable is None:
            known = ", ".join(Deliverable.objects.order_by("code").values_list("code", flat=True))
            raise CommandError(f"No report has the code {code!r}. Known: {known or 'none'}.")
        _require_room_for(out)
        try:
            edition = order_edition(
                deliverable=deliverable, audience=audience, profile=profile, by=None, send=False
            )
        except CannotMake as reason:
            raise CommandError(str(reason)) from reason
        self._make(edition, out)

    def _make(self, edition: Edition, out: Path) -> None:
        if edition.job_id is None:
            raise CommandError(f"Edition {edition.pk} was ordered without a job.")
        perform(edition.job_id, "make_report")
        edition.refresh_from_db()
        if edition.job is None or edition.state != Edition.State.DRAFT:
            reason = edition.job.message if edition.job else "its job is gone"
            raise CommandError(f"{edition} was not made: {reason}")
        with default_storage.open(str(edition.file.name)) as file:
            self._write(out, file.read())
        told = {
            "code": edition.deliverable.code,
            "edition": edition.number,
            "pages": edition.pages,
            "sha256": edition.sha256,
            "snapshot": edition.frozen.sha256,
            "validation": edition.validation["verdicts"],
        }
        self.stdout.write(json.dumps(told, ensure_ascii=False))

    def _write(self, out: Path, data: bytes) -> None:
        try:
            write_whole(out, data)
        except OSError as fault:
            raise CommandError(f"{out} cannot be written: {fault.strerror}.") from fault


def _require_room_for(out: Path) -> None:
    """Refuse what cannot be written before an edition is made for it. Raises CommandError."""
    folder = out.absolute().parent
    if not folder.is_dir():
        raise CommandError(f"The folder of {out} does not exist; make it first.")
    if out.is_dir():
        raise CommandError(f"{out} is a folder; name a file in it.")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise CommandError(f"Nothing can be written in the folder of {out}; choose another.")
