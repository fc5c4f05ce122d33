"""App configuration of the database room; installs the triggers that tell of changed tables."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class DatabaseConfig(AppConfig):
    """Ways to ask the database where Django's own take too long."""

    name = "forkommune.database"
    label = "database"
    verbose_name = _("Database")

    def ready(self) -> None:
        """After each migrate every watched table gets its trigger."""
        from .told import install_stamps

        post_migrate.connect(install_stamps, dispatch_uid="forkommune.database.told")
