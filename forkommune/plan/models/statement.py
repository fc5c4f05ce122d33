"""Statements of accounts for the auditor: what the ledger said at a moment, and the file of it."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from forkommune.plan.querysets import StatementQuerySet
from forkommune.work.models import Job

from .project import Project


class AccountsStatement(models.Model):
    """The accounts frozen at a moment; the same data give the same PDF, byte for byte.

    entries_sha256: of the entries alone. sha256, pages, validation: of the file, once it is made.
    """

    project = models.ForeignKey(
        Project, on_delete=models.CASCADE, related_name="statements_of_accounts"
    )
    taken_at = models.DateTimeField(_("taken at"))
    data = models.JSONField(encoder=DjangoJSONEncoder)
    entries_sha256 = models.CharField(_("checksum of the entries"), max_length=64)
    has_invented = models.BooleanField(_("holds invented examples"), default=False)
    ordered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("ordered by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    job = models.OneToOneField(Job, on_delete=models.SET_NULL, null=True, related_name="+")
    file = models.FileField(_("file"), upload_to="accounts", max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    pages = models.PositiveIntegerField(_("pages"), null=True, blank=True)
    validation = models.JSONField(_("verdict"), default=dict, blank=True)

    objects = StatementQuerySet.as_manager()

    class Meta:
        verbose_name = _("statement of accounts")
        verbose_name_plural = _("statements of accounts")
        ordering = ["-taken_at"]

    def __str__(self) -> str:
        return f"{self.project.number} {self.taken_at:%Y-%m-%d} {self.entries_sha256[:8]}"
