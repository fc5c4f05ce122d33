"""App configuration of pilots and examples."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PilotsConfig(AppConfig):
    """Pilot register and example database."""

    name = "pilots"
    verbose_name = _("Pilots and examples")

    def ready(self) -> None:
        """Offer the first examples to `load_initial_data`."""
        from forkommune.work.history import history_policy
        from pilots import collectors

        collectors.register()
        # Thousands of rows a file: the file's own entry tells who brought them and when.
        history_policy("pilots.Observation", tracked=False)
        # The history is open to those who keep pilots; scores are not, before one's own are in.
        history_policy("pilots.AssessmentScore", tracked=False)
        # The clock writes one for every link, every week.
        history_policy("pilots.LinkState", tracked=False)
        # A number that grows with every search.
        history_policy("pilots.ExampleUse", tracked=False)
        from forkommune.work.registry import loaders
        from pilots.loading import load

        loaders.add("examples", load, order=50)
        from pilots import group_panels, panels

        panels.register()
        group_panels.register()
        from forkommune.work.registry import sector_claims
        from pilots.panels import examples_of_sector

        sector_claims.add("examples", examples_of_sector)
        self._register_sources()
        from forkommune.database.told import watch
        from pilots import search_hits, searching
        from pilots.bringing import kind as bringing
        from pilots.examples import facets
        from pilots.experiments import keeping, observing
        from pilots.fit import facts, ordering
        from pilots.publishing import losing, queues
        from pilots.publishing import steps as publishing

        watch((*facets.READ, *facts.READ, *ordering.READ))
        observing.register()
        bringing.register()
        keeping.register()
        losing.register()
        queues.register()
        searching.register()
        search_hits.register()
        publishing.register()

    def _register_sources(self) -> None:
        from forkommune.work.registry import DataSource, sources

        examples = DataSource(
            _("The first examples of the example database"),
            _("Municipal pages, trade press, reports; named with each example"),
            _("facts in our own words, with links; each source belongs to its owner"),
            ("pilots/data/examples.csv",),
            _("taken from public sources, not confirmed by the municipality"),
        )
        sources.add("examples", examples, order=30)
