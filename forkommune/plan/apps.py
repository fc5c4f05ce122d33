"""App configuration of the project plan."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlanConfig(AppConfig):
    """Plan and money of the project."""

    name = "forkommune.plan"
    label = "plan"
    verbose_name = _("Plan and money")

    def ready(self) -> None:
        """Offer the application's plan to `load_initial_data`."""
        from forkommune.plan.loading import load
        from forkommune.work.registry import loaders

        loaders.add("plan", load, order=20)
