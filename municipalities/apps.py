"""App configuration of the municipalities."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MunicipalitiesConfig(AppConfig):
    """Register, survey and network."""

    name = "municipalities"
    verbose_name = _("Municipalities")

    def ready(self) -> None:
        """Keep answers out of the history."""
        from forkommune.work.history import history_policy

        history_policy("municipalities.Answer", hashed={"value"})
        history_policy("municipalities.Interview", hashed={"notes"})
