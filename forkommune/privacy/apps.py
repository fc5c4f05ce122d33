"""App configuration of the privacy room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PrivacyConfig(AppConfig):
    """Finds, exports and erases by what the other rooms declare; keeps no rows of its own."""

    name = "forkommune.privacy"
    label = "privacy"
    verbose_name = _("Privacy")

    def ready(self) -> None:
        """Mails that lie in a folder are somebody's as well."""
        from forkommune.work.registry import outside_tables

        from .mail_folder import MAIL_FOLDER

        outside_tables.add("mail folder", MAIL_FOLDER)
