"""What left the portal in files, to whom and why. Source: GDPR article 5(2)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from forkommune.evidence.querysets import ResearchExportQuerySet


class ResearchExport(models.Model):
    """One export: what is in it is personal data still, so it is kept who took it, for what and for
    whom."""

    class Format(models.TextChoices):
        """What the file is."""

        QDPX = "qdpx", _("Project with texts and codings (REFI-QDA, .qdpx)")
        QDC = "qdc", _("Codebook alone (REFI-QDA, .qdc)")
        CSV = "csv", _("Tables for R and Python (CSV)")
        BOARD = "xlsx", _("Board of a survey round (Excel)")

    # What coded material leaves as; the board holds no words that anybody said.
    OF_CODINGS = (Format.QDPX, Format.QDC, Format.CSV)

    at = models.DateTimeField(_("when"), auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        help_text=_("Empty: from the terminal."),
    )
    format = models.CharField(_("format"), max_length=4, choices=Format)
    scope = models.CharField(
        _("of what"), max_length=200, blank=True, help_text=_("Empty: all coded material.")
    )
    purpose = models.CharField(_("what for"), max_length=300)
    recipient = models.CharField(_("for whom"), max_length=200, blank=True)
    text_count = models.PositiveIntegerField(_("texts"))
    coding_count = models.PositiveIntegerField(_("codings"))
    sha256 = models.CharField(_("checksum"), max_length=64)

    objects = ResearchExportQuerySet.as_manager()

    class Meta:
        verbose_name = _("export of research material")
        verbose_name_plural = _("exports of research material")
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(purpose=""),
                name="export_has_purpose",
                violation_error_message=_("Write what the files are for."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d} {self.format}: {self.purpose}"
