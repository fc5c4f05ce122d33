"""What the supervisor does in the database before the web server starts."""

import os
from argparse import ArgumentParser

from django.core.management import BaseCommand, call_command

from forkommune.portal import schema
from forkommune.portal.paths import var_dir
from forkommune.portal.servers import embedded_url
from forkommune.work.services.accounts import ensure_secretariat_account


class Command(BaseCommand):
    """Applies the migrations; with --data loads what the repository ships."""

    help = "Make the tables; with --data load the shipped data and make the secretariat's account."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """--data and --demo."""
        parser.add_argument("--data", action="store_true", help="load the real data instead")
        parser.add_argument("--demo", action="store_true", help="and the invented pre-project")

    def handle(self, *, data: bool, demo: bool, **options: object) -> None:
        """Every part is idempotent, so an interrupted preparation is simply begun again."""
        url = os.environ.get("DATABASE_URL") or embedded_url(var_dir())
        if not data:
            call_command("migrate", interactive=False, verbosity=0)
            schema.note_migrated(var_dir(), url)
            return
        call_command("load_initial_data")
        if demo:
            call_command("create_demo_data")
        ensure_secretariat_account()
        schema.note_loaded(var_dir(), url, demo=demo)
