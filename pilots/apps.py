"""App configuration of pilots and examples."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PilotsConfig(AppConfig):
    """Pilot register and example database."""

    name = "pilots"
    verbose_name = _("Pilots and examples")

    def ready(self) -> None:
        """Offer the first examples to `load_initial_data`."""
        from forkommune.work.registry import loaders
        from pilots.loading import load

        loaders.add("examples", load, order=50)
        from pilots import panels

        panels.register()
