"""App configuration of the search room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """Analysis of Norwegian text."""

    name = "forkommune.search"
    label = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        """Analyse as the last of what is loaded."""
        from forkommune.search import collectors
        from forkommune.work.registry import loaders

        collectors.register()
        loaders.add("search", _index_after_load, order=900)


def _index_after_load(tally: object) -> None:
    from .indexing import index_stale

    index_stale()
