"""App configuration of the search room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """Analysis of Norwegian text."""

    name = "forkommune.search"
    label = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        """Analyse as the last of what is loaded, and tell every process of changed words."""
        from forkommune.search import changes, collectors, unanswered
        from forkommune.search.loading import load_synonyms
        from forkommune.work.history import history_policy
        from forkommune.work.registry import loaders

        collectors.register()
        changes.register()
        unanswered.register()
        for model in (
            "SearchEntry",
            "SearchReading",
            "SearchWord",
            "SearchFacet",
            "SearchState",
            "UnansweredSearch",
        ):
            history_policy(f"search.{model}", tracked=False)
        loaders.add("synonyms", load_synonyms, order=80)
        loaders.add("search", _index_after_load, order=900)


def _index_after_load(tally: object) -> None:
    from .indexing import index_stale

    index_stale()
