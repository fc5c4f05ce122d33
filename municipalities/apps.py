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
        self._register_loaders()

    def _register_loaders(self) -> None:
        from forkommune.work.registry import loaders
        from municipalities.network.loading import load as load_network
        from municipalities.register.loading import load as load_register
        from municipalities.survey.loading import load as load_survey

        loaders.add("register", load_register, order=30)
        loaders.add("survey", load_survey, order=40)
        loaders.add("network", load_network, order=45)
