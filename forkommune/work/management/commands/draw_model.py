"""Write docs/model.md anew from the models."""

from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from forkommune.work.model_diagram import model_page


class Command(BaseCommand):
    """`draw_model [--dry-run]`."""

    help = "Write docs/model.md anew from the models."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """`--dry-run` prints instead of writing."""
        parser.add_argument("--dry-run", action="store_true")

    def handle(self, *, dry_run: bool, **options: object) -> None:
        """Print or write the page."""
        path = Path(settings.BASE_DIR) / "docs" / "model.md"
        if dry_run:
            self.stdout.write(model_page())
            return
        path.write_text(model_page(), encoding="utf-8")
        self.stdout.write(f"Wrote {path.relative_to(settings.BASE_DIR)}.")
