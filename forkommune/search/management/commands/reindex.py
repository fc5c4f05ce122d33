"""`manage.py reindex`: what search knows of every row, as the rows are now."""

from django.core.management import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forkommune.search.indexing import index_stale


class Command(BaseCommand):
    """Analyses what is missing or out of date; a second run changes nothing."""

    help = "Analyse the words of every row that can be searched and has changed."

    def handle(self, **options: object) -> None:
        """Say how many rows were analysed."""
        count = index_stale()
        told = ngettext("%(count)d row was analysed.", "%(count)d rows were analysed.", count)
        self.stdout.write(told % {"count": count} if count else _("Search is up to date."))
