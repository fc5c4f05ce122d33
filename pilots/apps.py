"""App configuration of pilots and examples."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PilotsConfig(AppConfig):
    """Pilot register and example database."""

    name = "pilots"
    verbose_name = _("Pilots and examples")
