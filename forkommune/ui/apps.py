"""App configuration of the ui room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UiConfig(AppConfig):
    """Components, forms, dates and numbers; no models."""

    name = "forkommune.ui"
    label = "ui"
    verbose_name = _("Look and components")
