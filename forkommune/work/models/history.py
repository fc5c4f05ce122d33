"""History: written by triggers in the database, so bulk writes are in it too."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from forkommune.work.querysets import HistoryQuerySet


class HistoryEntry(models.Model):
    """One change of one row. Personal and research text appears as a hash only."""

    class Operation(models.TextChoices):
        """What happened to the row."""

        INSERT = "INSERT", _("created")
        UPDATE = "UPDATE", _("changed")
        DELETE = "DELETE", _("deleted")
        EVENT = "EVENT", _("done")

    at = models.DateTimeField(_("when"))
    actor_id = models.BigIntegerField(_("who"), null=True, db_index=True)
    action = models.CharField(_("action"), max_length=80, blank=True)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    operation = models.CharField(_("what happened"), max_length=6, choices=Operation)
    table = models.CharField(_("kind of row"), max_length=80)
    row = models.CharField(_("row"), max_length=64)
    changes = models.JSONField(
        _("changes"), default=dict, help_text=_("Field -> [before, after], or a hash of the after.")
    )

    objects = HistoryQuerySet.as_manager()

    class Meta:
        verbose_name = _("history entry")
        verbose_name_plural = _("history")
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["table", "row", "-at"], name="history_of_row"),
            models.Index(fields=["row"], name="history_of_number"),
            models.Index(fields=["-at", "-id"], name="history_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action or self.operation} {self.table} {self.row}"
