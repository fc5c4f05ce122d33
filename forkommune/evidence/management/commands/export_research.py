"""Write the coded material for another program: `export_research --format qdpx DIR`."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from forkommune.evidence.exchange.collecting import MaterialGone, NothingToExport, collect
from forkommune.evidence.exchange.files import files_of
from forkommune.evidence.models import ResearchExport
from forkommune.evidence.services.exports import note_export
from forkommune.work.whole_files import PRIVATE, write_whole


class Command(BaseCommand):
    """Names of the files on the output; what is left out of them on the error output."""

    help = "Write codes, texts and codings as qdpx, qdc or csv into a folder."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Format, folder, and what stands in the log of exports."""
        parser.add_argument(
            "--format", choices=list(map(str, ResearchExport.OF_CODINGS)), required=True
        )
        parser.add_argument("folder", type=Path, metavar="DIR")
        parser.add_argument(
            "--purpose", default="From the terminal", help="What the files are for."
        )
        parser.add_argument("--recipient", default="", help="For whom they are.")
        parser.add_argument("--dry-run", action="store_true", help="Tell, but write nothing.")

    def handle(
        self,
        *,
        format: str,  # noqa: A002 - the option's name
        folder: Path,
        purpose: str,
        recipient: str,
        dry_run: bool,
        **options: object,
    ) -> None:
        """Collect, keep that it was done, and write each file whole or not at all."""
        _require_room_for(folder)
        try:
            collected = collect(None)
            files = files_of(collected, format)
        except (NothingToExport, ValueError) as reason:
            raise CommandError(str(reason)) from reason
        if not dry_run:
            try:
                note_export(
                    text_count=len(collected.material.texts),
                    sources=collected.sources,
                    coding_count=collected.material.coding_count,
                    files=files,
                    form=format,
                    purpose=purpose,
                    recipient=recipient,
                    by=None,
                )
            except MaterialGone as reason:
                raise CommandError(str(reason)) from reason
            self._write(folder, files)
        for name in files:
            self.stdout.write(str(folder / name))
        for sentence in collected.material.left_out:
            self.stderr.write(sentence)

    def _write(self, folder: Path, files: dict[str, bytes]) -> None:
        for name, data in files.items():
            try:
                write_whole(folder / name, data, mode=PRIVATE)
            except OSError as fault:
                raise CommandError(
                    f"{folder / name} cannot be written: {fault.strerror}."
                ) from fault


def _require_room_for(folder: Path) -> None:
    """Refuse what cannot be written before the export is noted. Raises CommandError."""
    if folder.exists() and not folder.is_dir():
        raise CommandError(f"{folder} is a file; name a folder.")
    if not folder.absolute().parent.is_dir():
        raise CommandError(f"The folder that {folder} should lie in does not exist; make it first.")
