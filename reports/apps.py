"""App configuration of the reports."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    """Editions, sections and snapshots."""

    name = "reports"
    verbose_name = _("Reports")

    def ready(self) -> None:
        """Snapshots carry their own hash; section text has revisions."""
        from forkommune.work.history import history_policy

        history_policy("reports.Snapshot", ignored={"data"})
        history_policy("reports.Section", hashed={"body"})
