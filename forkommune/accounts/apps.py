"""App configuration of the accounts room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """Users, organisations, roles and personal links."""

    name = "forkommune.accounts"
    label = "accounts"
    verbose_name = _("People and access")

    def ready(self) -> None:
        """Remember at each log-in which language its owner reads."""
        from .languages import register

        register()
